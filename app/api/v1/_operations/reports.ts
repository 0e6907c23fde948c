import { frozenMarkdown, type MarkdownHead } from "../../../../lib/export/frozen-markdown.ts";
import { frozenRows } from "../../../../lib/export/frozen-rows.ts";
import { AppError } from "../../../../lib/model/errors.ts";
import type { FrozenPage, NotedSection } from "../../../../lib/model/report/frozen-page.ts";
import { freezePage } from "../../../../lib/usecases/reports/freeze-page.ts";
import { editReport, freezeReport, removeReport } from "../../../../lib/usecases/reports/freeze-report.ts";
import { loadFrozenText, loadReport, type ReportPage } from "../../../../lib/usecases/reports/load-report.ts";
import { recheckReport } from "../../../../lib/usecases/reports/recheck-report.ts";
import { reportRow } from "../../../../lib/usecases/reports/report-rows.ts";
import { type Answer, subject } from "../_http/operation.ts";
import { DecisionMade, IdParams } from "../_schemas/common.ts";
import {
  PageFileParams,
  PageFileQuery,
  pageChoice,
  RecheckMade,
  ReportBody,
  ReportEditBody,
  ReportEditForm,
  ReportFileQuery,
  ReportMade,
  ReportRow,
  ReportWithPage,
} from "../_schemas/reports.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Reports", description: "Pages frozen with everything they rest on, and whole pages taken along" };
const operation = subject(TAG);

export const reports = [
  listOf("reports", TAG, "Reports, latest first, without their pages", ReportRow),
  operation({
    method: "post",
    path: "/reports",
    id: "freezeReport",
    summary: "Freeze a page as a report; undo takes it out of the list again",
    body: ReportBody,
    answers: { 201: ReportMade },
    work: async ({ body: { choice, title, madeBy, note, texts } }) => {
      const { report, decision } = await freezeReport(choice, { title, madeBy, note, texts });
      const page = `/reports/${report}?done=frozen&undo=${decision}`;
      return { status: 201, body: { report, decision }, location: `/reports/${report}`, page };
    },
  }),
  operation({
    method: "get",
    path: "/reports/{id}",
    id: "getReport",
    summary: "A report with its frozen page, and what was found when it was last looked at again",
    params: IdParams,
    answers: { 200: ReportWithPage },
    work: async ({ params: { id } }) => ({ body: reportObject(await loadReport(id)) }),
  }),
  operation({
    method: "patch",
    path: "/reports/{id}",
    id: "editReport",
    summary: "Give a report another title, name, note or order of rows; the frozen page stays",
    params: IdParams,
    body: ReportEditBody,
    form: ReportEditForm,
    answers: { 200: DecisionMade },
    work: async ({ params: { id }, body: { title, madeBy, note, rows } }) => {
      const decision = await editReport(id, {
        ...(title === undefined ? {} : { title }),
        ...(madeBy === undefined ? {} : { madeBy }),
        ...(note === undefined ? {} : { note }),
        ...(rows === undefined ? {} : { arrangement: rows }),
      });
      return { body: { decision }, done: { word: "saved", decision } };
    },
  }),
  operation({
    method: "delete",
    path: "/reports/{id}",
    id: "removeReport",
    summary: "Take a report out of the list; undo brings it back",
    params: IdParams,
    answers: { 200: DecisionMade },
    work: async ({ params: { id } }) => {
      const decision = await removeReport(id);
      return { body: { decision }, page: `/reports?done=report-removed&undo=${decision}` };
    },
  }),
  operation({
    method: "post",
    path: "/reports/{id}/recheck",
    id: "recheckReport",
    summary: "Look at a report's texts and page again and keep what has changed since",
    params: IdParams,
    answers: { 200: RecheckMade },
    work: async ({ params: { id } }) => ({
      body: { report: id, recheck: await recheckReport(id) },
      done: { word: "rechecked" },
    }),
  }),
  operation({
    method: "get",
    path: "/reports/{id}/file",
    id: "getReportFile",
    summary: "A report as a file: Markdown, JSON with all that was frozen, or its quotations as a table",
    params: IdParams,
    query: ReportFileQuery,
    answers: {},
    asFile: ["md", "json", "csv", "jsonl"],
    work: async ({ params: { id }, query: { format, form } }) => {
      const report = await loadReport(id);
      const name = `report-${id}`;
      if (!report.page) {
        const stored = await loadFrozenText(id);
        return {
          text: (hide) => JSON.stringify(hide({ report: headOf(report), stored: parsed(stored) })),
          name,
          format: "json",
        };
      }
      return fileOf(report.page, report.sections, headOf(report), { name, format, quotesOnly: form === "quotes" });
    },
  }),
  operation({
    method: "get",
    path: "/pages/{kind}/file",
    id: "getPageFile",
    summary: "A whole page as a file: every row with its quotations and their sources, as a report would freeze it",
    params: PageFileParams,
    query: PageFileQuery,
    answers: {},
    asFile: ["md", "json", "csv", "jsonl"],
    work: async ({ params: { kind }, query }) => {
      const choice = pageChoice(kind, query);
      if (!choice)
        throw new AppError("INVALID_INPUT", "Say which page: story=3, group=3, or ids=1,2 for a comparison.");
      const page = await freezePage(choice, { texts: false });
      const head = { title: page.name, facts: [`From Parallax, ${page.address}`], note: "" };
      const { format, form } = query;
      return fileOf(page, page.sections, head, { name: kind, format, quotesOnly: form === "quotes" });
    },
  }),
];

