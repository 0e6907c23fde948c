import { database } from "../../db/client.ts";
import { countJobs } from "../../db/queue.ts";

/** How often to look whether the queue is empty, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** Jobs for sentence vectors that an import waits for; more would take longer than the links gain by them. */
const VECTORS_WAITED_FOR = 600;

/**
 * Return when no job waits or runs, or when only sentence vectors are left and they are many: `left` says how many. `report` hears how
 * many are open. Failed jobs do not hold it up: their number is returned.
 */
export async function waitForAnalysis(
  report: (open: number) => void = () => {},
): Promise<{ failed: number; left: number }> {
  for (;;) {
    const { open, needed, failed } = await countJobs(database());
    report(open);
    if (open === 0 || (needed === 0 && open > VECTORS_WAITED_FOR)) return { failed, left: open };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
