import { findArticleList } from "../../db/article-lists.ts";
import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findStoriesOfGroups, findStoryArticles } from "../../db/stories.ts";
import { MOST_CHOSEN } from "../../model/limits.ts";
import { searchQuery } from "../../text/search-query.ts";
import { type ListedArticle, listArticles } from "./load-articles.ts";

/** Articles offered at once. */
const MOST_OFFERED = 12;

/** What a page that compares articles shows for choosing them. */
export type ArticleChoice = {
  /** Those in the address that are here, in its order. */
  readonly chosen: readonly ListedArticle[];
  /** What to add: those with the words typed; else those of the same stories; else what came in last. */
  readonly offered: readonly ListedArticle[];
  readonly by: "words" | "story" | "latest";
  readonly words: string;
};

/** The articles chosen so far, and some to add to them. */
export async function loadChoice(ids: readonly number[], typed: string): Promise<ArticleChoice> {
  const words = searchQuery(typed);
  const chosen = await listArticles([...new Set(ids)].slice(0, MOST_CHOSEN));
  const isNew = (id: number) => !chosen.some(({ article }) => article.id === id);
  const mates = words ? [] : (await storyMates(chosen)).filter(isNew);
  const by = words ? "words" : mates.length > 0 ? "story" : "latest";
  const page = { order: "latest", skip: 0, limit: MOST_OFFERED + chosen.length } as const;
  const found = by === "story" ? mates : await findArticleList(database(), { words: words || undefined }, page);
  return { chosen, offered: await listArticles(found.filter(isNew).slice(0, MOST_OFFERED)), by, words: typed };
}

/** Copies of the chosen articles, then the other articles of their stories, one outlet's after the other's. */
async function storyMates(chosen: readonly ListedArticle[]): Promise<number[]> {
  const db = database();
  const groups = chosen.map(({ article }) => article.groupId);
  if (groups.length === 0) return [];
  const stories = [...new Set((await findStoriesOfGroups(db, groups)).values())];
  const [copies, mates] = [await findArticles(db, { groupIds: groups }), await findStoryArticles(db, stories)];
  return [...new Set([...copies.map(({ id }) => id), ...mates.map(({ articleId }) => articleId)])];
}
