import type { ClaimLink } from "../model/claim.ts";
import type { StoryRow, Strength } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** A row to store: its number comes from the row that held most of its claims before. */
export type RowToSave = Omit<StoryRow, "matter" | "story">;
/** A link inside a story to store. */
export type StoryLinkToSave = ClaimLink & { readonly strength: Strength; readonly by: string };

/**
 * A row with its claims of articles that are shown. Each claim is looked up by its number, because asked for with a join Postgres read the claims
 * of the whole collection, for each row anew where it had not counted them yet.
 */
const ROW_WITH_CLAIMS = Prisma.sql`
  m.id AS matter, coalesce(m.story_id, 0) AS story, m.name, m.strength, m.by, m.reason, ARRAY(
    SELECT held.claim_id FROM matter_claim held WHERE held.matter_id = m.id AND (
      SELECT a.lead AND a.removed_at IS NULL FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = held.claim_id)
    ORDER BY held.claim_id) AS claims`;

/** The rows of a story in their order, sure ones first, at most `limit`; with the claims of articles that are shown. */
export async function findStoryRows(db: Database, storyId: number, limit: number): Promise<StoryRow[]> {
  return jsonRows(
    db,
    Prisma.sql`SELECT ${ROW_WITH_CLAIMS} FROM matter m WHERE m.story_id = ${storyId} ORDER BY m.position, m.id LIMIT ${limit}`,
  );
}

/** Rows of all stories, by story and number, at most `limit` after the last one seen. */
export async function findStoryRowsAfter(
  db: Database,
  after: { readonly story: number; readonly matter: number },
  limit: number,
): Promise<StoryRow[]> {
  return jsonRows(
    db,
    Prisma.sql`
      SELECT ${ROW_WITH_CLAIMS} FROM matter m WHERE (m.story_id, m.id) > (${after.story}::int, ${after.matter}::int)
      ORDER BY m.story_id, m.id LIMIT ${limit}`,
  );
}

/** How many rows of each strength these stories have. */
export async function countStoryRows(
  db: Database,
  storyIds: readonly number[],
): Promise<Map<number, { readonly sure: number; readonly perhaps: number }>> {
  const counts = await db.matter.groupBy({
    by: ["storyId", "strength"],
    where: { storyId: { in: [...storyIds] } },
    _count: true,
  });
  const found = new Map<number, { sure: number; perhaps: number }>();
  for (const { storyId, strength, _count } of counts) {
    if (storyId === null) continue;
    const own = found.get(storyId) ?? { sure: 0, perhaps: 0 };
    found.set(storyId, { ...own, [strength]: _count });
  }
  return found;
}

/** `alone` are articles between which no other link may stand: those that were made before the articles came into one story go. */
type StoryToSave = {
  readonly rows: readonly RowToSave[];
  readonly links: readonly StoryLinkToSave[];
  readonly version: number;
  readonly alone?: readonly number[];
};

/**
 * Make these the links inside a story, and these its rows. A row keeps its number while it keeps most of its claims, so that an address stays
 * valid. Claims that another job has just read anew are left out: that job asks for the story's rows again.
 */
export async function saveStoryRows(
  tx: Database,
  storyId: number,
  { rows, links, version, alone = [] }: StoryToSave,
): Promise<void> {
  const wanted = [...new Set([...rows.flatMap(({ claims }) => claims), ...links.flatMap(({ a, b }) => [a, b])])];
  const living = new Set(
    (
      await tx.$queryRaw<{ id: number }[]>`SELECT id FROM claim WHERE id = ANY (${wanted}) ORDER BY id FOR KEY SHARE`
    ).map(({ id }) => id),
  );
  // Disputes inside one article stay: nobody asked a model about them.
  if (alone.length > 0)
    await tx.$executeRaw`
      DELETE FROM link USING claim a, claim b WHERE link.story_id IS NULL AND link.a_id = a.id AND link.b_id = b.id
        AND a.article_id <> b.article_id AND a.article_id = ANY (${[...alone]}) AND b.article_id = ANY (${[...alone]})`;
  const isShown = await isLaidBy(tx, storyId, version);
  await saveLinks(
    tx,
    storyId,
    links.filter(({ a, b }) => living.has(a) && living.has(b)),
    version,
  );
  await saveRows(
    tx,
    storyId,
    rows.map((row) => ({ ...row, claims: row.claims.filter((id) => living.has(id)) })),
    isShown,
  );
}

/** Whether the rows that stand were made by this version: then their names are those that readers know. */
async function isLaidBy(tx: Database, storyId: number, version: number): Promise<boolean> {
  return (await tx.story.count({ where: { id: storyId, laidVersion: version } })) > 0;
}

