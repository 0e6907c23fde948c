import type { LinkRelation } from "../model/claim.ts";
import { AppError } from "../model/errors.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type StoredMatter = {
  readonly id: number;
  readonly name: string;
  readonly position: number;
  readonly claimIds: readonly number[];
};
/** How many body sentences of an article use a topic's words. */
export type MatrixCell = { readonly articleId: number; readonly sentences: number };
/** In how many matters of a topic claims differ in each way. */
export type RelationCounts = Partial<Record<LinkRelation, number>>;
export type StoredTopic = {
  readonly cells: readonly MatrixCell[];
  readonly differences: RelationCounts;
  readonly id: number;
  readonly name: string;
  readonly terms: readonly string[];
  readonly origin: "rule" | "person";
  readonly hidden: boolean;
  readonly rank: number;
  /** Keys of the claims that the rule gathered here, before people's choices. */
  readonly claimKeys: readonly string[];
  /** The topic that a person merged this one into. */
  readonly mergedInto: number | null;
  readonly matters: readonly StoredMatter[];
};

const withMatters = {
  matters: {
    orderBy: { position: "asc" as const },
    include: { claims: { select: { claimId: true }, orderBy: { claimId: "asc" as const } } },
  },
} satisfies Prisma.TopicInclude;

/** A topic as lists name it, without its rows. */
export type TopicHead = Pick<StoredTopic, "id" | "name" | "terms" | "origin" | "hidden" | "rank" | "differences"> & {
  /** How many matters it has. */
  readonly matters: number;
};

/** Shown: neither merged into another nor found no more. */
const LISTED = {
  mergedInto: null,
  OR: [{ origin: "person" }, { matters: { some: {} } }],
} satisfies Prisma.TopicWhereInput;
const BEST_FIRST = [{ rank: "desc" }, { id: "asc" }] satisfies Prisma.TopicOrderByWithRelationInput[];

/** Topics as lists name them, highest rank first, `limit` at most after the first `skip`: those shown, or the hidden ones. */
export async function findTopicHeads(
  db: Database,
  { hidden = false, skip = 0, limit }: { hidden?: boolean; skip?: number; limit: number },
): Promise<TopicHead[]> {
  const rows = await db.topic.findMany({
    where: { ...LISTED, hidden },
    select: {
      id: true,
      name: true,
      terms: true,
      origin: true,
      hidden: true,
      rank: true,
      differences: true,
      _count: { select: { matters: true } },
    },
    orderBy: BEST_FIRST,
    skip,
    take: limit,
  });
  return rows.map(({ _count, origin, differences, ...row }) => ({
    ...row,
    origin: origin as "rule" | "person",
    differences: differences as RelationCounts,
    matters: _count.matters,
  }));
}

/** Topics shown with their rows, highest rank first, `limit` at most after the first `skip`. */
export async function findTopicsShown(db: Database, page: { skip: number; limit: number }): Promise<StoredTopic[]> {
  const rows = await db.topic.findMany({
    where: { ...LISTED, hidden: false },
    include: withMatters,
    orderBy: BEST_FIRST,
    skip: page.skip,
    take: page.limit,
  });
  return rows.map(toTopic);
}

/** How many topics are shown, and how many of those stand before one of this rank and number. */
export async function countTopics(
  db: Database,
  before: { readonly id: number; readonly rank: number } = { id: 0, rank: 0 },
): Promise<{ shown: number; before: number }> {
  const shown = await db.topic.count({ where: { ...LISTED, hidden: false } });
  const ahead: Prisma.TopicWhereInput = {
    OR: [{ rank: { gt: before.rank } }, { rank: before.rank, id: { lt: before.id } }],
  };
  return { shown, before: await db.topic.count({ where: { ...LISTED, hidden: false, AND: ahead } }) };
}

/**
 * Topics with their claims' keys, highest rank first, at most `limit`; hidden ones too, and those that hold nothing now: merged into others, or
 * found no more.
 */
export async function findEarlierTopics(db: Database, limit: number): Promise<StoredTopic[]> {
  return (await db.topic.findMany({ include: withMatters, orderBy: BEST_FIRST, take: limit })).map(toTopic);
}

/** Best links across stories that are looked at for each article that topics may be made of. */
const LINKS_AN_ARTICLE = 5;

/**
 * The lead copies that topics are made of, by number, at most `limit`: all where there are so few, else those that have the best links across
 * stories.
 */
