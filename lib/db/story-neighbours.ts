import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** Two groups and the score that they report one event. */
export type StoredNeighbour = { readonly groupId: number; readonly otherId: number; readonly score: number };

/** A neighbour list holds no more; see lib/stories/find-neighbours.ts. */
const NEIGHBOURS = 24;

/** Put groups under these terms of the inverted index, and no others. */
export async function saveIndexTerms(
  tx: Database,
  groups: readonly { readonly groupId: number; readonly terms: readonly string[] }[],
): Promise<void> {
  if (groups.length === 0) return;
  const rows = groups.map(({ groupId, terms }) => ({ group_id: groupId, terms }));
  await tx.$executeRaw`
    WITH asked AS MATERIALIZED (SELECT * FROM json_to_recordset(${toJson(rows)}::json) AS each(group_id int, terms text[])),
    gone AS (DELETE FROM story_term t USING asked WHERE t.group_id = asked.group_id AND NOT t.term = ANY (asked.terms))
    INSERT INTO story_term (term, group_id) SELECT unnest(terms), group_id FROM asked ON CONFLICT DO NOTHING`;
}

/** A group with the terms by which it looks up others: those that few have, and those of large events. */
export type LookedUp = {
  readonly groupId: number;
  readonly rare: readonly string[];
  readonly bursting: readonly string[];
};

/** For each of these groups the others that share at least two of its terms of either kind, most shared first, at most `limits` of each kind. */
export async function findStoryCandidates(
  db: Database,
  groups: readonly LookedUp[],
  limits: { readonly rare: number; readonly bursting: number },
): Promise<Map<number, number[]>> {
  const wanted = toJson(groups.map(({ groupId, rare, bursting }) => ({ group_id: groupId, rare, bursting })));
  const sharing = (terms: Prisma.Sql, limit: number) => Prisma.sql`ARRAY(
      SELECT t.group_id FROM story_term t WHERE t.term = ANY (${terms}) AND t.group_id <> own.group_id
      GROUP BY t.group_id HAVING count(*) >= 2 ORDER BY count(*) DESC, t.group_id LIMIT ${limit})`;
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    SELECT own.group_id AS own, ${sharing(Prisma.sql`own.rare`, limits.rare)} || ${sharing(Prisma.sql`own.bursting`, limits.bursting)} AS ids
    FROM json_to_recordset(${wanted}::json) AS own(group_id int, rare text[], bursting text[])`;
  return new Map(rows.map(({ own, ids }) => [own, [...new Set(ids)]]));
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
  const own = [...groupIds];
  // As lists of numbers, by which the index is asked: an OR with a query in it would read the whole table.
  const touched = [...new Set(pairs.flatMap(({ groupId, otherId }) => [groupId, otherId]))];
  const rows = pairs.map(({ groupId, otherId, score }) => ({ a: groupId, b: otherId, score }));
  await tx.$executeRaw`
    WITH pair AS MATERIALIZED (SELECT * FROM json_to_recordset(${toJson(rows)}::json) AS each(a int, b int, score real)),
    new AS MATERIALIZED (
      SELECT group_id, other_id, max(score) AS score
      FROM (SELECT a AS group_id, b AS other_id, score FROM pair UNION ALL SELECT b, a, score FROM pair) AS both_ways GROUP BY 1, 2),
    listed AS (
      SELECT group_id, other_id, score FROM new
      UNION ALL SELECT n.group_id, n.other_id, n.score FROM story_neighbour n
      WHERE n.group_id = ANY (${touched}::int[]) AND NOT n.group_id = ANY (${own}::int[]) AND NOT n.other_id = ANY (${own}::int[])),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY group_id ORDER BY score DESC, other_id) AS place FROM listed),
    kept AS MATERIALIZED (SELECT group_id, other_id, score FROM ranked WHERE place <= ${NEIGHBOURS}),
    gone AS (
      DELETE FROM story_neighbour n WHERE (n.group_id = ANY (${[...new Set([...own, ...touched])]}::int[]) OR n.other_id = ANY (${own}::int[]))
        AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.group_id = n.group_id AND kept.other_id = n.other_id))
    INSERT INTO story_neighbour AS n (group_id, other_id, score)
    SELECT group_id, other_id, score FROM kept JOIN new USING (group_id, other_id, score)
    ON CONFLICT (group_id, other_id) DO UPDATE SET score = EXCLUDED.score WHERE n.score <> EXCLUDED.score`;
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
