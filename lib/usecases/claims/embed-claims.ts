import { isMeanDue } from "../../claims/link/vectors.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database, inTransaction } from "../../db/client.ts";
import { enqueue, enqueueAll } from "../../db/queue.ts";
import { averageEmbedding, countEmbedded, findArticlesWithoutVectors, saveEmbeddings } from "../../db/vectors.ts";
import type { Embedder } from "../../model/embedder.ts";
import { pagesAfter } from "../../model/pages.ts";
import { currentEmbedder } from "./current-embedder.ts";
import {
  isEmbeddingWell,
  loadCorpusMean,
  noteEmbeddingFailure,
  noteEmbeddingSuccess,
  saveCorpusMean,
} from "./embedding-state.ts";

/** Articles queued by one statement. */
const AT_ONCE = 2000;
/** After the vectors of all: each group is then linked once more, not once for every batch. */
const AFTER_VECTORS = 15;

/**
 * Give an article's claims their vectors and link anew with them. Does nothing where embeddings are switched off. Where the provider fails, the
 * links by words alone stay, the failure is kept for the pages to tell, and the error goes on to the queue, which tries again a few times.
 */
export async function embedClaims(articleId: number): Promise<void> {
  const embedder = currentEmbedder();
  if (!embedder) return;
  const [article] = await findArticles(database(), { ids: [articleId] });
  if (!article) return;
  const claims = await findClaims(database(), { articleIds: [articleId] });
  if (claims.length === 0) return;
  const vectors = await embedOrNote(
    embedder,
    claims.map((claim) => claim.quote),
  );
  await inTransaction(async (tx) => {
    await saveEmbeddings(
      tx,
      claims.flatMap(({ id }, i) => (vectors[i] ? [{ id, vector: vectors[i] }] : [])),
      embedder.name,
    );
    await enqueue(tx, "link-claims", { groupId: article.groupId }, { priority: AFTER_VECTORS });
    if (await noteEmbeddingSuccess(tx, embedder.name)) await catchUp(tx, embedder.name);
  });
  await renewMean(embedder);
}

async function embedOrNote(embedder: Embedder, sentences: readonly string[]): Promise<readonly Float32Array[]> {
  try {
    return await embedder.embed(sentences);
  } catch (error) {
    await noteEmbeddingFailure(database(), embedder.name, error);
    throw error;
  }
}

/**
 * Queue the texts whose claims lack a vector of the embedder in use, for when a worker starts: jobs may have given up while the provider
 * was away, and EMBEDDINGS_PROVIDER may name another one than last time. Asks for no text while the last call of this embedder went well.
 */
export async function embedMissing(): Promise<void> {
  const embedder = currentEmbedder();
  if (!embedder) return;
  await inTransaction(async (tx) => {
    if (!(await isEmbeddingWell(tx, embedder.name))) await catchUp(tx, embedder.name);
  });
}

/** Texts whose jobs gave up while the provider was away are queued again, now that it answers. */
async function catchUp(tx: Parameters<typeof enqueueAll>[0], provider: string): Promise<void> {
  const pages = pagesAfter(
    (after: number | undefined) => findArticlesWithoutVectors(tx, provider, { after, limit: AT_ONCE }),
    (articleId) => articleId,
  );
  for await (const page of pages) {
    await enqueueAll(
      tx,
      page.map((articleId) => ({ name: "embed-claims", payload: { articleId }, priority: 10 })),
    );
  }
}

async function renewMean({ name: provider, dimensions }: Embedder): Promise<void> {
  const db = database();
  const count = await countEmbedded(db, provider, dimensions);
  if (!isMeanDue(await loadCorpusMean(db), { provider, dimensions, count })) return;
  await saveCorpusMean(db, { provider, count, mean: await averageEmbedding(db, provider, dimensions) });
}
