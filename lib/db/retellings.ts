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

/**
 * For each of these lead copies those of the groups nearest to its own by words that score at least so much, best first, at most `limit`.
 * Texts that have more than `longest` characters are left out on both sides, and lead copies without any.
 */
export async function findNearTexts(
  db: Database,
  groupIds: readonly number[],
  { leastScore, limit, longest }: { readonly leastScore: number; readonly limit: number; readonly longest: number },
): Promise<Map<number, number[]>> {
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    SELECT own.article_id AS own, array_agg(near.article_id ORDER BY near.score DESC, near.other_id) AS ids
    FROM story_text own JOIN article a ON a.id = own.article_id AND a.text_length <= ${longest}, LATERAL (
      SELECT n.score, n.other_id, t.article_id FROM story_neighbour n JOIN story_text t ON t.group_id = n.other_id
      WHERE n.group_id = own.group_id AND n.score >= ${leastScore}::real ORDER BY n.score DESC, n.other_id LIMIT ${limit}) AS near
    JOIN article b ON b.id = near.article_id AND b.text_length <= ${longest}
    WHERE own.group_id = ANY (${[...groupIds]}::int[]) GROUP BY own.group_id, own.article_id ORDER BY own.group_id`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}

/** Note that these groups were compared at this version. */
export async function markRetellingsRead(db: Database, groupIds: readonly number[], version: number): Promise<void> {
  await db.storyText.updateMany({ where: { groupId: { in: [...groupIds] } }, data: { retoldVersion: version } });
}
