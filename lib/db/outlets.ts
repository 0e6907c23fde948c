import type { Database } from "./client.ts";

export type StoredOutlet = {
  readonly id: number;
  readonly name: string;
  readonly articles: number;
  readonly groups: number;
};

/** Outlets that have an article shown, in the order of their first import: their letters follow it. */
export async function findOutlets(db: Database): Promise<StoredOutlet[]> {
  return db.$queryRaw`
    SELECT o.id, o.name, count(a.id)::int AS articles, count(DISTINCT a.group_id)::int AS groups
    FROM outlet o JOIN article a ON a.outlet_id = o.id AND a.removed_at IS NULL
    GROUP BY o.id, o.name ORDER BY min(a.id)`;
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

/** What the list of outlets says of each, counted by the database so that no text leaves it. */
export async function countOutlets(db: Database): Promise<OutletCounts[]> {
  return db.$queryRaw`
    WITH counted AS (
      SELECT a.outlet_id, sum(a.body_words)::int AS body_words, coalesce(sum((f.profile->>'words')::int), 0)::int AS read,
        coalesce(sum(jsonb_array_length(f.profile->'hits'->'hedges')), 0)::int AS hedges,
        coalesce(sum(jsonb_array_length(f.profile->'hits'->'obligation')), 0)::int AS obligation
      FROM article a LEFT JOIN framing_profile f ON f.article_id = a.id
      WHERE a.lead AND a.removed_at IS NULL AND a.outlet_id IS NOT NULL GROUP BY a.outlet_id),
    linked AS (
      SELECT l.a_id, l.b_id, x.outlet_id AS one, y.outlet_id AS other FROM link l
      JOIN claim ca ON ca.id = l.a_id JOIN article x ON x.id = ca.article_id AND x.lead AND x.removed_at IS NULL
      JOIN claim cb ON cb.id = l.b_id JOIN article y ON y.id = cb.article_id AND y.lead AND y.removed_at IS NULL
      WHERE x.outlet_id IS DISTINCT FROM y.outlet_id),
    sides AS (SELECT one AS outlet_id FROM linked UNION ALL SELECT other FROM linked)
    SELECT c.outlet_id AS "outletId", c.body_words AS "bodyWords", c.read, c.hedges, c.obligation,
      (SELECT count(*) FROM sides s WHERE s.outlet_id = c.outlet_id)::int AS links
    FROM counted c`;
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
