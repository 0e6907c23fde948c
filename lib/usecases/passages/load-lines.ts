import { database } from "../../db/client.ts";
import { listLearnedLines } from "../../db/lines.ts";
import type { LearnedLine } from "../../model/line.ts";

/** Most lines on the page; the latest are those that a reader may want to look at. */
const MOST = 500;

/** A learned line with the number of articles that hold it. */
export type LineEntry = LearnedLine & { readonly articles: number };

/** The lines that are no part of an article wherever they stand, latest first. */
export function loadLines(): Promise<LineEntry[]> {
  return listLearnedLines(database(), { limit: MOST });
}
