import { fileURLToPath } from "node:url";
import { currentConfig } from "../model/config.ts";
import { EXTRACTION_HEAP_MB, LONGEST_EXTRACTION_MS } from "../model/limits.ts";
import { apart, type TimeLimits } from "../services/apart.ts";
import type { HandWork } from "./tasks.ts";

/** Memory for any other job than reading what came in, in megabytes of old space: with code and buffers it stays under 512 MB. */
const HEAP_MB = 320;

/** Does jobs, one at a time. */
export type Hand = {
  /** Rejects with the job’s own failure, or with TooMuch. */
  work(work: HandWork, limits: TimeLimits): Promise<void>;
  /** Ends the hand at once; a job in it never settles. */
  drop(): void;
};

/**
 * Processes in which jobs are done, so that none of them can take the worker’s memory or time. What strangers send is read in one of its own,
 * whose memory is that of extraction, and each text of it is watched by itself.
 */
export function newHand(): Hand {
  const program = fileURLToPath(new URL("./hand-process.ts", import.meta.url));
  const computing = apart<object>(program, HEAP_MB);
  const reading = apart<object>(program, EXTRACTION_HEAP_MB);
  return {
    work: (work, limits) => {
      const question = { config: currentConfig(), work };
      if (work === "begin" || work.name !== "read-upload") return computing.ask(question, limits);
      return reading.ask(question, { ...limits, part: LONGEST_EXTRACTION_MS });
    },
    drop: () => {
      computing.drop();
      reading.drop();
    },
  };
}

/** A hand that is this process itself: without limits. The use cases are loaded only here, because a worker that has hands needs none of them. */
export const HERE: Hand = { work: async (work) => (await import("./tasks.ts")).doWork(work), drop() {} };
