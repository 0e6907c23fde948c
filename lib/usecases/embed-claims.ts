import { findArticles } from "../db/articles.ts";
import { findClaims, saveEmbeddings } from "../db/claims.ts";
import { database, inTransaction } from "../db/client.ts";
import { enqueue } from "../db/queue.ts";
import { currentEmbedder } from "./embedding.ts";

/** Give an article's claims their vectors and link anew with them. Does nothing where embeddings are switched off; on failure the links without them stay. */
export async function embedClaims(articleId: number): Promise<void> {
  const embedder = currentEmbedder();
  if (!embedder) return;
  const [article] = await findArticles(database(), { ids: [articleId] });
  if (!article) return;
  const claims = await findClaims(database(), { articleIds: [articleId] });
  if (claims.length === 0) return;
  const vectors = await embedder.embed(claims.map((claim) => claim.quote));
  await inTransaction(async (tx) => {
    await saveEmbeddings(
      tx,
      claims.flatMap(({ id }, i) => (vectors[i] ? [{ id, vector: vectors[i] }] : [])),
      embedder.name,
    );
    // After the vectors of all: each group is then linked once more, not once for every batch.
    await enqueue(tx, "link-claims", { groupId: article.groupId }, { priority: 15 });
  });
}
