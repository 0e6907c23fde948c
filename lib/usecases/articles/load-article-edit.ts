import { findAlikeOutlets, getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findOutlets } from "../../db/outlets.ts";
import { MOST_ALIKE } from "../../model/limits.ts";
import type { ArticleSummary } from "../../model/stored.ts";

/** Outlets to choose from; others can be typed. */
const MOST_OFFERED = 300;

/** What the form for correcting an article needs: the article, the names of outlets to choose from, and how many others have its outlet from the same kind of source. Throws NOT_FOUND. */
export async function loadArticleEdit(
  id: number,
): Promise<{ article: ArticleSummary; outlets: string[]; alike: number }> {
  const article = await getArticle(database(), id);
  const outlets = (await findOutlets(database(), { limit: MOST_OFFERED })).map((outlet) => outlet.name);
  return { article, outlets, alike: (await findAlikeOutlets(database(), id, MOST_ALIKE)).length };
}
