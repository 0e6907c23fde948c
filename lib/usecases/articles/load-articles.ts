import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import { countCopies } from "../../db/open-pairs.ts";
import { findOutlets, type StoredOutlet } from "../../db/outlets.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { letterAt, outletLetters } from "../columns/outlet-letters.ts";

/** Articles on one page of the list. */
const PER_PAGE = 50;
/** Outlets to narrow the list to; the page of outlets links the others. */
const MOST_OUTLETS = 300;
/** Removed articles shown for bringing back; older ones are in the history. */
const MOST_REMOVED = 20;

export type ListedArticle = { readonly article: ArticleSummary; readonly letter: string; readonly copies: number };

export type ArticlesPage = {
  readonly articles: readonly ListedArticle[];
  /** Id to go on after, or null on the last page. */
  readonly next: number | null;
  readonly outlets: readonly (StoredOutlet & { readonly letter: string })[];
  /** With the decision to undo, which brings the article back. */
  readonly removed: readonly { readonly article: ArticleSummary; readonly decision: number }[];
};

/** The list of articles, of one outlet or of unknown outlet where asked, in the order of import. */
export async function loadArticles({
  outlet,
  after = 0,
}: {
  outlet?: number | "unknown";
  after?: number;
}): Promise<ArticlesPage> {
  const db = database();
  const filter = outlet === undefined ? {} : { outletId: outlet === "unknown" ? null : outlet };
  // One more than is shown tells whether there is a next page.
  const found = await findArticles(db, { ...filter, after, limit: PER_PAGE + 1 });
  const shown = found.slice(0, PER_PAGE);
  const outlets = await findOutlets(db, { limit: MOST_OUTLETS });
  const letters = await outletLetters(shown.map((article) => article.outletId));
  const copies = await countCopies(db, [...new Set(shown.map((article) => article.groupId))]);
  return {
    articles: shown.map((article) => ({
      article,
      letter: (article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?",
      copies: copies.get(article.groupId) ?? 1,
    })),
    next: found.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null,
    outlets: outlets.map((each) => ({ ...each, letter: letterAt(each.place) })),
    removed: await findRemoved(),
  };
}

async function findRemoved(): Promise<ArticlesPage["removed"]> {
  const decisions = await findNewestDecisions(database(), "removal", MOST_REMOVED);
  const articles = await findArticles(database(), {
    ids: decisions.map((decision) => Number(decision.subject)).filter(Number.isSafeInteger),
    removed: true,
  });
  return decisions.flatMap((decision) => {
    const article = articles.find((each) => each.id === Number(decision.subject));
    return article ? [{ article, decision: decision.id }] : [];
  });
}
