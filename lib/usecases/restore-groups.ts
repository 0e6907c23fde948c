import type { Database } from "../db/client.ts";
import type { StoredDecision } from "../db/decisions.ts";
import { regroup } from "./regroup.ts";

/** Groups and leads follow from the decisions that hold now: made anew where the ended one had a say. */
export async function restoreGroups(tx: Database, { detail }: StoredDecision): Promise<void> {
  await regroup(tx, (detail as { articles?: readonly number[] }).articles ?? []);
}
