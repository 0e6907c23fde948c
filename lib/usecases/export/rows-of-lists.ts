import type { ExportRow } from "../../export/article-rows.ts";
import { pagesAfter } from "../../model/pages.ts";
import { listDecisions } from "../decisions/list-decisions.ts";
import { type ListedOutlet, listOutlets } from "../outlets/load-outlets.ts";
import { listReports } from "../reports/load-report.ts";
import { reportRow } from "../reports/report-rows.ts";
import { fromPlace, type RowReader, toPlace } from "./row-places.ts";

/** Outlets with what their articles count to; copies count once. A rate is null where too few words were read. A place is an outlet's first article. */
export const outletRows: RowReader = async function* (after, atOnce) {
  const [begin] = fromPlace<[number]>(after, 1) ?? [0];
  const pages = pagesAfter(
    (last: number | undefined) => listOutlets({ after: last ?? begin, limit: atOnce }),
    ({ first }) => first,
  );
  for await (const page of pages) {
    for (const outlet of page) yield { place: toPlace(outlet.first), row: outletRow(outlet) };
  }
};

/** An outlet as the export and the API show it. */
export function outletRow(outlet: ListedOutlet): ExportRow {
  const { id, letter, name, articles, copies, counts, hedges, obligation } = outlet;
  return {
    outletId: id,
    letter,
    outlet: name,
    articles,
    copies,
    bodyWords: counts.bodyWords,
    wordsRead: counts.read,
    hedges: counts.hedges,
    hedgesPerThousand: hedges?.perThousand ?? null,
    obligation: counts.obligation,
    obligationPerThousand: obligation?.perThousand ?? null,
    links: counts.links,
  };
}

/** The log of decisions, latest first. A place is a decision. */
export const decisionRows: RowReader = async function* (after, atOnce) {
  const [begin] = fromPlace<[number]>(after, 1) ?? [];
  const pages = pagesAfter(
    (last: number | undefined) => {
      const before = last ?? begin;
      return listDecisions({ ...(before === undefined ? {} : { before }), limit: atOnce });
    },
    ({ decision }) => decision,
  );
  for await (const page of pages) for (const row of page) yield { place: toPlace(row.decision), row };
};

/** Reports that are not removed, latest first, without their pages. A place is a report. */
export const reportRows: RowReader = async function* (after, atOnce) {
  const [begin] = fromPlace<[number]>(after, 1) ?? [];
  const pages = pagesAfter(
    (last: number | undefined) => {
      const before = last ?? begin;
      return listReports({ ...(before === undefined ? {} : { before }), limit: atOnce });
    },
    ({ id }) => id,
  );
  for await (const page of pages)
    for (const report of page) yield { place: toPlace(report.id), row: reportRow(report) };
};
