import { setTimeout as sleep } from "node:timers/promises";
import { database } from "../../db/client.ts";
import { findProgress } from "../../db/imports.ts";
import { countJobs } from "../../db/queue.ts";

/** Time between two looks, and after which a stream ends, in milliseconds: a server that is to stop waits for none of them for long. */
const [LOOK_EVERY_MS, LONGEST_MS] = [1_500, 30_000];

/** How far an import is. */
export type ImportStep = {
  readonly finished: number;
  readonly total: number;
  readonly failed: number;
  readonly waiting: number;
  /** Jobs of all imports that are open: between two finished files a text goes from step to step. */
  readonly open: number;
};

/** How far an import is whenever that changes, and "well" at each look without news. Ends when the reader goes or some time has passed. */
export async function* followImport(
  id: number,
  gone: AbortSignal,
  lookEveryMs = LOOK_EVERY_MS,
): AsyncGenerator<ImportStep | "well", undefined> {
  const until = performance.now() + LONGEST_MS;
  let told = "";
  while (!gone.aborted && performance.now() < until) {
    const { all: total = 0, failed = 0, waiting = 0, finished = 0 } = (await findProgress(database(), id)) ?? {};
    const { open } = await countJobs(database());
    const step = { finished, total, failed, waiting, open };
    // The first look is news too: something may have happened since the page was made.
    yield told === JSON.stringify(step) ? "well" : step;
    told = JSON.stringify(step);
    await sleep(lookEveryMs, undefined, { signal: gone }).catch(() => {});
  }
  return undefined;
}
