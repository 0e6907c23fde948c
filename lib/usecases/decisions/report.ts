import { getReport, setReportRemoved, setReportWords } from "../../db/reports.ts";
import type { KindOfDecision } from "./kind.ts";
import { nothingToRestore } from "./nothing-to-restore.ts";

/** A report frozen, removed, or given other words. That it is there and what it says are two subjects, so that each has its own undo. */
export const REPORT: KindOfDecision<"report"> = {
  kind: "report",
  differsBy: ["words"],
  restore: async (tx, { verdict, detail: { report, before } }) => {
    if (report === undefined) throw nothingToRestore();
    await getReport(tx, report);
    if (verdict !== "edited")
      return { now: (now) => setReportRemoved(now, report, verdict === "removed" ? null : new Date()) };
    if (!before) throw nothingToRestore();
    return { now: (now) => setReportWords(now, report, before) };
  },
  tell: ({ verdict, detail: { report, title = "" } }) => {
    const name = report === undefined ? "a report" : { name: title || `report ${report}`, href: `/reports/${report}` };
    if (verdict === "frozen") return ["A page was frozen as the report ", name, "."];
    if (verdict === "removed") return ["The report ", name, " was removed from the list. Nothing of it is deleted."];
    return ["The report ", name, " was given another title, note or order of rows. What was frozen stayed."];
  },
};

/** The subject of whether a report is there, and that of what its author says. */
export const reportSubject = (id: number): string => String(id);
export const reportWordsSubject = (id: number): string => `${id} words`;
