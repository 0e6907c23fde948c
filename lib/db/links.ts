import type { ClaimLink, Evidence, LinkRelation } from "../model/claim.ts";
import type { Strength } from "../model/story.ts";
import type { Database } from "./client.ts";
import type { Link, Prisma } from "./generated/client.ts";
import { toJson } from "./json-rows.ts";

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
  const own = { in: [...claimIds] };
  await tx.link.deleteMany({
    where: {
      storyId: null,
      OR: [
        { aId: own, bId: { lte: newest } },
        { bId: own, aId: { lte: newest } },
      ],
    },
  });
  const ends = [...new Set(links.flatMap((link) => [link.a, link.b]))];
  const rows = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM claim WHERE id = ANY(${ends}) ORDER BY id FOR KEY SHARE`;
  const living = new Set(rows.map(({ id }) => id));
  const kept = links.filter((link) => living.has(link.a) && living.has(link.b));
  const stored = kept.map(({ a, b, score, evidence }) => ({
    a_id: a,
    b_id: b,
    relation: evidence[0]?.relation ?? "told-differently",
    evidence,
    score,
  }));
  await tx.$executeRaw`
    INSERT INTO link (a_id, b_id, relation, evidence, score, version)
    SELECT a_id, b_id, relation, evidence, score, ${version} FROM json_to_recordset(${toJson(stored)}::json)
      AS new(a_id int, b_id int, relation text, evidence jsonb, score float8)
    ON CONFLICT DO NOTHING`;
}

/** Take away the links that were made inside these stories; their rows are then to be made whole, even where no article left in the end. */
export async function deleteLinksOfStories(tx: Database, storyIds: readonly number[]): Promise<void> {
  if (storyIds.length === 0) return;
  await tx.story.updateMany({ where: { id: { in: [...storyIds] }, laidWhole: { gt: 0 } }, data: { laidWhole: 0 } });
  await tx.link.deleteMany({ where: { storyId: { in: [...storyIds] } } });
}

const lead = { article: { removedAt: null, lead: true } } satisfies Prisma.ClaimWhereInput;
const BEST_FIRST = [{ score: "desc" }, { aId: "asc" }, { bId: "asc" }] satisfies Prisma.LinkOrderByWithRelationInput[];

/** Links of these claims with claims of articles that are shown, best first. */
export async function findLinks(db: Database, claimIds: readonly number[]): Promise<StoredLink[]> {
  if (claimIds.length === 0) return [];
  const own = { in: [...claimIds] };
  const rows = await db.link.findMany({
    where: { a: lead, b: lead, OR: [{ aId: own }, { bId: own }] },
    orderBy: BEST_FIRST,
  });
  return rows.map(toLink);
}

/** The link of two claims of articles that are shown, whichever is named first; null where there is none. */
export async function findLink(db: Database, one: number, other: number): Promise<StoredLink | null> {
  const row = await db.link.findFirst({
    where: { a: lead, b: lead, aId: Math.min(one, other), bId: Math.max(one, other) },
  });
  return row && toLink(row);
}

/** A page of the links between claims of articles that are shown, best first, `limit` at most, after the last one seen. */
export async function findLinksAfter(
  db: Database,
  { after, limit }: { after?: Pick<StoredLink, "a" | "b" | "score"> | undefined; limit: number },
): Promise<StoredLink[]> {
  const rows = await db.link.findMany({
    where: {
      a: lead,
      b: lead,
      ...(after
        ? {
            score: { lte: after.score },
            OR: [{ score: { lt: after.score } }, { aId: { gt: after.a } }, { aId: after.a, bId: { gt: after.b } }],
          }
        : {}),
    },
    orderBy: BEST_FIRST,
    take: limit,
  });
  return rows.map(toLink);
}

/** Links across stories between claims of these articles where they are shown, and disputes inside one, best first, at most `limit`. */
export async function findLinksAcross(
  db: Database,
  articleIds: readonly number[],
  limit: number,
): Promise<StoredLink[]> {
  const among = { articleId: { in: [...articleIds] }, ...lead };
  const rows = await db.link.findMany({
    where: { storyId: null, a: among, b: among },
    orderBy: BEST_FIRST,
    take: limit,
  });
  return rows.map(toLink);
}

/** The links made inside a story, best first, at most `limit`. */
export async function findStoryLinks(db: Database, storyId: number, limit: number): Promise<StoredLink[]> {
  const rows = await db.link.findMany({
    where: { storyId, a: lead, b: lead },
    orderBy: BEST_FIRST,
    take: limit,
  });
  return rows.map(toLink);
}

function toLink(row: Link): StoredLink {
  return {
    a: row.aId,
    b: row.bId,
    score: row.score,
    relation: row.relation as LinkRelation,
    story: row.storyId,
    strength: row.strength as Strength,
    by: row.by,
    evidence: row.evidence as unknown as Evidence[],
  };
}
