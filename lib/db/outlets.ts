import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** An outlet that has an article shown. */
export type StoredOutlet = {
  readonly id: number;
  readonly name: string;
  /** How many outlets have an article shown that came in before its first one: its letter follows it. */
  readonly place: number;
  /** Its first article shown: the lists go on after it. */
  readonly first: number;
  readonly articles: number;
  readonly groups: number;
};

/** Every outlet with its first article shown, which is one look into an index each, and its place among the others. */
const RANKED = Prisma.sql`
  WITH begun AS (
    SELECT o.id, o.name, (SELECT a.id FROM article a WHERE a.outlet_id = o.id AND a.removed_at IS NULL ORDER BY a.id LIMIT 1) AS first FROM outlet o),
  ranked AS (SELECT id, name, first, row_number() OVER (ORDER BY first)::int - 1 AS place FROM begun WHERE first IS NOT NULL)`;

/**
 * Outlets that have an article shown, in the order of their first import: their letters follow it. `after` is the first article of the last
 * one seen, `ids` keeps those alone.
 */
export async function findOutlets(
  db: Database,
  { after = 0, limit, ids }: { after?: number; limit: number; ids?: readonly number[] },
): Promise<StoredOutlet[]> {
  const wanted = ids ? Prisma.sql`AND id = ANY (${[...ids]}::int[])` : Prisma.empty;
  return db.$queryRaw`${RANKED},
    page AS (SELECT id, name, first, place FROM ranked WHERE first > ${after} ${wanted} ORDER BY first LIMIT ${limit})
    SELECT page.*, counted.articles, counted.groups FROM page, LATERAL (
      SELECT count(*)::int AS articles, count(DISTINCT a.group_id)::int AS groups FROM article a
      WHERE a.outlet_id = page.id AND a.removed_at IS NULL) AS counted
    ORDER BY page.first`;
}

/** The place of each of these outlets in the order of first import; one without an article shown has none. */
export async function findOutletPlaces(db: Database, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: number; place: number }[]>`${RANKED}
    SELECT id, place FROM ranked WHERE id = ANY (${[...new Set(ids)]}::int[]) ORDER BY place`;
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** A column that an article of unknown outlet is, with its copies of unknown outlet. `first` is the first article of it. */
export type UnknownOutlet = { readonly groupId: number; readonly first: number; readonly name: string };

