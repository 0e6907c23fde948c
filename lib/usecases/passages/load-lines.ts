import { database } from "../../db/client.ts";
import { getLearnedLine, listLearnedLines } from "../../db/lines.ts";
import { AppError } from "../../model/errors.ts";
import type { LearnedLine } from "../../model/line.ts";

/** Most lines on the page; the latest are those that a reader may want to look at. */
const MOST = 500;

/** A learned line with the number of articles that hold it. */
export type LineEntry = LearnedLine & { readonly articles: number };

/** The lines that are no part of an article wherever they stand, latest first. */
export function loadLines(): Promise<LineEntry[]> {
  return listLearnedLines(database(), { limit: MOST });
}

/** A page of these lines, latest first, after the one that the last page ended with. Throws INVALID_INPUT where that is no line. */
export function listLines(page: { after?: string | undefined; limit: number }): Promise<LineEntry[]> {
  const { after, limit } = page;
  if (after === undefined) return listLearnedLines(database(), { limit });
  if (!/^-?\d{1,19}$/.test(after))
    throw new AppError(
      "INVALID_INPUT",
      "“after” is not a place in this list. Use what “next” said on the page before.",
    );
  return listLearnedLines(database(), { limit, after: BigInt(after) });
}

/** One such line. Throws NOT_FOUND. */
export function showLine(hash: bigint): Promise<LineEntry> {
  return getLearnedLine(database(), hash);
}
