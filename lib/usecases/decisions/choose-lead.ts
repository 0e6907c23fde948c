import { getArticle } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import { regroup } from "../duplicates/regroup.ts";

/**
 * Let this copy lead its group. The choice binds to the text and holds wherever its group goes.
 * Throws CONFLICT if the article is not in that group. Returns the decision's id.
 */
export async function chooseLead(articleId: number, groupId: number): Promise<number> {
  const article = await getArticle(database(), articleId);
  if (article.groupId !== groupId || article.removed) {
    throw new AppError(
      "CONFLICT",
      `Article ${articleId} is not a copy in group ${groupId} any more. Nothing was changed.`,
    );
  }
  return inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "lead",
      subject: article.textSha256,
      verdict: "lead",
      detail: { articles: [articleId] },
    });
    await regroup(tx, [articleId]);
    return id;
  });
}
