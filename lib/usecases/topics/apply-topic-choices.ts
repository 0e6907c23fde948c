import { countClaims } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { refreshTopicsIn } from "./refresh-topics.ts";

/** Up to so many claims topics are made anew while the reader waits (well under a second); above it a worker does it, and the page says that it is under way. */
const MOST_AT_ONCE = 4000;

/** Make the topics follow the choices that hold now: at once where the collection is small, else by the queue. */
export async function applyTopicChoicesNow(tx: Database): Promise<void> {
  if ((await countClaims(tx)) <= MOST_AT_ONCE) await refreshTopicsIn(tx);
  else await enqueue(tx, "refresh-topics", {});
}
