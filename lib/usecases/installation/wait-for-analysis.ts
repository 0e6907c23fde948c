import { database } from "../../db/client.ts";
import { countJobs, jobStates } from "../../db/queue.ts";

/** How often to look whether the queue is empty, in milliseconds: with every job that waits a little less often, since to count them costs the more. */
const [LOOK_EVERY_MS, MS_A_JOB, SELDOM_MS] = [100, 5, 500];

/** Jobs for sentence vectors that an import waits for; more would take longer than the links gain by them. */
const VECTORS_WAITED_FOR = 600;

/** How often to look what the jobs are, in milliseconds. */
const TELL_EVERY_MS = 5_000;

/** What is waited for: the jobs of each kind, in hand and waiting, and those that failed and are tried again later. */
async function whatIsLeft(): Promise<string> {
  const kinds = (await jobStates(database())).filter(({ locked, waiting, again }) => locked + waiting + again > 0);
  const words = kinds.map(({ name, locked, waiting, again }) => {
    const parts = [
      locked ? `${locked} in hand` : "",
      waiting ? `${waiting} waiting` : "",
      again ? `${again} tried again after a failure` : "",
    ];
    return `${name}: ${parts.filter(Boolean).join(", ")}`;
  });
  return words.join("; ");
}

/**
 * Return when no job waits or runs, or when only sentence vectors are left and they are many: `left` says how many. `report` hears how
 * many are open, and every few seconds which. Failed jobs do not hold it up: their number is returned.
 */
export async function waitForAnalysis(
  report: (open: number, left?: string) => void = () => {},
): Promise<{ failed: number; left: number }> {
  let told = performance.now();
  for (;;) {
    const { open, needed, failed } = await countJobs(database());
    report(open);
    if (open === 0 || (needed === 0 && open > VECTORS_WAITED_FOR)) return { failed, left: open };
    if (performance.now() - told > TELL_EVERY_MS) {
      report(open, await whatIsLeft());
      told = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(SELDOM_MS, LOOK_EVERY_MS + MS_A_JOB * open)));
  }
}
