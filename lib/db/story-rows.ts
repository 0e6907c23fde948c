import type { ClaimLink } from "../model/claim.ts";
import type { LaidStory, StoryRow, Strength } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";
import type { StoredLink } from "./links.ts";

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

/** Links between two of these claims of articles shown that show a difference or that a person made, best first: what rows tell of links. */
export async function findTellingLinks(db: Database, claimIds: readonly number[]): Promise<StoredLink[]> {
  if (claimIds.length === 0) return [];
  const own = Prisma.sql`${[...claimIds]}::int[]`;
  return jsonRows(
    db,
    // A sum is looked up in no index: for each claim its links are read once, and not once for each other claim.
    Prisma.sql`
      SELECT a_id AS a, b_id AS b, score, relation, story_id AS story, strength, by, evidence FROM link
      WHERE a_id = ANY (${own}) AND b_id + 0 = ANY (${own}) AND (by = 'person' OR relation NOT IN ('told-differently', 'same-statement'))
      ORDER BY score DESC, a_id, b_id`,
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
  /** One without evidence stands already, with the evidence that it has. */
  readonly links: readonly StoryLinkToSave[];
  readonly version: number;
  /** Whether a row that stood keeps its name, so that a newcomer or a choice renames nothing; one that a model read takes the model's. */
  readonly keepNames: boolean;
  readonly laid: LaidStory;
  readonly alone?: readonly number[];
};

/**
 * Make these the links inside a story, and these its rows, and note how far they go. A row keeps its number while it keeps most of its claims, so
 * that an address stays valid, and only what is other than what stands is written: a newcomer leaves most of it. Claims that another job has just
 * read anew are left out: that job asks for the story's rows again. False, and nothing is written, where a link that is to stand is gone.
 */
export async function saveStoryRows(
  tx: Database,
  storyId: number,
  { rows, links, alone = [], ...how }: StoryToSave,
): Promise<boolean> {
  const wanted = [...new Set([...rows.flatMap(({ claims }) => claims), ...links.flatMap(({ a, b }) => [a, b])])];
  const standing = links.filter(({ evidence }) => evidence.length === 0);
  const [found] = await jsonRows<{ living: number[]; before: RowBefore[]; standing: number }>(
    tx,
    Prisma.sql`
      WITH living AS MATERIALIZED (SELECT id FROM claim WHERE id = ANY (${wanted}::int[]) ORDER BY id FOR KEY SHARE)
      SELECT ARRAY(SELECT id FROM living) AS living,
        (SELECT coalesce(json_agg(own ORDER BY id), '[]') FROM (
          SELECT m.id, ARRAY(SELECT held.claim_id FROM matter_claim held WHERE held.matter_id = m.id ORDER BY held.claim_id) AS claims
          FROM matter m WHERE m.story_id = ${storyId}) AS own) AS before,
        (SELECT count(*)::int FROM unnest(${standing.map(({ a }) => a)}::int[], ${standing.map(({ b }) => b)}::int[]) AS kept(a, b)
          JOIN link ON a_id = a AND b_id = b AND story_id = ${storyId}) AS standing`,
  );
  if ((found?.standing ?? 0) < standing.length) return false;
  const living = new Set(found?.living);
  // Disputes inside one article stay: nobody asked a model about them.
  if (alone.length > 0)
    await tx.$executeRaw`
      DELETE FROM link USING claim a, claim b WHERE link.story_id IS NULL AND link.a_id = a.id AND link.b_id = b.id
        AND a.article_id <> b.article_id AND a.article_id = ANY (${[...alone]}) AND b.article_id = ANY (${[...alone]})`;
  await saveLinks(
    tx,
    storyId,
    links.filter(({ a, b }) => living.has(a) && living.has(b)),
    how.version,
  );
  await saveRows(
    tx,
    storyId,
    rows.map((row) => ({ ...row, claims: row.claims.filter((id) => living.has(id)) })),
    found?.before ?? [],
    how,
  );
  return true;
}

/** Those that stand get their new score and strength; the others are made, also where a link across stories has come into this one. */
async function saveLinks(
  tx: Database,
  storyId: number,
  links: readonly StoryLinkToSave[],
  version: number,
): Promise<void> {
  const kept = links.filter(({ evidence }) => evidence.length === 0);
  const given = new Map(links.map((link) => [`${link.a} ${link.b}`, link]));
  const fresh = [...given.values()].filter(({ evidence }) => evidence.length > 0);
  const scored = kept.map(({ a, b, score, strength }) => ({ a, b, score, strength }));
  const made = fresh.map(({ a, b, score, evidence, strength, by }) => ({
    ...{ a, b, score, evidence, strength, by },
    relation: evidence[0]?.relation ?? "told-differently",
  }));
  await tx.$executeRaw`
    WITH kept AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${toJson(scored)}::json) AS old(a int, b int, score float8, strength text)),
    fresh AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${toJson(made)}::json)
        AS new(a int, b int, relation text, evidence jsonb, score float8, strength text, by text)),
    gone AS (
      DELETE FROM link WHERE story_id = ${storyId} AND (a_id, b_id) NOT IN (SELECT a, b FROM kept UNION ALL SELECT a, b FROM fresh)),
    moved AS (
      UPDATE link SET score = kept.score, strength = kept.strength FROM kept
      WHERE a_id = a AND b_id = b AND (link.score, link.strength) IS DISTINCT FROM (kept.score, kept.strength))
    INSERT INTO link (a_id, b_id, relation, evidence, score, version, story_id, strength, by)
    SELECT a, b, relation, evidence, score, ${version}, ${storyId}, strength, by FROM fresh
    ON CONFLICT (a_id, b_id) DO UPDATE SET relation = EXCLUDED.relation, evidence = EXCLUDED.evidence, score = EXCLUDED.score,
      version = EXCLUDED.version, story_id = EXCLUDED.story_id, strength = EXCLUDED.strength, by = EXCLUDED.by`;
}

type RowBefore = { readonly id: number; readonly claims: readonly number[] };

/** All in one statement: a story has hundreds of rows, and one by one most of the time of a newcomer was this. */
async function saveRows(
  tx: Database,
  storyId: number,
  rows: readonly RowToSave[],
  before: readonly RowBefore[],
  { keepNames, laid }: Pick<StoryToSave, "keepNames" | "laid">,
): Promise<void> {
  const numbers = numbersKept(before, rows);
  const held = new Map(before.map(({ id, claims }) => [id, claims]));
  const given = rows.map(({ name, strength, by, reason, claims }, position) => {
    const id = numbers[position] ?? null;
    const old = held.get(id ?? 0) ?? [];
    const added = claims.filter((claim) => !old.includes(claim));
    return { id, name, strength, by, reason, position, added, removed: old.filter((claim) => !claims.includes(claim)) };
  });
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT id IS NULL AS fresh, coalesce(id, nextval(pg_get_serial_sequence('matter', 'id'))::int) AS id, name, strength, by, reason,
        position, added, removed
      FROM (SELECT * FROM json_to_recordset(${toJson(given)}::json)
        AS row(id int, name text, strength text, by text, reason text, position int, added int[], removed int[]) ORDER BY position) AS ordered),
    gone AS (DELETE FROM matter WHERE story_id = ${storyId} AND id <> ALL (${numbers.flatMap((id) => id ?? [])}::int[])),
    made AS (
      INSERT INTO matter (id, story_id, name, strength, by, reason, position)
      SELECT id, ${storyId}, name, strength, by, reason, position FROM given WHERE fresh),
    named AS MATERIALIZED (
      SELECT given.*, CASE WHEN ${keepNames} AND m.name <> '' AND given.by NOT LIKE 'model:%' AND m.by NOT LIKE 'model:%'
        THEN m.name ELSE given.name END AS shown FROM given JOIN matter m ON m.id = given.id),
    changed AS (
      UPDATE matter m SET name = shown, strength = n.strength, by = n.by, reason = n.reason, position = n.position FROM named n
      WHERE m.id = n.id AND (m.name, m.strength, m.by, m.reason, m.position) IS DISTINCT FROM (shown, n.strength, n.by, n.reason, n.position)),
    taken AS (DELETE FROM matter_claim held USING given WHERE held.matter_id = given.id AND held.claim_id = ANY (given.removed)),
    laid AS (
      UPDATE story SET laid_articles = ${laid.articles.map(({ id }) => id)}::int[],
        laid_claims = ${laid.articles.map(({ newestClaim }) => newestClaim)}::int[], laid_whole = ${laid.whole}, laid_version = ${laid.version}
      WHERE id = ${storyId})
    INSERT INTO matter_claim (claim_id, matter_id) SELECT unnest(added), id FROM given ON CONFLICT DO NOTHING`;
}

/** For each row the number of the earlier row that shares most claims with it; each number once, null where none is left. */
function numbersKept(before: readonly RowBefore[], rows: readonly RowToSave[]): (number | null)[] {
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