export async function findTopicArticles(db: Database, limit: number): Promise<number[]> {
  const all = await db.article.findMany({
    where: { lead: true, removedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  if (all.length <= limit) return all.map(({ id }) => id);
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM (
      SELECT a_id, b_id, score FROM link WHERE story_id IS NULL ORDER BY score DESC, a_id, b_id LIMIT ${LINKS_AN_ARTICLE * limit}) AS best,
      LATERAL (VALUES (best.a_id), (best.b_id)) AS held(claim_id) JOIN claim c ON c.id = held.claim_id
      JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL
    GROUP BY a.id ORDER BY max(best.score) DESC, a.id LIMIT ${limit}`;
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/**
 * For each of these claims the topic that holds it, where one does; hidden ones too where asked. Of several the one that stands first in the
 * list, or last: a reader's own topics stand first, so the last is the one that the rule made.
 */
export async function findTopicsOfClaims(
  db: Database,
  claimIds: readonly number[],
  { hidden = false, of = "first" }: { hidden?: boolean; of?: "first" | "last" } = {},
): Promise<Map<number, number>> {
  const rows = await db.matterClaim.findMany({
    where: {
      claimId: { in: [...claimIds] },
      matter: { topic: { ...(hidden ? {} : { hidden: false }), mergedInto: null } },
    },
    select: { claimId: true, matter: { select: { topicId: true } } },
    orderBy: [{ matter: { topic: { rank: "asc" } } }, { matter: { topicId: "desc" } }],
  });
  // The last of a claim is kept: rows stand lowest rank first.
  return new Map(
    (of === "first" ? rows : rows.toReversed()).flatMap(({ claimId, matter: { topicId } }) =>
      topicId === null ? [] : [[claimId, topicId] as const],
    ),
  );
}

/** The rows that a claim stands in, one a topic, of topics hidden or not; those of the highest rank first. */
export async function findMattersOfClaim(
  db: Database,
  claimId: number,
): Promise<{ topic: { id: number; name: string }; matter: string }[]> {
  const rows = await db.matterClaim.findMany({
    where: { claimId, matter: { topic: { mergedInto: null } } },
    select: { matter: { select: { name: true, topic: { select: { id: true, name: true } } } } },
    orderBy: [{ matter: { topic: { rank: "desc" } } }, { matter: { topicId: "asc" } }, { matter: { position: "asc" } }],
  });
  const held = rows.flatMap(({ matter: { name, topic } }) => (topic ? [{ topic, matter: name }] : []));
  const first = new Map(held.toReversed().map((each) => [each.topic.id, each]));
  return held.filter((each) => first.get(each.topic.id) === each);
}

/** Topics shown in which at least two of these articles have claims, highest rank first. */
export async function findCommonTopics(
  db: Database,
  articleIds: readonly number[],
): Promise<{ id: number; name: string }[]> {
  return db.$queryRaw`
    SELECT t.id, t.name FROM claim c JOIN matter_claim held ON held.claim_id = c.id JOIN matter m ON m.id = held.matter_id
    JOIN topic t ON t.id = m.topic_id AND NOT t.hidden AND t.merged_into IS NULL
    WHERE c.article_id = ANY (${[...articleIds]}::int[])
    GROUP BY t.id HAVING count(DISTINCT c.article_id) > 1 ORDER BY t.rank DESC, t.id`;
}

/** One topic, hidden, merged or not. Throws NOT_FOUND. */
export async function getTopic(db: Database, id: number): Promise<StoredTopic> {
  const row = await db.topic.findUnique({ where: { id }, include: withMatters });
  if (!row)
    throw new AppError(
      "NOT_FOUND",
      `There is no topic ${id}. It may have been joined with another: see the list of topics.`,
    );
  return toTopic(row);
}

/** One matter with the topic or the story that it is a row of. Throws NOT_FOUND. */
export async function getMatter(
  db: Database,
  id: number,
): Promise<
  Pick<StoredMatter, "name" | "claimIds"> & {
    readonly topicId: number | null;
    readonly storyId: number | null;
    readonly strength: string;
    readonly by: string;
  }
> {
  const row = await db.matter.findUnique({ where: { id }, include: withMatters.matters.include });
  if (!row) throw new AppError("NOT_FOUND", `There is no matter ${id}. The list of matters has those of now.`);
  const { name, topicId, storyId, strength, by } = row;
  return { name, topicId, storyId, strength, by, claimIds: row.claims.map(({ claimId }) => claimId) };
}

function toTopic(row: Prisma.TopicGetPayload<{ include: typeof withMatters }>): StoredTopic {
  const { id, name, terms, hidden, rank, claimKeys, mergedInto } = row;
  return {
    id,
    name,
    terms,
    hidden,
    rank,
    claimKeys,
    mergedInto,
    origin: row.origin as "rule" | "person",
    cells: row.cells as unknown as MatrixCell[],
    differences: row.differences as RelationCounts,
    matters: row.matters.map((matter) => ({
      id: matter.id,
      name: matter.name,
      position: matter.position,
      claimIds: matter.claims.map((claim) => claim.claimId),
    })),
  };
}
