import type { Database } from "../../../lib/db/client.ts";
import * as decisions from "../../../lib/db/decisions.ts";
import { claimId, hashOf } from "./large-articles.ts";

/**
 * What bounds a function of lib/db: a read is done on the filled database and gives at most `rows` rows, counted below Prisma; what writes only
 * writes what it is given; what is not bounded says why it is not.
 */
export type Bound =
  | { readonly by: string; readonly rows: number; readonly read: (db: Database) => Promise<unknown> }
  | { readonly writes: true }
  | { readonly unbounded: string };

export const read = (by: string, rows: number, sample: (db: Database) => Promise<unknown>): Bound => ({
  by,
  rows,
  read: sample,
});
/** One row a count, or one for each thing that the collection does not add to, as models and word lists. */
export const count = (sample: (db: Database) => Promise<unknown>) => read("aggregate", 4, sample);
export const writes: Bound = { writes: true };

export const ids = [1001, 1002, 1003];
export const claimIds = ids.map((n) => claimId(n, 0));
export const keys = claimIds.map((id) => hashOf(id, "claim"));
export const texts = ids.map((n) => hashOf(n));
export const subjects = [decisions.pairSubject(hashOf(1001), hashOf(1032))];
export const columns = [
  { outletId: 5, groupId: null },
  { outletId: null, groupId: 7 },
];
export const band = { from: 0.3, to: 0.7 };
export const VERSIONS = { roles: 100, similarity: 100, claims: 100, links: 100 };
export const best = { score: 0.5, aId: 1, bId: 2 };
