import { countArticleList, findArticleList } from "../../db/article-lists.ts";
import { countArticles, findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import { countCopies } from "../../db/open-pairs.ts";
import { findOutlets, type StoredOutlet } from "../../db/outlets.ts";
import { findRemovalTimes } from "../../db/trash.ts";
import type { ArticleLook, ArticleOrder } from "../../model/article-list.ts";
import { removedBy } from "../../model/decision/stored.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { searchQuery } from "../../text/search-query.ts";
import { letterAt, outletLetters } from "../columns/outlet-letters.ts";
import type { ListedStory } from "../stories/list-stories.ts";
import { storiesOfGroups } from "../stories/stories-of-groups.ts";
import { deletionOf } from "./empty-trash.ts";

/** Articles on one page of the list. */
const PER_PAGE = 50;
/** Pages that the list goes to: what lies further is found by narrowing it. */
const MOST_PAGES = 200;
/** Outlets to narrow the list to; the page of outlets links the others. */
const MOST_OUTLETS = 300;
/** Removed articles shown for bringing back; older ones are in the history. */
const MOST_REMOVED = 20;

export type ListedArticle = {
  readonly article: ArticleSummary;
  readonly letter: string;
  readonly copies: number;
  /** The story that it stands in; undefined while it is not placed. */
  readonly story: ListedStory | undefined;
};

/** What the address asks the list for. */
export type AskedArticles = {
  readonly outlet?: number | "unknown" | undefined;
  readonly words?: string | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly look?: ArticleLook | undefined;
  readonly order?: ArticleOrder | undefined;
  /** From 1. */
  readonly page?: number | undefined;
};

export type ArticlesPage = {
  readonly articles: readonly ListedArticle[];
  /** How many articles the filter leaves, and how many there are. */
  readonly found: number;
  readonly inAll: number;
  readonly page: number;
  readonly pages: number;
  readonly outlets: readonly (StoredOutlet & { readonly letter: string })[];
  /** With the decision to undo, which brings the article back, and when it is deleted for good; null where the trash is kept without end. */
  readonly removed: readonly {
    readonly article: ArticleSummary;
    readonly decision: number;
    readonly deletion: Date | null;
  }[];
};

/** A page of the list of articles, narrowed and ordered; what came in last stands first where nothing else is asked. */
export async function loadArticles(asked: AskedArticles): Promise<ArticlesPage> {
  const db = database();
  const { outlet, words, person, order = "latest", page = 1, ...rest } = asked;
  const filter = {
    ...rest,
    ...(outlet === undefined ? {} : { outletId: outlet === "unknown" ? null : outlet }),
    words: searchQuery(words ?? "") || undefined,
    person: searchQuery(person ?? "") || undefined,
  };
  const found = await countArticleList(db, filter);
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(found / PER_PAGE)));
  const at = Math.min(page, pages);
  const ids = await findArticleList(db, filter, { order, skip: (at - 1) * PER_PAGE, limit: PER_PAGE });
  const outlets = await findOutlets(db, { limit: MOST_OUTLETS });
  return {
    articles: await listArticles(ids),
    found,
    inAll: await countArticles(db),
    page: at,
    pages,
    outlets: outlets.map((each) => ({ ...each, letter: letterAt(each.place) })),
    removed: await findRemoved(),
  };
}

/** These articles as a list shows them, in this order; an id that is not there is left out. */
export async function listArticles(ids: readonly number[]): Promise<ListedArticle[]> {
  const db = database();
  const found = new Map((await findArticles(db, { ids })).map((article) => [article.id, article]));
  const shown = ids.flatMap((id) => found.get(id) ?? []);
  const groups = [...new Set(shown.map((article) => article.groupId))];
  const [letters, copies, stories] = await Promise.all([
    outletLetters(shown.map((article) => article.outletId)),
    countCopies(db, groups),
    storiesOfGroups(groups),
  ]);
  return shown.map((article) => ({
    article,
    letter: (article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?",
    copies: copies.get(article.groupId) ?? 1,
    story: stories.get(article.groupId),
  }));
}

async function findRemoved(): Promise<ArticlesPage["removed"]> {
  const decisions = await findNewestDecisions(database(), "removal", MOST_REMOVED);
  const articles = await findArticles(database(), {
    ids: decisions.flatMap(removedBy),
    removed: true,
  });
  const times = await findRemovalTimes(
    database(),
    articles.map(({ id }) => id),
  );
  const deletionOfArticle = (id: number) => {
    const removedAt = times.get(id);
    return removedAt ? deletionOf(removedAt) : null;
  };
  return decisions.flatMap((decision) =>
    removedBy(decision).flatMap((id) => {
      const article = articles.find((each) => each.id === id);
      return article ? [{ article, decision: decision.id, deletion: deletionOfArticle(id) }] : [];
    }),
  );
}
