import type { Database } from "./client.ts";

/** A group whose lead copy was not compared with its nearest yet. */
export type UnreadRetelling = { readonly groupId: number; readonly articleId: number };

/** Groups that were not compared for rewrites at this version, at most `limit`, the first imported first. */
export function findUnreadRetellings(db: Database, version: number, limit: number): Promise<UnreadRetelling[]> {
  return db.storyText.findMany({
    where: { retoldVersion: { lt: version } },
    select: { groupId: true, articleId: true },
    orderBy: { groupId: "asc" },
    take: limit,
  });
}

/** The lead copies of the groups that are nearest to one by words and score at least so much, best first, at most `limit`. */
export async function findNearTexts(
  db: Database,
  groupId: number,
  leastScore: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.storyNeighbour.findMany({
    where: { groupId, score: { gte: leastScore } },
    select: { other: { select: { articleId: true } } },
    orderBy: [{ score: "desc" }, { otherId: "asc" }],
    take: limit,
  });
  return rows.map(({ other }) => other.articleId);
}

/** Note that these groups were compared at this version. */
export async function markRetellingsRead(db: Database, groupIds: readonly number[], version: number): Promise<void> {
  await db.storyText.updateMany({ where: { groupId: { in: [...groupIds] } }, data: { retoldVersion: version } });
}
