import { getArticle } from "../db/articles.ts";
import { database, inTransaction } from "../db/client.ts";
import { saveDecision } from "../db/decisions.ts";
import { regroup } from "./regroup.ts";

/** Let this copy lead its group. The choice binds to the text and holds wherever its group goes. Returns the decision's id. */
export async function chooseLead(articleId: number): Promise<number> {
  const article = await getArticle(database(), articleId);
  return inTransaction(async (tx) => {
    const id = await saveDecision(tx, { kind: "lead", subject: article.textSha256, verdict: "lead", detail: { articles: [articleId] } });
    await regroup(tx, [articleId]);
    return id;
  });
}
