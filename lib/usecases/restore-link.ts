import type { Database } from "../db/client.ts";
import { enqueue } from "../db/queue.ts";

/** Rows of matters follow from the decisions that hold now; a job makes them anew. */
export async function restoreLink(tx: Database): Promise<void> {
  await enqueue(tx, "refresh-topics", {});
}
