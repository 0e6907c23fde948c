import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What is still known of an article that was deleted for good. */
export type DeletedArticle = {
  readonly id: number;
  readonly sourceId: string;
  readonly headline: string | null;
  readonly deletedAt: Date;
};

/** What the row of an import says whose article was deleted for good. */
export const DELETED_FOR_GOOD = "It was removed, lay in the trash, and was then deleted for good.";

/** Since when each of these articles lies in the trash; those that do not are left out. */
export async function findRemovalTimes(db: Database, ids: readonly number[]): Promise<Map<number, Date>> {
  const rows = await db.article.findMany({
    where: { id: { in: [...ids] }, removedAt: { not: null } },
    select: { id: true, removedAt: true },
  });
  return new Map(rows.flatMap(({ id, removedAt }) => (removedAt ? [[id, removedAt] as const] : [])));
}

/** What was removed leaves its story by a job, which corrects the counts of words too: until then it is not deleted. */
const OUT_OF_STORIES = Prisma.sql`NOT EXISTS (SELECT 1 FROM story_text t WHERE t.article_id = a.id)`;

/** Articles that were removed before a time, those that have lain there longest first, `limit` at most. */
export async function findOldTrash(db: Database, before: Date, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM article a WHERE removed_at IS NOT NULL AND removed_at < ${before} AND ${OUT_OF_STORIES} ORDER BY removed_at, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Delete removed articles with everything that was read from them, and their bytes where no other article has the same; of each stays a row
 * that says what it was. One that has been brought back meanwhile, or was removed after `before`, is left alone. Returns how many were deleted.
 */
export async function deleteForGood(tx: Database, ids: readonly number[], before: Date, now: Date): Promise<number> {
  const those = [...ids];
  const gone = await tx.$queryRaw<{ id: number; document: number }[]>`
    SELECT id, document_id AS document FROM article a
    WHERE id = ANY (${those}::int[]) AND removed_at IS NOT NULL AND removed_at < ${before} AND ${OUT_OF_STORIES} ORDER BY id FOR UPDATE`;
  if (gone.length === 0) return 0;
  const deleted = gone.map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO deleted_article (article_id, text_sha256, source_id, headline, removed_at, deleted_at)
    SELECT id, text_sha256, source_id, headline, removed_at, ${now} FROM article WHERE id = ANY (${deleted}::int[])`;
  await tx.$executeRaw`UPDATE import_file SET error = ${DELETED_FOR_GOOD} WHERE article_id = ANY (${deleted}::int[])`;
  await tx.$executeRaw`DELETE FROM article WHERE id = ANY (${deleted}::int[])`;
  // Locked by a statement before, so that an article which an import makes of the same bytes at this moment is seen by the second.
  const documents = gone.map(({ document }) => document);
  await tx.$queryRaw`SELECT id FROM document WHERE id = ANY (${documents}::int[]) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`
    DELETE FROM document WHERE id = ANY (${documents}::int[]) AND NOT EXISTS (SELECT 1 FROM article WHERE document_id = document.id)`;
  return deleted.length;
}

/**
 * Delete the fingerprints and lines of articles that were deleted for good, of 500 at most. They are found by reading their whole tables, since
 * no other read of them goes by article; so that is done once for many, and while nobody waits for a lock.
 */
export async function sweepDeleted(db: Database): Promise<void> {
  const [any] = await db.$queryRaw<unknown[]>`SELECT 1 FROM deleted_article WHERE NOT swept LIMIT 1`;
  if (!any) return;
  await db.$executeRaw`
    WITH gone AS (SELECT article_id FROM deleted_article WHERE NOT swept ORDER BY article_id LIMIT 500),
      prints AS (DELETE FROM fingerprint f USING gone WHERE f.article_id = gone.article_id),
      lines AS (DELETE FROM line l USING gone WHERE l.article_id = gone.article_id)
    UPDATE deleted_article d SET swept = true FROM gone WHERE d.article_id = gone.article_id`;
}

/** What is known of those of these articles that were deleted for good, in no order. */
export async function findDeleted(db: Database, ids: readonly number[]): Promise<DeletedArticle[]> {
  if (ids.length === 0) return [];
  const rows = await db.deletedArticle.findMany({ where: { articleId: { in: [...ids] } } });
  return rows.map(({ articleId: id, sourceId, headline, deletedAt }) => ({ id, sourceId, headline, deletedAt }));
}
