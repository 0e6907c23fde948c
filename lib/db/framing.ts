import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** Replace an article's framing profile. */
export async function saveProfile(tx: Database, articleId: number, profile: object, lexiconVersion: string, version: number): Promise<void> {
  const values = { profile: profile as Prisma.InputJsonObject, lexiconVersion, version };
  await tx.framingProfile.upsert({ where: { articleId }, create: { articleId, ...values }, update: values });
}

/** Stored profiles by article, with the version of the word lists that made them. */
export async function findProfiles(db: Database, articleIds: readonly number[]): Promise<Map<number, { profile: unknown; lexiconVersion: string }>> {
  const rows = await db.framingProfile.findMany({ where: { articleId: { in: [...articleIds] } } });
  return new Map(rows.map((row) => [row.articleId, { profile: row.profile as unknown, lexiconVersion: row.lexiconVersion }]));
}
