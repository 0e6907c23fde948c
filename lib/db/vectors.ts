import type { Database } from "./client.ts";

/** Vectors that a mean is made of at most: more change it in the third figure. */
const MEAN_SAMPLE = 5000;

/** Store vectors of claims with the name of the model that made them. */
export async function saveEmbeddings(
  db: Database,
  vectors: readonly { id: number; vector: Float32Array }[],
  embeddedBy: string,
): Promise<void> {
  if (vectors.length === 0) return;
  const [ids, texts] = [vectors.map(({ id }) => id), vectors.map(({ vector }) => `{${vector.join(",")}}`)];
  await db.$executeRaw`
    UPDATE claim SET embedding = given.vector::real[], embedded_by = ${embeddedBy}
    FROM (SELECT unnest(${ids}::int[]) AS id, unnest(${texts}::text[]) AS vector) AS given WHERE claim.id = given.id`;
}

/** Bytes before the first number of a one-dimensional array as Postgres sends it, and of each number: its length, then the number. */
const ARRAY_HEAD = 20;
const ARRAY_ENTRY = 8;

/** The vectors of claims that this embedder made, by claim. Read as bytes: parsing the numbers from text took half of the linking. */
export async function findEmbeddings(
  db: Database,
  ids: readonly number[],
  embeddedBy: string,
): Promise<Map<number, Float32Array>> {
  const rows = await db.$queryRaw<{ id: number; sent: Uint8Array }[]>`
    SELECT id, array_send(embedding) AS sent FROM claim
    WHERE id = ANY (${[...ids]}) AND embedded_by = ${embeddedBy} AND cardinality(embedding) > 0 ORDER BY id`;
  return new Map(rows.map(({ id, sent }) => [id, vectorOf(sent)]));
}

function vectorOf(sent: Uint8Array): Float32Array {
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const vector = new Float32Array((sent.byteLength - ARRAY_HEAD) / ARRAY_ENTRY);
  for (let i = 0; i < vector.length; i++) vector[i] = view.getFloat32(ARRAY_HEAD + i * ARRAY_ENTRY + 4);
  return vector;
}

/** How many claims of articles shown each embedder has made a vector for; null counts those without one. */
export async function countVectors(db: Database): Promise<{ embeddedBy: string | null; claims: number }[]> {
  const rows = await db.claim.groupBy({ by: ["embeddedBy"], where: { article: { removedAt: null } }, _count: true });
  return rows.map(({ embeddedBy, _count }) => ({ embeddedBy, claims: _count }));
}

/** How many claims of lead copies have a vector of this model and length. */
export async function countEmbedded(db: Database, embeddedBy: string, dimensions: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL
    WHERE c.embedded_by = ${embeddedBy} AND cardinality(c.embedding) = ${dimensions}`;
  return row?.n ?? 0;
}

/**
 * The average of one model's vectors over the claims of lead copies; over an even sample of them in a large collection
 * (the first by key, which is a hash, so that the sample is the same each time and favours no text).
 */
export async function averageEmbedding(db: Database, embeddedBy: string, dimensions: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ value: number }[]>`
    SELECT avg(v) AS value FROM (
      SELECT c.embedding FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL
      WHERE c.embedded_by = ${embeddedBy} AND cardinality(c.embedding) = ${dimensions} ORDER BY c.key, c.id LIMIT ${MEAN_SAMPLE}
    ) sample, unnest(sample.embedding) WITH ORDINALITY AS part(v, i) GROUP BY i ORDER BY i`;
  return rows.map((row) => row.value);
}

/** Articles shown that have a claim without a vector of this model, oldest first, `limit` at most after the last one seen. */
export async function findArticlesWithoutVectors(
  db: Database,
  embeddedBy: string,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM article a WHERE a.id > ${after} AND a.removed_at IS NULL AND EXISTS (
      SELECT 1 FROM claim c WHERE c.article_id = a.id AND c.embedded_by IS DISTINCT FROM ${embeddedBy})
    ORDER BY a.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
