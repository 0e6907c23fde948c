import { getReport, saveReport, setReportRemoved, setReportWords } from "../../db/reports.ts";
import { AppError } from "../../model/errors.ts";
import { FROZEN_SCHEMA, type FrozenChoice } from "../../model/report/frozen-page.ts";
import {
  type Arrangement,
  LARGEST_REPORT,
  LONGEST_NAME,
  LONGEST_REPORT_NOTE,
  LONGEST_ROW_NOTE,
  LONGEST_TITLE,
  type ReportWords,
} from "../../model/report/report.ts";
import { decide } from "../decisions/decide.ts";
import { REPORT, reportSubject, reportWordsSubject } from "../decisions/report.ts";
import { freezePage } from "./freeze-page.ts";

/** What a new report is given besides its page; without a title it is called as its page. */
export type NewReportWords = {
  readonly title?: string | undefined;
  readonly madeBy?: string | undefined;
  readonly note?: string | undefined;
  /** Whether the articles' whole texts are kept; else quotations only. */
  readonly texts: boolean;
};

/**
 * Freeze a page as a report: its rows as they stand, hashes of its texts, decisions and versions. Returns the report's number and that of the
 * decision whose undo takes it out again. Throws NOT_FOUND, INVALID_INPUT, and TOO_LARGE where the page is larger than a report may be.
 */
export async function freezeReport(
  choice: FrozenChoice,
  { title = "", madeBy = "", note = "", texts }: NewReportWords,
): Promise<{ report: number; decision: number }> {
  const page = await freezePage(choice, { texts });
  const words = checkedWords({
    title: title.trim() || page.name.slice(0, LONGEST_TITLE),
    madeBy,
    note,
    arrangement: null,
  });
  const stored = JSON.stringify(page);
  if (Buffer.byteLength(stored) > LARGEST_REPORT)
    throw new AppError(
      "TOO_LARGE",
      "This page is larger than a report may be. Choose fewer columns or articles, or keep quotations only. Nothing was frozen.",
    );
  let report = 0;
  const decision = await decide(REPORT, async (tx, lock) => {
    report = await saveReport(tx, {
      ...words,
      kind: choice.kind,
      schema: FROZEN_SCHEMA,
      page: stored,
      texts: page.sources.length,
      rows: page.sections.reduce((sum, { rows }) => sum + rows.length, 0),
    });
    await lock(reportSubject(report));
    return { choices: [{ subject: reportSubject(report), verdict: "frozen", detail: { report, title: words.title } }] };
  });
  return { report, decision };
}

/** Give a report another title, name, note or order of rows; what is not given stays. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT. */
export function editReport(id: number, change: Partial<ReportWords>): Promise<number> {
  return decide(REPORT, async (tx, lock) => {
    const subject = reportWordsSubject(id);
    await lock(subject);
    const { title, madeBy, note, arrangement, page, removed } = await getReport(tx, id);
    if (removed)
      throw new AppError("CONFLICT", "This report was removed. Bring it back in History first. Nothing was changed.");
    const before: ReportWords = { title, madeBy, note, arrangement };
    const words = checkedWords({ ...before, ...change });
    const rows = new Set(page?.sections.flatMap((section) => section.rows.map((row) => row.id)));
    const unknown = words.arrangement?.find(({ row }) => !rows.has(row));
    if (unknown)
      throw new AppError("INVALID_INPUT", `There is no row “${unknown.row}” in this report. Nothing was changed.`);
    return {
      // An edit undone and asked for again changes something again, though the same words may stand in the entry before.
      choices: [{ subject, verdict: "edited", detail: { report: id, title: words.title, words, before }, again: true }],
      effect: () => ({ now: (now) => setReportWords(now, id, words) }),
    };
  });
}

/** Take a report out of the list; nothing of it is deleted, and undo brings it back. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export function removeReport(id: number): Promise<number> {
  return decide(REPORT, async (tx, lock) => {
    const subject = reportSubject(id);
    await lock(subject);
    const { title, removed } = await getReport(tx, id);
    if (removed) throw new AppError("CONFLICT", "This report has been removed already. Nothing was changed.");
    return {
      choices: [{ subject, verdict: "removed", detail: { report: id, title } }],
      effect: () => ({ now: (now) => setReportRemoved(now, id, new Date()) }),
    };
  });
}

function checkedWords({ title, madeBy, note, arrangement }: ReportWords): ReportWords {
  const checked = {
    title: title.replace(/\s+/g, " ").trim(),
    madeBy: madeBy.replace(/\s+/g, " ").trim(),
    note: plainLines(note),
    arrangement: arrangement && onePerRow(arrangement),
  };
  if (!checked.title) throw new AppError("INVALID_INPUT", "Give the report a title. Nothing was changed.");
  refuseLonger("A title", checked.title, LONGEST_TITLE);
  refuseLonger("A name", checked.madeBy, LONGEST_NAME);
  refuseLonger("The note of a report", checked.note, LONGEST_REPORT_NOTE);
  for (const { note: own } of checked.arrangement ?? []) refuseLonger("The note on a row", own, LONGEST_ROW_NOTE);
  if (checked.arrangement?.length === 0)
    throw new AppError("INVALID_INPUT", "Show at least one row. Nothing was changed.");
  return checked;
}

/** A form ends its lines with CRLF. */
function plainLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** A row that is named twice would stand twice. */
function onePerRow(rows: Arrangement): Arrangement {
  const seen = new Set<string>();
  return rows.flatMap(({ row, note }) => {
    if (seen.has(row)) return [];
    seen.add(row);
    return [{ row, note: plainLines(note) }];
  });
}

function refuseLonger(what: string, text: string, most: number): void {
  if (text.length > most)
    throw new AppError(
      "INVALID_INPUT",
      `${what} may have ${most} characters; this one has ${text.length}. Nothing was changed.`,
    );
}
