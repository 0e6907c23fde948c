import type { LinkRelation } from "../model/claim.ts";
import type { StoryOrder } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What a list of stories is narrowed to. Days are counted from 1970. */
export type StoryFilter = {
  /** Stories of two independent texts or more, of one alone, or all. */
  readonly told?: "several" | "alone" | "all" | undefined;
  /** Stories that this outlet reports, or that it does not. */
  readonly outlet?: number | undefined;
  readonly silent?: number | undefined;
  readonly fromDay?: number | undefined;
  readonly toDay?: number | undefined;
  /** A query over names, headlines and texts, as `searchQuery` gives it. */
  readonly words?: string | undefined;
  /** Stories that may be one with another. */
  readonly asked?: boolean | undefined;
};

/** A story as a list shows it. */
export type StoryInList = {
  readonly id: number;
  readonly name: string | null;
  readonly nameBy: string;
  /** Independent texts: copies count once. */
  readonly groups: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
};

/** Differences that a list names, strongest first; nearly every row is worded differently. */
const TELLING: readonly LinkRelation[] = [
  "figures-differ",
  "asserted-denied",
  "dates-differ",
  "different-speakers",
  "certain-hedged",
];

/** Articles looked at for words; a word that more of them hold narrows nothing. */
const MOST_FOUND = 2000;

const ORDERS: Readonly<Record<StoryOrder, Prisma.Sql>> = {
  newest: Prisma.sql`s.last_day DESC NULLS LAST, s.id DESC`,
  oldest: Prisma.sql`s.first_day ASC NULLS LAST, s.id`,
  most: Prisma.sql`s.groups DESC, s.id DESC`,
};

/** A page of the stories that a filter leaves, in an order. */
export function findStoryList(
  db: Database,
  filter: StoryFilter,
  page: { readonly order: StoryOrder; readonly skip: number; readonly limit: number },
): Promise<StoryInList[]> {
  return db.$queryRaw<StoryInList[]>`
    SELECT ${COLUMNS} FROM story s WHERE ${leftBy(filter)} ORDER BY ${ORDERS[page.order]} LIMIT ${page.limit} OFFSET ${page.skip}`;
}

/** These stories as a list shows them, by number. */
export function findStoriesListed(db: Database, ids: readonly number[]): Promise<StoryInList[]> {
  return db.$queryRaw<StoryInList[]>`
    SELECT ${COLUMNS} FROM story s WHERE s.id = ANY (${[...ids]}::int[]) AND s.groups > 0 ORDER BY s.id`;
}

