import { database } from "../db/client.ts";
import { countJobs } from "../db/queue.ts";

/** How often to look whether the queue is empty, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** Return when no job waits or runs; `report` hears how many are open. Failed jobs do not hold it up: their number is returned. */
export async function waitForAnalysis(report: (open: number) => void = () => {}): Promise<{ failed: number }> {
  for (;;) {
    const { open, failed } = await countJobs(database());
    report(open);
    if (open === 0) return { failed };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
