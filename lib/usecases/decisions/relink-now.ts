import { countClaims } from "../../db/claims.ts";
import { type Database, database } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { linkClaims } from "../claims/link-claims.ts";
import { refreshTopics } from "../topics/refresh-topics.ts";

/** Up to so many claims links and rows are made anew while the reader waits; above it the queue does it, and the page says that it is under way. */
const MOST_AT_ONCE = 1500;

/** Queue the linking of groups in the transaction of the decision that asks for it. */
export async function queueLinking(tx: Database, groupIds: readonly number[]): Promise<void> {
  for (const groupId of new Set(groupIds)) await enqueue(tx, "link-claims", { groupId });
}

/** Link groups and make their rows at once where the collection is small, so that the next page shows what was decided; the queued job then finds nothing to change. */
export async function linkAgain(groupIds: readonly number[]): Promise<void> {
  if ((await countClaims(database())) > MOST_AT_ONCE) return;
  for (const groupId of new Set(groupIds)) await linkClaims(groupId);
  await refreshTopics();
}
