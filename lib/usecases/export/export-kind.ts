import type { ExportRow } from "../../export/article-rows.ts";
import { pageFrom, type RowPage, type RowReader } from "./row-places.ts";
import { linkRows, pairRows } from "./rows-best-first.ts";
import {
  articleRows,
  attributionRows,
  claimRows,
  groupRows,
  passagesByArticle,
  profileRows,
} from "./rows-by-article.ts";
import { decisionRows, outletRows, reportRows } from "./rows-of-lists.ts";
import { readStories } from "./rows-of-stories.ts";
import { matrixRows, matterRows, topicRows } from "./rows-of-topics.ts";

/** Tables over everything, for a spreadsheet. */
const SUMMARIES = ["outlets", "profiles", "matrix", "decisions", "reports"] as const;
/** What can be exported. The shape and order of each kind's rows are part of the interface. */
export const EXPORT_KINDS = [
  "articles",
  "passages",
  "pairs",
  "groups",
  "attributions",
  "claims",
  "links",
  "topics",
  "matters",
  "stories",
  ...SUMMARIES,
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Rows read at a time by an export of all, so that memory stays flat whatever the size of the collection. */
const AT_ONCE = 500;

const READERS: Readonly<Record<ExportKind, RowReader>> = {
  articles: articleRows,
  passages: passagesByArticle,
  pairs: pairRows,
  groups: groupRows,
  attributions: attributionRows,
  claims: claimRows,
  links: linkRows,
  topics: topicRows,
  matters: matterRows,
  stories: readStories,
  outlets: outletRows,
  profiles: profileRows,
  matrix: matrixRows,
  decisions: decisionRows,
  reports: reportRows,
};

/** Every object of a kind, one by one, in a stable order. Articles that were removed are left out. */
export async function* exportKind(kind: ExportKind): AsyncGenerator<ExportRow> {
  for await (const { row } of READERS[kind](undefined, AT_ONCE)) yield row;
}

/**
 * A page of the rows that the export has, `limit` at most, behind the place that the page before gave as `next`; null where nothing follows.
 * A place names rows and not their number, so that page 1,000 costs what page 1 costs. Throws INVALID_INPUT where `after` is no place.
 */
export async function listKind(
  kind: ExportKind,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<RowPage> {
  return pageFrom(READERS[kind], { after, limit }, AT_ONCE);
}
