import type { Database } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";

/** The lists follow from the decisions that hold now; profiles that others made are made again. */
export async function restoreLexicon(tx: Database): Promise<void> {
  await enqueue(tx, "refresh-profiles", {});
}
