import type { Surroundings } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows } from "./json-rows.ts";

/** A body sentence as it is stored. */
export type StoredBodySentence = Span & {
  readonly articleId: number;
  readonly position: number;
  readonly text: string;
  readonly lemmas: string[];
};

/** Body sentences of articles in order. */
export async function findSentences(db: Database, articleIds: readonly number[]): Promise<StoredBodySentence[]> {
  if (articleIds.length === 0) return [];
  return jsonRows(
    db,
    Prisma.sql`
      SELECT article_id AS "articleId", position, start_offset AS start, end_offset AS "end", text, lemmas
      FROM sentence WHERE article_id = ANY (${[...articleIds]}::int[]) ORDER BY article_id, position`,
  );
}

/** The first body sentence of each of these articles. */
export async function findFirstSentences(db: Database, articleIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.sentence.findMany({
    where: { articleId: { in: [...articleIds] }, position: 0 },
    select: { articleId: true, text: true },
  });
  return new Map(rows.map(({ articleId, text }) => [articleId, text]));
}

/** What stands around the sentence that begins at `start` of an article, for every body sentence of these articles: by `article:start`. */
export async function findSurroundings(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<string, Surroundings>> {
  const rows = await jsonRows<{ articleId: number; start: number; lemmas: string[] }>(
    db,
    Prisma.sql`
      SELECT article_id AS "articleId", start_offset AS start, lemmas FROM sentence
      WHERE article_id = ANY (${[...articleIds]}::int[]) ORDER BY article_id, position`,
  );
  const counts = new Map<number, number>();
  for (const { articleId } of rows) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  const around = new Map<string, Surroundings>();
  let position = 0;
  for (const [i, { articleId, start }] of rows.entries()) {
    const [before, after] = [rows[i - 1], rows[i + 1]];
    position = before?.articleId === articleId ? position + 1 : 0;
    around.set(`${articleId}:${start}`, {
      place: position / Math.max(1, (counts.get(articleId) ?? 1) - 1),
      before: before?.articleId === articleId ? before.lemmas : [],
      after: after?.articleId === articleId ? after.lemmas : [],
    });
  }
  return around;
}