type FileChoice = {
  readonly name: string;
  readonly format: "md" | "json" | "csv" | "jsonl";
  readonly quotesOnly: boolean;
};

/** A page as a file. Whatever the format, outlets are hidden in the page before it is written. */
function fileOf(
  page: FrozenPage,
  sections: readonly NotedSection[],
  head: MarkdownHead,
  { name, format, quotesOnly }: FileChoice,
): Answer {
  if (format === "csv" || format === "jsonl")
    return { rows: inTurn(frozenRows(page, withQuotes(sections, quotesOnly))), name, format };
  if (format === "json")
    return {
      text: (hide) =>
        `${JSON.stringify(hide({ ...head, ...(quotesOnly ? withoutTexts(page) : page), sections }), null, 1)}\n`,
      name,
      format,
    };
  return {
    text: (hide) => {
      const shown = hide({ page, sections, head });
      return frozenMarkdown(shown.page, shown.sections, shown.head, { quotesOnly });
    },
    name,
    format,
  };
}

function withQuotes(sections: readonly NotedSection[], quotesOnly: boolean): readonly NotedSection[] {
  if (!quotesOnly) return sections;
  return sections.map((section) => ({
    ...section,
    rows: section.rows
      .map((row) => ({ ...row, cells: row.cells.filter(({ quotes }) => quotes.length > 0) }))
      .filter(({ cells }) => cells.length > 0),
  }));
}

function withoutTexts(page: FrozenPage): FrozenPage {
  return { ...page, sources: page.sources.map((source) => ({ ...source, text: null })) };
}

/** A page in a shape that nobody reads here is handed on as it is; where it is no JSON any more, as words. */
function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

async function* inTurn<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

function headOf({ title, madeBy, note, frozenAt, id, pageSha256 }: ReportPage): MarkdownHead {
  const by = madeBy ? ` by ${madeBy}` : "";
  return {
    title,
    facts: [
      `Report ${id}, frozen ${frozenAt.toISOString().slice(0, 16).replace("T", ", ")} UTC${by}; check number ${pageSha256}`,
    ],
    note,
  };
}

function reportObject(report: ReportPage): object {
  const { note, arrangement, schema, intact, page, recheck } = report;
  return { ...reportRow(report), note, arrangement, schema, intact, page, recheck };
}
