import { getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findOutlets } from "../../db/outlets.ts";
import type { ArticleSummary } from "../../model/stored.ts";

/** Outlets to choose from; others can be typed. */
const MOST_OFFERED = 300;

/** What the form for correcting an article needs: the article, and the names of outlets to choose from. Throws NOT_FOUND. */
export async function loadArticleEdit(id: number): Promise<{ article: ArticleSummary; outlets: string[] }> {
  const article = await getArticle(database(), id);
  return { article, outlets: (await findOutlets(database(), { limit: MOST_OFFERED })).map((outlet) => outlet.name) };
}
