import { getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { articleRow, type ExportRow, passageRows } from "../../export/article-rows.ts";

/** One article with its passages as the API shows it, removed or not. Throws NOT_FOUND. */
export async function showArticle(id: number): Promise<ExportRow> {
  const article = await getArticle(database(), id);
  const { groupId, lead, removed } = article;
  return { ...articleRow(article), group: groupId, lead, removed, passages: passageRows(article) };
}
