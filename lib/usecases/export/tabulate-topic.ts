import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { getTopic } from "../../db/topics.ts";
import { columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { claimColumns } from "./claim-columns.ts";

/** Every claim of a topic, row by row: what is said, by whom, where it stands. Throws NOT_FOUND. */
export async function tabulateTopic(id: number): Promise<Record<string, unknown>[]> {
  const db = database();
  const topic = await getTopic(db, id);
  const claims = await findClaims(db, { ids: topic.matters.flatMap((matter) => matter.claimIds) });
  const own = await findArticles(db, { ids: [...new Set(claims.map(({ articleId }) => articleId))] });
  // With their copies: of an article whose outlet nobody knows the first copy names the column.
  const columns = await columnsOf(
    await findArticles(db, { groupIds: [...new Set(own.map(({ groupId }) => groupId))] }),
  );
  const articles = new Map(own.map((article) => [article.id, article]));
  return topic.matters.flatMap((matter, i) =>
    claims
      .filter((claim) => matter.claimIds.includes(claim.id))
      .map((claim) => {
        const article = articles.get(claim.articleId);
        const column = columns.find((each) => article && each.key === columnKey(article));
        return {
          topic: id,
          row: i + 1,
          matter: matter.name,
          letter: column?.letter,
          outlet: column?.name,
          publishedAt: article?.publishedAt ?? null,
          ...claimColumns(claim),
        };
      }),
  );
}