/** Articles of unknown outlet, copies once, in the order of import; `after` is the last one's `first`. */
export async function findUnknownOutlets(
  db: Database,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<UnknownOutlet[]> {
  return db.$queryRaw`
    SELECT a.group_id AS "groupId", a.id AS first, coalesce(a.headline, a.source_id) AS name FROM article a
    WHERE a.outlet_id IS NULL AND a.removed_at IS NULL AND a.id > ${after} AND NOT EXISTS (
      SELECT 1 FROM article e WHERE e.group_id = a.group_id AND e.outlet_id IS NULL AND e.removed_at IS NULL AND e.id < a.id)
    ORDER BY a.id LIMIT ${limit}`;
}

/** A column that can be read: an outlet, or a group of unknown outlet, with its first lead copy in a language. */
export type ReadableColumn = {
  readonly outletId: number | null;
  readonly groupId: number | null;
  readonly name: string;
  readonly place: number | null;
  readonly lead: number;
};

/** Columns with a lead copy in this language, `limit` at most: outlets in the order of first import, then articles of unknown outlet. */
export async function findReadableColumns(db: Database, language: string, limit: number): Promise<ReadableColumn[]> {
  const named = await db.$queryRaw<ReadableColumn[]>`${RANKED}
    SELECT ranked.id AS "outletId", NULL::int AS "groupId", ranked.name, ranked.place, read.id AS lead FROM ranked, LATERAL (
      SELECT a.id FROM article a WHERE a.outlet_id = ranked.id AND a.lead AND a.removed_at IS NULL AND a.language = ${language}
      ORDER BY a.id LIMIT 1) AS read
    ORDER BY ranked.place LIMIT ${limit}`;
  if (named.length === limit) return named;
  const unknown = await db.$queryRaw<ReadableColumn[]>`
    SELECT NULL::int AS "outletId", a.group_id AS "groupId", coalesce(a.headline, a.source_id) AS name, NULL::int AS place, a.id AS lead
    FROM article a WHERE a.outlet_id IS NULL AND a.lead AND a.removed_at IS NULL AND a.language = ${language}
    ORDER BY a.id LIMIT ${limit - named.length}`;
  return [...named, ...unknown];
}

/** How many outlets have an article shown; and of articles shown whose outlet nobody knows, how many there are and of how many groups. */
export async function countShownOutlets(
  db: Database,
): Promise<{ outlets: number; unknownGroups: number; unknownArticles: number }> {
  const [row] = await db.$queryRaw<{ outlets: number; unknownGroups: number; unknownArticles: number }[]>`
    SELECT (SELECT count(*)::int FROM outlet o WHERE EXISTS (
        SELECT 1 FROM article a WHERE a.outlet_id = o.id AND a.removed_at IS NULL)) AS outlets,
      count(DISTINCT group_id)::int AS "unknownGroups", count(*)::int AS "unknownArticles"
    FROM article WHERE outlet_id IS NULL AND removed_at IS NULL`;
  return row ?? { outlets: 0, unknownGroups: 0, unknownArticles: 0 };
}

/** The ids of the newest lead copies of each of these outlets, newest first, `limit` of each at most. */
export async function findLeadsOfOutlets(
  db: Database,
  outletIds: readonly number[],
  limit: number,
): Promise<Map<number, number[]>> {
  const rows = await db.$queryRaw<{ outlet: number; ids: number[] }[]>`
    SELECT asked.id AS outlet, read.ids FROM unnest(${[...outletIds]}::int[]) AS asked(id), LATERAL (
      SELECT array_agg(id ORDER BY id DESC) AS ids FROM (
        SELECT a.id FROM article a WHERE a.outlet_id = asked.id AND a.lead AND a.removed_at IS NULL ORDER BY a.id DESC LIMIT ${limit}) AS newest) AS read
    WHERE read.ids IS NOT NULL`;
  return new Map(rows.map(({ outlet, ids }) => [outlet, ids]));
}

/** Counts over an outlet's lead copies; copies count once. `read` is the number of words in which hedges and obligation were counted. */
export type OutletCounts = {
  readonly outletId: number;
  readonly bodyWords: number;
  readonly read: number;
  readonly hedges: number;
  readonly obligation: number;
  /** Links between its claims and those of other outlets. */
  readonly links: number;
};

/** What the list of outlets says of each of these, counted by the database so that no text leaves it. */
export async function countOutlets(db: Database, ids: readonly number[]): Promise<OutletCounts[]> {
  return db.$queryRaw`
    WITH counted AS (
      SELECT a.outlet_id, sum(a.body_words)::int AS body_words, coalesce(sum(f.read_words), 0)::int AS read,
        coalesce(sum(f.hedge_uses), 0)::int AS hedges, coalesce(sum(f.obligation_uses), 0)::int AS obligation
      FROM article a LEFT JOIN framing_profile f ON f.article_id = a.id
      WHERE a.lead AND a.removed_at IS NULL AND a.outlet_id = ANY (${[...ids]}::int[]) GROUP BY a.outlet_id),
    own AS (
      SELECT c.id, a.outlet_id FROM article a JOIN claim c ON c.article_id = a.id
      WHERE a.lead AND a.removed_at IS NULL AND a.outlet_id = ANY (${[...ids]}::int[])),
    linked AS (
      SELECT own.outlet_id, l.b_id AS other FROM own JOIN link l ON l.a_id = own.id
      UNION ALL SELECT own.outlet_id, l.a_id FROM own JOIN link l ON l.b_id = own.id),
    links AS (
      SELECT linked.outlet_id, count(*)::int AS n FROM linked JOIN claim c ON c.id = linked.other
      JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL
      WHERE a.outlet_id IS DISTINCT FROM linked.outlet_id GROUP BY 1)
    SELECT c.outlet_id AS "outletId", c.body_words AS "bodyWords", c.read, c.hedges, c.obligation, coalesce(l.n, 0) AS links
    FROM counted c LEFT JOIN links l ON l.outlet_id = c.outlet_id`;
}

/** Every outlet ever named, also those without an article shown. */
export async function findOutletNames(db: Database): Promise<{ id: number; name: string }[]> {
  return db.outlet.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } });
}

/** Whether an outlet of this name was ever named. */
export async function isOutletKnown(db: Database, name: string): Promise<boolean> {
  return (await db.outlet.count({ where: { name } })) > 0;
}

/** Take an outlet out of the list of names where no article has it, removed articles included. */
export async function deleteUnusedOutlet(tx: Database, name: string): Promise<void> {
  // Locked first: an article that is being given this outlet is waited for, and then counts.
  await tx.$queryRaw`SELECT id FROM outlet WHERE name = ${name} FOR UPDATE`;
  await tx.outlet.deleteMany({ where: { name, articles: { none: {} } } });
}