async function saveLinks(
  tx: Database,
  storyId: number,
  links: readonly StoryLinkToSave[],
  version: number,
): Promise<void> {
  const [as, bs] = [links.map(({ a }) => a), links.map(({ b }) => b)];
  // With the story's own those across stories between claims that have come into one.
  await tx.$executeRaw`
    WITH own AS (DELETE FROM link WHERE story_id = ${storyId})
    DELETE FROM link USING (SELECT unnest(${as}::int[]) AS a, unnest(${bs}::int[]) AS b) AS given
    WHERE link.a_id = given.a AND link.b_id = given.b`;
  const stored = links.map(({ a, b, score, evidence, strength, by }) => ({
    a_id: a,
    b_id: b,
    relation: evidence[0]?.relation ?? "told-differently",
    evidence,
    score,
    strength,
    by,
  }));
  await tx.$executeRaw`
    INSERT INTO link (a_id, b_id, relation, evidence, score, version, story_id, strength, by)
    SELECT a_id, b_id, relation, evidence, score, ${version}, ${storyId}, strength, by FROM json_to_recordset(${toJson(stored)}::json)
      AS new(a_id int, b_id int, relation text, evidence jsonb, score float8, strength text, by text)
    ON CONFLICT DO NOTHING`;
}

/** `keepNames`: a row that stood keeps its name, so that a newcomer or a choice renames nothing; one that a model read takes the model's. */
async function saveRows(tx: Database, storyId: number, rows: readonly RowToSave[], keepNames: boolean): Promise<void> {
  const before = await jsonRows<{ id: number; claims: number[] }>(
    tx,
    Prisma.sql`
      SELECT m.id, ARRAY(SELECT held.claim_id FROM matter_claim held WHERE held.matter_id = m.id ORDER BY held.claim_id) AS claims
      FROM matter m WHERE m.story_id = ${storyId} ORDER BY m.id`,
  );
  const numbers = numbersKept(before, rows);
  const kept = numbers.flatMap((id) => id ?? []);
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM matter WHERE story_id = ${storyId} AND id <> ALL (${kept}::int[]))
    DELETE FROM matter_claim WHERE matter_id = ANY (${kept}::int[])`;
  const fresh = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('matter', 'id'))::int AS id FROM generate_series(1, ${rows.length - kept.length}::int)`;
  const numbered = rows.map((row, position) => ({ ...row, position, id: numbers[position] ?? fresh.shift()?.id ?? 0 }));
  // All in one statement each: a story has hundreds of rows, and one by one most of the time of a newcomer was this.
  const columns = numbered.map(({ id, name, strength, by, reason, position }) => ({
    id,
    name,
    strength,
    by,
    reason,
    position,
  }));
  await tx.$executeRaw`
    INSERT INTO matter (id, story_id, name, strength, by, reason, position)
    SELECT id, ${storyId}, name, strength, by, reason, position FROM json_to_recordset(${toJson(columns)}::json)
      AS new(id int, name text, strength text, by text, reason text, position int)
    ON CONFLICT (id) DO UPDATE SET
      name = CASE WHEN ${keepNames} AND matter.name <> '' AND EXCLUDED.by NOT LIKE 'model:%' AND matter.by NOT LIKE 'model:%'
        THEN matter.name ELSE EXCLUDED.name END, strength = EXCLUDED.strength, by = EXCLUDED.by, reason = EXCLUDED.reason,
      position = EXCLUDED.position`;
  const held = numbered.flatMap(({ id, claims }) => claims.map((claim) => ({ claim_id: claim, matter_id: id })));
  await tx.$executeRaw`
    INSERT INTO matter_claim (claim_id, matter_id)
    SELECT claim_id, matter_id FROM json_to_recordset(${toJson(held)}::json) AS new(claim_id int, matter_id int) ON CONFLICT DO NOTHING`;
}

/** For each row the number of the earlier row that shares most claims with it; each number once, null where none is left. */
function numbersKept(
  before: readonly { readonly id: number; readonly claims: readonly number[] }[],
  rows: readonly RowToSave[],
): (number | null)[] {
  const holders = new Map<number, number[]>();
  for (const [at, { claims }] of before.entries())
    for (const claim of claims) holders.set(claim, [...(holders.get(claim) ?? []), at]);
  const shared = rows.flatMap(({ claims }, row) => {
    const counts = new Map<number, number>();
    for (const claim of claims) for (const at of holders.get(claim) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
    return [...counts].map(([at, count]) => ({ row, at, count }));
  });
  shared.sort((x, y) => y.count - x.count || x.at - y.at || x.row - y.row);
  const numbers: (number | null)[] = rows.map(() => null);
  const taken = new Set<number>();
  for (const { row, at } of shared) {
    if (numbers[row] !== null || taken.has(at)) continue;
    taken.add(at);
    numbers[row] = before[at]?.id ?? null;
  }
  return numbers;
}
