import { isExcerpt } from "../../model/article.ts";
import { grouped } from "../../model/grouped.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { outletLetters } from "./outlet-letters.ts";

/** What stands above a column of any side-by-side view: an outlet, or an article whose outlet nobody knows. */
export type ColumnLabel = {
  /** "outlet 3" or "article 7"; what addresses carry. */
  readonly key: string;
  /** "?" where the outlet is unknown. */
  readonly letter: string;
  /** The outlet's name, else the article's headline. */
  readonly name: string;
  readonly outletId: number | null;
  /** The group that an article of unknown outlet is in; null for an outlet. */
  readonly groupId: number | null;
};

/** A column with the articles that stand in it. */
export type Column = ColumnLabel & {
  readonly articleIds: readonly number[];
  /** Its articles that lead their group, in the order of import. */
  readonly leads: readonly ArticleSummary[];
};

/** The columns of these articles, in the order of their letters; articles with an unknown outlet come last, each by itself. */
export async function columnsOf(articles: readonly ArticleSummary[]): Promise<Column[]> {
  const letters = await outletLetters(articles.map(({ outletId }) => outletId));
  const columns = [...grouped(articles, columnKey)].map(([key, own]) => {
    const [first] = own;
    const outletId = first?.outletId ?? null;
    return {
      key,
      outletId,
      groupId: outletId === null ? (first?.groupId ?? null) : null,
      name: first?.outlet ?? first?.headline ?? first?.sourceId ?? "",
      articleIds: own.map(({ id }) => id),
      leads: own.filter((article) => article.lead),
      letter: outletId === null ? "" : (letters.get(outletId) ?? ""),
    };
  });
  const named = columns
    .filter((column) => column.letter !== "")
    .toSorted((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter));
  return [...named, ...columns.filter((column) => column.letter === "").map((column) => ({ ...column, letter: "?" }))];
}

/** The column an article stands in. */
export function columnKey(article: Pick<ArticleSummary, "outletId" | "groupId">): string {
  return article.outletId === null ? `article ${article.groupId}` : `outlet ${article.outletId}`;
}

/** Whether nothing of a column was read for claims, since they are read in English only: not found and not read are two things. */
export function isUnread({ leads }: Pick<Column, "leads">): boolean {
  return leads.length > 0 && leads.every(({ language }) => language !== "en");
}

/**
 * What is said where a column has nothing and of an article of it only an excerpt is here: the rest of that article may say it. Null where its
 * texts are whole.
 */
export function excerptSilence({ leads }: Pick<Column, "leads">): string | null {
  const cut = leads.filter(isExcerpt).length;
  if (cut === 0) return null;
  if (cut < leads.length) return `not known: of ${cut} of its ${leads.length} articles only an excerpt is here`;
  return cut === 1
    ? "not known: only an excerpt of this article is here"
    : "not known: only excerpts of these articles are here";
}
