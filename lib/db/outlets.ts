import type { Database } from "./client.ts";

export type StoredOutlet = { readonly id: number; readonly name: string; readonly articles: number; readonly groups: number };

/** Outlets that have an article shown, in the order of their first import: their letters follow it. */
export async function findOutlets(db: Database): Promise<StoredOutlet[]> {
  return db.$queryRaw`
    SELECT o.id, o.name, count(a.id)::int AS articles, count(DISTINCT a.group_id)::int AS groups
    FROM outlet o JOIN article a ON a.outlet_id = o.id AND a.removed_at IS NULL
    GROUP BY o.id, o.name ORDER BY min(a.id)`;
}
