import type { ExportRow } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";
import { type ExportKind, exportKind } from "./export-kind.ts";

/** A place in the rows of a kind: after `seen` rows of that article, or of all where the kind does not go by article. */
const CURSOR = /^(\d{1,9})-(\d{1,9})$/;

/**
 * A page of the rows that the export has, `limit` at most, after the cursor that the page before gave.
 * The cursor names an article and not a number of rows, so that page 1,000 costs what page 1 costs.
 */
export async function listKind(
  kind: ExportKind,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: ExportRow[]; next: string | null }> {
  let { article, seen } = cursorOf(after);
  let skip = seen;
  const [begin, rows] = [article, [] as ExportRow[]];
  for await (const row of exportKind(kind, { fromArticle: article })) {
    const own = typeof row.article === "number" ? row.article : 0;
    if (own === begin && skip > 0) {
      skip -= 1;
      continue;
    }
    if (rows.length === limit) return { rows, next: `${article}-${seen}` };
    if (own !== article) [article, seen] = [own, 0];
    seen += 1;
    rows.push(row);
  }
  return { rows, next: null };
}

function cursorOf(after: string | undefined): { article: number; seen: number } {
  if (after === undefined) return { article: 0, seen: 0 };
  const [, article, seen] = CURSOR.exec(after) ?? [];
  if (article === undefined || seen === undefined) {
    throw new AppError(
      "INVALID_INPUT",
      "“after” is not a place in this list. Use what “next” said on the page before.",
    );
  }
  return { article: Number(article), seen: Number(seen) };
}
