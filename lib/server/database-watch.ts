import { setTimeout as sleep } from "node:timers/promises";

/** How long an answer of the database is good for, and how long it is waited for, in milliseconds. */
const [GOOD_MS, LONGEST_MS] = [1_000, 5_000];

/** Tells whether the database answers. Asks it at most once a second, and once for all who want to know. */
export function watchDatabase(
  ask: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<boolean> {
  let answeredAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<boolean> | null = null;
  return () => {
    if (now() - answeredAt < GOOD_MS) return Promise.resolve(true);
    asking ??= Promise.race([
      ask().then(
        () => true,
        () => false,
      ),
      sleep(LONGEST_MS, false, { ref: false }),
    ]).then((answers) => {
      if (answers) answeredAt = now();
      asking = null;
      return answers;
    });
    return asking;
  };
}
