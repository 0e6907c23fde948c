import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** Note which version of which step the derived rows of articles come from. */
export async function setVersion(
  db: Database,
  ids: readonly number[],
  step: "rolesVersion" | "similarityVersion" | "claimsVersion" | "linksVersion",
  version: number,
): Promise<void> {
  await db.article.updateMany({ where: { id: { in: [...ids] } }, data: { [step]: version } });
}

type Versions = {
  readonly roles: number;
  readonly similarity: number;
  readonly claims: number;
  readonly links: number;
};

const olderThan = (versions: Versions): Prisma.ArticleWhereInput => ({
  OR: [
    { rolesVersion: { lt: versions.roles } },
    { similarityVersion: { lt: versions.similarity } },
    { claimsVersion: { lt: versions.claims } },
    { linksVersion: { lt: versions.links } },
  ],
});

/**
 * Articles shown whose derived rows are older than these versions, all articles shown where none are given; oldest first, `limit` at most
 * after the last one seen, with the words of their texts.
 */
export async function findStale(
  db: Database,
  versions: Versions | null,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<{ id: number; words: number }[]> {
  return db.article.findMany({
    where: { removedAt: null, id: { gt: after }, ...(versions ? olderThan(versions) : {}) },
    select: { id: true, words: true },
    orderBy: { id: "asc" },
    take: limit,
  });
}

/** How many articles shown have derived rows older than these versions. */
export function countStale(db: Database, versions: Versions): Promise<number> {
  return db.article.count({ where: { removedAt: null, ...olderThan(versions) } });
}

/** Which version of each step an article's derived rows come from; 0: the step has not been done yet. */
export async function findSteps(
  db: Database,
  ids: readonly number[],
): Promise<Map<number, { roles: number; similarity: number; claims: number; links: number }>> {
  const rows = await db.article.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, rolesVersion: true, similarityVersion: true, claimsVersion: true, linksVersion: true },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        roles: row.rolesVersion,
        similarity: row.similarityVersion,
        claims: row.claimsVersion,
        links: row.linksVersion,
      },
    ]),
  );
}

/**
 * Texts that are not compared or read for claims yet, and files that nobody has opened yet: each `most` at the most, since beyond that a reader
 * only wants to know that there are many.
 */
export async function countUnread(db: Database, most: number): Promise<{ texts: number; files: number }> {
  const [row] = await db.$queryRaw<{ texts: number; files: number }[]>`
    SELECT
      (SELECT count(*) FROM (
        SELECT 1 FROM article WHERE removed_at IS NULL AND (similarity_version = 0 OR claims_version = 0) LIMIT ${most}) t)::int AS texts,
      (SELECT count(*) FROM (SELECT 1 FROM waiting_file WHERE NOT failed LIMIT ${most}) f)::int AS files`;
  return row ?? { texts: 0, files: 0 };
}
