import type { ArticleSummary } from "../../model/stored.ts";
import { outletLetters } from "./outlet-letters.ts";

/** A column of any side-by-side view: an outlet, or an article whose outlet nobody knows. */
export type Column = {
  /** "outlet 3" or "article 7"; what addresses carry. */
  readonly key: string;
  readonly letter: string;
  /** The outlet's name, else the article's headline. */
  readonly name: string;
  readonly outletId: number | null;
  readonly articleIds: readonly number[];
  /** Its articles that lead their group, in the order of import. */
  readonly leads: readonly ArticleSummary[];
};

/** The columns of these articles, in the order of their letters; articles with an unknown outlet come last, each by itself. */
export async function columnsOf(articles: readonly ArticleSummary[]): Promise<Column[]> {
  const letters = await outletLetters();
  const keys = [...new Set(articles.map(columnKey))];
  const columns = keys.map((key) => {
    const own = articles.filter((article) => columnKey(article) === key);
    const leads = own.filter((article) => article.lead);
    const [first] = own;
    const outletId = first?.outletId ?? null;
    const name = first?.outlet ?? first?.headline ?? first?.sourceId ?? "";
    return {
      key,
      name,
      outletId,
      articleIds: own.map(({ id }) => id),
      leads,
      letter: outletId === null ? "" : (letters.get(outletId) ?? ""),
    };
  });
  const named = columns
    .filter((column) => column.letter !== "")
    .toSorted((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter));
  return [...named, ...columns.filter((column) => column.letter === "").map((column) => ({ ...column, letter: "?" }))];
}

/** The column an article stands in. */
export function columnKey(article: Pick<ArticleSummary, "id" | "outletId" | "groupId">): string {
  return article.outletId === null ? `article ${article.groupId}` : `outlet ${article.outletId}`;
}
