import type { ExportRow } from "../../export/article-rows.ts";
import type { ReportHead } from "../../model/report/report.ts";

/** A report as the export and the API list it. */
export function reportRow({ id, frozenAt, recheck, ...report }: ReportHead): ExportRow {
  const { kind, title, madeBy, texts, rows, pageSha256 } = report;
  return {
    report: id,
    kind,
    title,
    madeBy,
    frozenAt: frozenAt.toISOString(),
    texts,
    rows,
    pageSha256,
    recheckedAt: recheck?.at ?? null,
  };
}
