import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** Two groups and the score that they report one event. */
export type StoredNeighbour = { readonly groupId: number; readonly otherId: number; readonly score: number };

/** A neighbour list holds no more; see lib/stories/find-neighbours.ts. */
const NEIGHBOURS = 24;

/** Put a group under these terms of the inverted index, and no others. */
export async function saveIndexTerms(
  tx: Database,
  groups: readonly { readonly groupId: number; readonly terms: readonly string[] }[],
): Promise<void> {
  const ids = groups.map(({ groupId }) => groupId);
  await tx.storyTerm.deleteMany({ where: { groupId: { in: ids } } });
  await tx.$executeRaw`
    INSERT INTO story_term (term, group_id)
    SELECT term, group_id FROM json_to_recordset(${toJson(groups.map(({ groupId, terms }) => ({ group_id: groupId, terms })))}::json)
      AS new(group_id int, terms text[]), unnest(terms) AS term
    ON CONFLICT DO NOTHING`;
}

/** For each of these groups the others that share at least two of its terms, most shared first, at most `limit` each. */
export async function findStoryCandidates(
  db: Database,
  groups: readonly { readonly groupId: number; readonly terms: readonly string[] }[],
  limit: number,
): Promise<Map<number, number[]>> {
  const wanted = toJson(groups.map(({ groupId, terms }) => ({ group_id: groupId, terms })));
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    SELECT own.group_id AS own, ARRAY(
      SELECT t.group_id FROM story_term t WHERE t.term = ANY (own.terms) AND t.group_id <> own.group_id
      GROUP BY t.group_id HAVING count(*) >= 2 ORDER BY count(*) DESC, t.group_id LIMIT ${limit}) AS ids
    FROM json_to_recordset(${wanted}::json) AS own(group_id int, terms text[])`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}

/**
 * Replace the neighbours of some groups, both ways: a newcomer enters the lists of those it found too, and pushes out their weakest, so
 * that the lists depend on what is there and not on the order in which it came.
 */
export async function saveNeighbours(
  tx: Database,
  groupIds: readonly number[],
  pairs: readonly StoredNeighbour[],
): Promise<void> {
  await tx.storyNeighbour.deleteMany({
    where: { OR: [{ groupId: { in: [...groupIds] } }, { otherId: { in: [...groupIds] } }] },
  });
  const rows = new Map<string, StoredNeighbour>();
  for (const { groupId, otherId, score } of pairs) {
    rows.set(`${groupId} ${otherId}`, { groupId, otherId, score });
    rows.set(`${otherId} ${groupId}`, { groupId: otherId, otherId: groupId, score });
  }
  const stored = [...rows.values()].map(({ groupId, otherId, score }) => ({
    group_id: groupId,
    other_id: otherId,
    score,
  }));
  await tx.$executeRaw`
    INSERT INTO story_neighbour (group_id, other_id, score)
    SELECT * FROM json_to_recordset(${toJson(stored)}::json) AS new(group_id int, other_id int, score real) ON CONFLICT DO NOTHING`;
  const touched = [...new Set([...rows.values()].map(({ groupId }) => groupId))];
  await tx.$executeRaw`
    DELETE FROM story_neighbour n USING (
      SELECT group_id, other_id, row_number() OVER (PARTITION BY group_id ORDER BY score DESC, other_id) AS place
      FROM story_neighbour WHERE group_id = ANY (${touched})) AS ranked
    WHERE ranked.place > ${NEIGHBOURS} AND n.group_id = ranked.group_id AND n.other_id = ranked.other_id`;
}

/**
 * Let the lists of these groups be these, which were found while others may have come in: groups with a number above `upTo` were not looked at and keep
 * their places, and groups that are gone by now are left out. What stays as it was is not written.
 */
export async function replaceNeighbours(
  tx: Database,
  groupIds: readonly number[],
  pairs: readonly StoredNeighbour[],
  upTo: number,
): Promise<void> {
  const found = Prisma.sql`SELECT * FROM unnest(${pairs.map(({ groupId }) => groupId)}::int[], ${pairs.map(({ otherId }) => otherId)}::int[],
    ${pairs.map(({ score }) => score)}::real[]) AS new(group_id, other_id, score)`;
  const ids = [...groupIds];
  await tx.$executeRaw`
    WITH new AS MATERIALIZED (${found})
    DELETE FROM story_neighbour n WHERE n.group_id = ANY (${ids}::int[]) AND n.other_id <= ${upTo}
      AND NOT EXISTS (SELECT 1 FROM new WHERE new.group_id = n.group_id AND new.other_id = n.other_id)`;
  await tx.$executeRaw`
    INSERT INTO story_neighbour AS n (group_id, other_id, score)
    SELECT new.group_id, new.other_id, new.score FROM (${found}) AS new
    JOIN story_text own ON own.group_id = new.group_id JOIN story_text other ON other.group_id = new.other_id
    ON CONFLICT (group_id, other_id) DO UPDATE SET score = EXCLUDED.score WHERE n.score <> EXCLUDED.score`;
  await tx.$executeRaw`
    DELETE FROM story_neighbour n USING (
      SELECT group_id, other_id, row_number() OVER (PARTITION BY group_id ORDER BY score DESC, other_id) AS place
      FROM story_neighbour WHERE group_id IN (
        SELECT late.group_id FROM story_neighbour late WHERE late.group_id = ANY (${ids}::int[]) AND late.other_id > ${upTo})) AS ranked
    WHERE ranked.place > ${NEIGHBOURS} AND n.group_id = ranked.group_id AND n.other_id = ranked.other_id`;
}

/** The neighbours of these groups, best first. */
export async function findNeighboursOfGroups(db: Database, groupIds: readonly number[]): Promise<StoredNeighbour[]> {
  return jsonRows(
    db,
    Prisma.sql`
      SELECT group_id AS "groupId", other_id AS "otherId", score FROM story_neighbour
      WHERE group_id = ANY (${[...groupIds]}::int[]) ORDER BY score DESC, other_id, group_id`,
  );
}
