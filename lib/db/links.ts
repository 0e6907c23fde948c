import type { ClaimLink, LinkRelation } from "../model/claim.ts";
import type { Strength } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

export type StoredLink = ClaimLink & {
  readonly relation: LinkRelation;
  /** The story it was made in; null for a link across stories. */
  readonly story: number | null;
  readonly strength: Strength;
  /** words, person or model:NAME. */
  readonly by: string;
};

/**
 * Replace the links across stories of these claims with claims up to `newest`: a later one was read after these links were computed, and its own job has
 * seen these claims. A link to a claim that another job has just made anew is left out: that job's article is linked again.
 */
export async function saveLinks(
  tx: Database,
  claimIds: readonly number[],
  links: readonly ClaimLink[],
  { newest, version }: { newest: number; version: number },
): Promise<void> {
  const own = Prisma.sql`${[...claimIds]}::int[]`;
  // Whether a link stands in a story is asked of the row itself too: one that a story has taken up while this waited for it stays.
  await tx.$executeRaw`
    DELETE FROM link USING (
      SELECT a_id, b_id FROM link WHERE a_id = ANY (${own}) AND b_id <= ${newest} AND story_id IS NULL UNION
      SELECT a_id, b_id FROM link WHERE b_id = ANY (${own}) AND a_id <= ${newest} AND story_id IS NULL) old
    WHERE link.a_id = old.a_id AND link.b_id = old.b_id AND link.story_id IS NULL`;
  if (links.length === 0) return;
  const stored = links.map(({ a, b, score, evidence }) => ({
    a_id: a,
    b_id: b,
    relation: evidence[0]?.relation ?? "told-differently",
    evidence,
    score,
  }));
  await tx.$executeRaw`
    WITH new AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${toJson(stored)}::json) AS n(a_id int, b_id int, relation text, evidence jsonb, score float8)),
    living AS MATERIALIZED (
      SELECT id FROM claim WHERE id IN (SELECT a_id FROM new UNION SELECT b_id FROM new) ORDER BY id FOR KEY SHARE)
    INSERT INTO link (a_id, b_id, relation, evidence, score, version)
    SELECT a_id, b_id, relation, evidence, score, ${version} FROM new
    WHERE a_id IN (SELECT id FROM living) AND b_id IN (SELECT id FROM living)
    ON CONFLICT DO NOTHING`;
}

/** Take away the links that were made inside these stories; their rows are then to be made whole, even where no article left in the end. */
export async function deleteLinksOfStories(tx: Database, storyIds: readonly number[]): Promise<void> {
  if (storyIds.length === 0) return;
  await tx.story.updateMany({ where: { id: { in: [...storyIds] }, laidWhole: { gt: 0 } }, data: { laidWhole: 0 } });
  await tx.link.deleteMany({ where: { storyId: { in: [...storyIds] } } });
}

/** A link's columns as they are returned. */
const LINK = Prisma.sql`l.a_id AS a, l.b_id AS b, l.score, l.relation, l.story_id AS story, l.strength, l.by, l.evidence`;
/**
 * Both claims are of articles that are shown. Each claim is looked up by its number: asked for with joins, Postgres read all claims again and
 * again where it had not counted the tables yet, which took a second for a story's page.
 */
const SHOWN = Prisma.sql`
  (SELECT a.lead AND a.removed_at IS NULL FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = l.a_id)
  AND (SELECT a.lead AND a.removed_at IS NULL FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = l.b_id)`;
const BEST_FIRST = Prisma.sql`ORDER BY l.score DESC, l.a_id, l.b_id`;

/** Links of these claims with claims of articles that are shown, best first. */
export async function findLinks(db: Database, claimIds: readonly number[]): Promise<StoredLink[]> {
  if (claimIds.length === 0) return [];
  const own = Prisma.sql`${[...new Set(claimIds)]}::int[]`;
  return jsonRows(
    db,
    // Not one condition with OR, for which all links may be read.
    Prisma.sql`
      SELECT ${LINK} FROM (
        SELECT * FROM link WHERE a_id = ANY (${own}) UNION ALL
        SELECT * FROM link WHERE b_id = ANY (${own}) AND a_id <> ALL (${own})) l WHERE ${SHOWN} ${BEST_FIRST}`,
  );
}

/** The link of two claims of articles that are shown, whichever is named first; null where there is none. */
export async function findLink(db: Database, one: number, other: number): Promise<StoredLink | null> {
  const ends = Prisma.sql`l.a_id = ${Math.min(one, other)} AND l.b_id = ${Math.max(one, other)}`;
  const [found] = await jsonRows<StoredLink>(db, Prisma.sql`SELECT ${LINK} FROM link l WHERE ${ends} AND ${SHOWN}`);
  return found ?? null;
}

/** A page of the links between claims of articles that are shown, best first, `limit` at most, after the last one seen. */
export async function findLinksAfter(
  db: Database,
  { after, limit }: { after?: Pick<StoredLink, "a" | "b" | "score"> | undefined; limit: number },
): Promise<StoredLink[]> {
  const left = after
    ? Prisma.sql`l.score <= ${after.score}::float8 AND (l.score < ${after.score}::float8 OR (l.a_id, l.b_id) > (${after.a}::int, ${after.b}::int)) AND`
    : Prisma.empty;
  return jsonRows(db, Prisma.sql`SELECT ${LINK} FROM link l WHERE ${left} ${SHOWN} ${BEST_FIRST} LIMIT ${limit}`);
}

/** Links across stories between claims of these articles where they are shown, and disputes inside one, best first, at most `limit`. */
export async function findLinksAcross(
  db: Database,
  articleIds: readonly number[],
  limit: number,
): Promise<StoredLink[]> {
  const ids = Prisma.sql`${[...articleIds]}::int[]`;
  return jsonRows(
    db,
    // Claim by claim, each by its number (OFFSET keeps it so): joined as a whole it took Postgres seven seconds where it took the list for a short one.
    Prisma.sql`
      SELECT ${LINK} FROM article own JOIN claim c ON c.article_id = own.id, LATERAL (
        SELECT * FROM link WHERE a_id = c.id AND story_id IS NULL AND (
          SELECT a.lead AND a.removed_at IS NULL AND a.id = ANY (${ids}) FROM claim b JOIN article a ON a.id = b.article_id WHERE b.id = link.b_id)
        OFFSET 0) l
      WHERE own.id = ANY (${ids}) AND own.lead AND own.removed_at IS NULL ${BEST_FIRST} LIMIT ${limit}`,
  );
}
