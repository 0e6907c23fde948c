import { findTexts, getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { articleRow, type ExportRow, passageRows } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_CHOSEN } from "../../model/limits.ts";

/** One article with its passages as the API shows it, removed or not. Throws NOT_FOUND. */
export async function showArticle(id: number): Promise<ExportRow> {
  const article = await getArticle(database(), id);
  const { groupId, lead, removed } = article;
  return { ...articleRow(article), group: groupId, lead, removed, passages: passageRows(article) };
}

/** Chosen articles as the export has them, oldest first; one that is not here or was removed is left out. Throws INVALID_INPUT for too many. */
export async function showArticles(ids: readonly number[]): Promise<ExportRow[]> {
  const chosen = [...new Set(ids)];
  if (chosen.length > MOST_CHOSEN)
    throw new AppError(
      "INVALID_INPUT",
      `At most ${MOST_CHOSEN} articles are exported by choice. Export all, or choose fewer.`,
    );
  return (await findTexts(database(), chosen)).filter(({ removed }) => !removed).map((article) => articleRow(article));
}
