import { database } from "../../db/client.ts";
import { findReports, getReport } from "../../db/reports.ts";
import { AppError } from "../../model/errors.ts";
import type { FrozenPage, NotedSection } from "../../model/report/frozen-page.ts";
import type { ReportHead, StoredReport } from "../../model/report/report.ts";

export type ReportPage = Omit<StoredReport, "stored" | "removed"> & {
  /** The sections with the rows that the author shows, in the author's order; sections without a row are left out. */
  readonly sections: readonly NotedSection[];
  /** Rows of the frozen page that the author does not show. */
  readonly hidden: number;
};

/** A report as its author shows it. Throws NOT_FOUND, also where it was removed. */
export async function loadReport(id: number): Promise<ReportPage> {
  const { stored, removed, ...report } = await getReport(database(), id);
  if (removed)
    throw new AppError("NOT_FOUND", `Report ${id} was removed. History lists it, and there it can be brought back.`);
  const sections = report.page ? arrangedSections(report.page, report) : [];
  const shown = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return { ...report, sections, hidden: report.page ? report.rows - shown : 0 };
}

/** The frozen text of a report as it is stored, for one whose shape nobody reads any more. Throws NOT_FOUND. */
export async function loadFrozenText(id: number): Promise<string> {
  return (await getReport(database(), id)).stored;
}

/** Reports of a page of the list. */
const PER_PAGE = 50;

/** A page of the list of reports, latest first. `next` is what to ask for as `before`. */
export async function loadReports(before?: number): Promise<{ reports: ReportHead[]; next: number | null }> {
  const reports = await listReports({ ...(before === undefined ? {} : { before }), limit: PER_PAGE });
  return { reports, next: reports.length === PER_PAGE ? (reports.at(-1)?.id ?? null) : null };
}

/** Reports that are not removed, latest first. `before` is the last one seen. */
export function listReports(page: { before?: number; limit: number }): Promise<ReportHead[]> {
  return findReports(database(), page);
}

/** Sections keep their order and rows theirs inside a section: a count is no point, and stands under its own head. */
function arrangedSections(page: FrozenPage, { arrangement }: Pick<ReportHead, "arrangement">): NotedSection[] {
  const places = new Map(arrangement?.map(({ row, note }, at) => [row, { at, note }]));
  return page.sections
    .map((section) => ({
      ...section,
      rows: section.rows
        .filter(({ id }) => arrangement === null || places.has(id))
        .map((row) => ({ ...row, note: places.get(row.id)?.note ?? "" }))
        .toSorted((a, b) => (places.get(a.id)?.at ?? 0) - (places.get(b.id)?.at ?? 0)),
    }))
    .filter(({ rows }) => rows.length > 0);
}
