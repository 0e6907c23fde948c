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

/** Articles shown whose profile was made with other word lists or by another version, oldest first. */
export async function findStaleProfiles(db: Database, lexiconVersion: string, version: number): Promise<number[]> {
  const rows = await db.framingProfile.findMany({
    where: { article: { removedAt: null }, OR: [{ lexiconVersion: { not: lexiconVersion } }, { version: { not: version } }] },
    select: { articleId: true },
    orderBy: { articleId: "asc" },
  });
  return rows.map(({ articleId }) => articleId);
}

/** How many articles' profiles each set of word lists made, most first; removed articles left out. */
export async function countProfiles(db: Database): Promise<{ lexiconVersion: string; articles: number }[]> {
  const rows = await db.framingProfile.groupBy({ by: ["lexiconVersion"], where: { article: { removedAt: null } }, _count: true });
  return rows.map((row) => ({ lexiconVersion: row.lexiconVersion, articles: row._count })).toSorted((a, b) => b.articles - a.articles);
}

/** How many lead copies have a profile. */
export async function countLeadProfiles(db: Database): Promise<number> {
  return db.framingProfile.count({ where: { article: { removedAt: null, lead: true } } });
}

/** How often each listed word was counted in the newest lead copies, by list and term. */
export async function countTerms(
  db: Database,
  lists: readonly string[],
  mostArticles: number,
): Promise<{ list: string; term: string; uses: number }[]> {
  return db.$queryRaw`
    SELECT list, hit->>'term' AS term, count(*)::int AS uses
    FROM (SELECT f.profile FROM framing_profile f JOIN article a ON a.id = f.article_id AND a.lead AND a.removed_at IS NULL
          ORDER BY a.id DESC LIMIT ${mostArticles}) newest
    CROSS JOIN unnest(${[...lists]}::text[]) AS list
    CROSS JOIN LATERAL jsonb_array_elements(newest.profile->'hits'->list) AS hit GROUP BY 1, 2`;
}
