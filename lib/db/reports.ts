import { createHash } from "node:crypto";
import { AppError } from "../model/errors.ts";
import type { FrozenKind } from "../model/report/frozen-page.ts";
import { readFrozenPage } from "../model/report/read-frozen-page.ts";
import {
  arrangement,
  type Recheck,
  type ReportHead,
  type ReportWords,
  recheck,
  type StoredReport,
} from "../model/report/report.ts";
import type { Database } from "./client.ts";
import { Prisma, type Report } from "./generated/client.ts";

/** What lists read of a report: all but the page, which may be megabytes. */
const HEAD = {
  id: true,
  kind: true,
  title: true,
  madeBy: true,
  note: true,
  arrangement: true,
  frozenAt: true,
  texts: true,
  rows: true,
  pageSha256: true,
  recheck: true,
} as const;

/** A report to be saved: its page as the text that is kept, and what lists tell of it. */
export type NewReport = ReportWords & {
  readonly kind: FrozenKind;
  readonly schema: number;
  readonly page: string;
  readonly texts: number;
  readonly rows: number;
};

/** Save a frozen page as a report. Returns its number. */
export async function saveReport(tx: Database, report: NewReport): Promise<number> {
  const { arrangement: rows, ...rest } = report;
  const made = await tx.report.create({
    data: { ...rest, pageSha256: hashOf(report.page), arrangement: jsonOf(rows) },
    select: { id: true },
  });
  return made.id;
}

/** Reports that are not removed, latest first, `limit` at most. `before` is the last one seen. */
export async function findReports(
  db: Database,
  { before = 2_147_483_647, limit }: { before?: number; limit: number },
): Promise<ReportHead[]> {
  const where = { id: { lt: before }, removedAt: null };
  const rows = await db.report.findMany({ where, select: HEAD, orderBy: { id: "desc" }, take: limit });
  return rows.map(toHead);
}

/** A report with its page, removed or not. Throws NOT_FOUND. */
export async function getReport(db: Database, id: number): Promise<StoredReport> {
  const row = await db.report.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", `There is no report ${id}.`);
  const intact = hashOf(row.page) === row.pageSha256;
  return {
    ...toHead(row),
    schema: row.schema,
    page: intact ? readFrozenPage(row.schema, row.page) : null,
    stored: row.page,
    intact,
    removed: row.removedAt !== null,
  };
}

/** Change what an author says of a report. The frozen page has no way to be changed. */
export async function setReportWords(tx: Database, id: number, words: ReportWords): Promise<void> {
  const { arrangement: rows, ...rest } = words;
  await tx.report.update({ where: { id }, data: { ...rest, arrangement: jsonOf(rows) } });
}

/** Take a report out of the list, or bring it back with null. */
export async function setReportRemoved(tx: Database, id: number, removedAt: Date | null): Promise<void> {
  await tx.report.update({ where: { id }, data: { removedAt } });
}

/** Keep what was found when a report's texts were looked at again; what was found before is replaced. */
export async function saveRecheck(db: Database, id: number, found: Recheck): Promise<void> {
  await db.report.update({ where: { id }, data: { recheck: found } });
}

function toHead(row: Pick<Report, keyof typeof HEAD>): ReportHead {
  return {
    ...row,
    kind: row.kind as FrozenKind,
    arrangement: arrangement.nullable().catch(null).parse(row.arrangement),
    // What an older version found and this one cannot read is found again with one click.
    recheck: recheck.nullable().catch(null).parse(row.recheck),
  };
}

function jsonOf(rows: ReportWords["arrangement"]): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return rows === null ? Prisma.DbNull : rows;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
