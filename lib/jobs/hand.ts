import { fileURLToPath } from "node:url";
import { currentConfig } from "../model/config.ts";
import { apart } from "../services/apart.ts";
import type { HandWork } from "./tasks.ts";

/** Memory of a hand, in megabytes of old space: with code and buffers it stays under 512 MB. */
const HEAP_MB = 320;

/** Does jobs, one at a time. */
export type Hand = {
  /** Rejects with the job’s own failure, or with TooMuch. */
  work(work: HandWork, limitMs: number): Promise<void>;
  /** Ends the hand at once; a job in it never settles. */
  drop(): void;
};

/** A process in which jobs are done, so that none of them can take the worker’s memory or time. */
export function newHand(): Hand {
  const hand = apart<object>(fileURLToPath(new URL("./hand-process.ts", import.meta.url)), HEAP_MB);
  return { work: (work, limitMs) => hand.ask({ config: currentConfig(), work }, limitMs), drop: () => hand.drop() };
}

/** A hand that is this process itself: without limits. The use cases are loaded only here, because a worker that has hands needs none of them. */
export const HERE: Hand = { work: async (work) => (await import("./tasks.ts")).doWork(work), drop() {} };