/** The numbers of the stories after one that a filter leaves, in the order of their numbers, at most `limit`. */
export async function findStoryIdsWhere(
  db: Database,
  filter: StoryFilter,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT s.id FROM story s WHERE s.id > ${after} AND ${leftBy(filter)} ORDER BY s.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many stories a filter leaves. */
export async function countListedStories(db: Database, filter: StoryFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM story s WHERE ${leftBy(filter)}`;
  return row?.n ?? 0;
}

const COLUMNS = Prisma.raw(
  `s.id, s.name, s.name_by AS "nameBy", s.groups, s.first_day AS "firstDay", s.last_day AS "lastDay"`,
);

function leftBy(filter: StoryFilter): Prisma.Sql {
  const { told = "several", outlet, silent, fromDay, toDay, words, asked } = filter;
  const conditions = [
    told === "several"
      ? Prisma.sql`s.groups > 1`
      : told === "alone"
        ? Prisma.sql`s.groups = 1`
        : Prisma.sql`s.groups > 0`,
    ...(outlet === undefined ? [] : [Prisma.sql`s.id IN (${reportedBy(outlet)})`]),
    ...(silent === undefined ? [] : [Prisma.sql`s.id NOT IN (${reportedBy(silent)})`]),
    ...(fromDay === undefined ? [] : [Prisma.sql`s.last_day >= ${fromDay}`]),
    ...(toDay === undefined ? [] : [Prisma.sql`s.first_day <= ${toDay}`]),
    ...(words === undefined ? [] : [holding(words)]),
    ...(asked
      ? [Prisma.sql`EXISTS (SELECT 1 FROM story_near n WHERE n.kind = 'question' AND s.id IN (n.story_id, n.other_id))`]
      : []),
  ];
  return Prisma.join(conditions, " AND ");
}

function reportedBy(outlet: number): Prisma.Sql {
  return Prisma.sql`SELECT t.story_id FROM article a JOIN story_text t ON t.group_id = a.group_id
    WHERE a.outlet_id = ${outlet} AND a.removed_at IS NULL AND t.story_id IS NOT NULL`;
}

function holding(words: string): Prisma.Sql {
  const query = Prisma.sql`websearch_to_tsquery('english', ${words})`;
  return Prisma.sql`(to_tsvector('english', coalesce(s.name, '')) @@ ${query} OR s.id IN (
    SELECT t.story_id FROM story_text t WHERE t.group_id IN (
      (SELECT a.group_id FROM article a
        WHERE to_tsvector('english', coalesce(a.headline, '')) @@ ${query} AND a.removed_at IS NULL LIMIT ${MOST_FOUND})
      UNION (SELECT a.group_id FROM passage p JOIN article a ON a.id = p.article_id AND a.removed_at IS NULL
        WHERE p.search @@ ${query} AND p.role IN ('headline', 'deck', 'body') LIMIT ${MOST_FOUND}))))`;
}

/** What a list says of a story beside its row. Dates are as precise as the articles say them. */
export type StoryFacts = {
  readonly storyId: number;
  readonly articles: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Of the first lead copy; they stand for a story without a name. `opening` is the beginning of a text without headline. */
  readonly headline: string | null;
  readonly opening: string | null;
  readonly sourceId: string;
};

/** Facts of these stories, one row each. */
export function findStoryFacts(db: Database, storyIds: readonly number[]): Promise<StoryFacts[]> {
  return db.$queryRaw<StoryFacts[]>`
    WITH facts AS (
      SELECT t.story_id, count(*)::int AS articles, min(a.published_at) AS "from", max(a.published_at) AS "to",
        (array_agg(a.id ORDER BY a.lead DESC, a.id))[1] AS first
      FROM story_text t JOIN article a ON a.group_id = t.group_id AND a.removed_at IS NULL
      WHERE t.story_id = ANY (${[...storyIds]}::int[]) GROUP BY t.story_id)
    SELECT f.story_id AS "storyId", f.articles, f."from", f."to", a.headline, a.source_id AS "sourceId",
      CASE WHEN a.headline IS NULL THEN (SELECT left(p.text, 200) FROM passage p
        WHERE p.article_id = a.id AND p.role = 'body' ORDER BY p.position LIMIT 1) END AS opening
    FROM facts f JOIN article a ON a.id = f.first`;
}

/** What an outlet has of a story: articles, and how many of them are copies of another one in it. `outletId` is null for unknown outlets together. */
export type StoryOutlet = {
  readonly storyId: number;
  readonly outletId: number | null;
  readonly outlet: string | null;
  readonly articles: number;
  readonly copies: number;
};

/** The outlets of these stories, those with most articles first. */
export function findStoryOutlets(db: Database, storyIds: readonly number[]): Promise<StoryOutlet[]> {
  return db.$queryRaw<StoryOutlet[]>`
    SELECT t.story_id AS "storyId", a.outlet_id AS "outletId", o.name AS outlet, count(*)::int AS articles,
      count(*) FILTER (WHERE NOT a.lead)::int AS copies
    FROM story_text t JOIN article a ON a.group_id = t.group_id AND a.removed_at IS NULL LEFT JOIN outlet o ON o.id = a.outlet_id
    WHERE t.story_id = ANY (${[...storyIds]}::int[]) GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2`;
}

/** In how many sure rows of a story the claims of two outlets differ in one way. */
export type StoryDifference = { readonly storyId: number; readonly relation: LinkRelation; readonly points: number };

/** Ways in which the outlets of these stories differ, by story. Links that wait to be taken do not count, nor does another wording. */
export function findStoryDifferences(db: Database, storyIds: readonly number[]): Promise<StoryDifference[]> {
  return db.$queryRaw<StoryDifference[]>`
    SELECT l.story_id AS "storyId", l.relation, count(DISTINCT held.matter_id)::int AS points
    FROM link l JOIN matter_claim held ON held.claim_id = l.a_id JOIN matter m ON m.id = held.matter_id AND m.story_id = l.story_id
    WHERE l.story_id = ANY (${[...storyIds]}::int[]) AND l.strength = 'sure' AND m.strength = 'sure'
      AND l.relation = ANY (${[...TELLING]}) GROUP BY 1, 2`;
}

/** A sure row of a story in which outlets differ in one way, with its claims. */
export type DifferingRow = {
  readonly storyId: number;
  readonly matter: number;
  readonly name: string;
  readonly claims: readonly number[];
};

/**
 * Of each of these stories the sure rows that tell most about where outlets differ, `limit` a story at most and each way to differ once: figures
 * first, then what is denied, dates, speakers and certainty; of one way the row of most articles.
 */
export function findDifferingRows(db: Database, storyIds: readonly number[], limit: number): Promise<DifferingRow[]> {
  return db.$queryRaw<DifferingRow[]>`
    WITH told AS (
      SELECT DISTINCT m.id, m.story_id, m.name, m.position, array_position(${[...TELLING]}::text[], l.relation) AS rank
      FROM link l JOIN matter_claim held ON held.claim_id = l.a_id JOIN matter m ON m.id = held.matter_id AND m.story_id = l.story_id
      WHERE l.story_id = ANY (${[...storyIds]}::int[]) AND l.strength = 'sure' AND m.strength = 'sure'
        AND l.relation = ANY (${[...TELLING]})),
    held AS (
      SELECT mc.matter_id, array_agg(mc.claim_id ORDER BY mc.claim_id) AS claims, count(DISTINCT c.article_id) AS articles
      FROM matter_claim mc JOIN claim c ON c.id = mc.claim_id JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL
      WHERE mc.matter_id IN (SELECT id FROM told) GROUP BY 1),
    best AS (
      SELECT told.*, held.claims, row_number() OVER (
        PARTITION BY told.story_id, told.rank ORDER BY held.articles DESC, told.position, told.id) AS place
      FROM told JOIN held ON held.matter_id = told.id),
    ranked AS (
      SELECT best.*, row_number() OVER (PARTITION BY story_id ORDER BY rank) AS at FROM best WHERE place = 1)
    SELECT story_id AS "storyId", id AS matter, name, claims FROM ranked WHERE at <= ${limit} ORDER BY story_id, at`;
}
