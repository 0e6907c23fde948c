import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { currentConfig } from "../model/config.ts";
import type { GivenJob } from "./tasks.ts";

/** Memory of a hand, in megabytes of old space: with code and buffers it stays under 512 MB. */
const HEAP_MB = 320;
/** A hand that has grown so far is exchanged for a fresh one after its job, in bytes: a process seldom gives memory back. */
const GROWN = 400 * 1024 * 1024;
/** A hand with nothing to do for so long is let go, in milliseconds: an idle worker is one small process. */
const IDLE_MS = 60_000;

/** Thrown where a job took longer than it may. */
export class TookTooLong extends Error {}

/** What a hand answers; `rss` is its memory in bytes. */
export type HandAnswer = {
  readonly error?: { readonly message: string; readonly stack?: string };
  readonly rss: number;
};

/** Does jobs, one at a time. */
export type Hand = {
  /** Rejects with the job’s own failure, with TookTooLong, or where the hand died of the job. */
  work(job: GivenJob, limitMs: number): Promise<void>;
  /** Ends the hand at once; a job in it never settles. */
  drop(): void;
};

/**
 * A process in which jobs are done, so that none of them can take this one’s memory or time: a job that does either ends its hand, and the
 * next job gets a new one. Started with its first job.
 */
export function newHand(): Hand {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let dropped = false;
  const end = () => {
    child?.removeAllListeners();
    child?.kill("SIGKILL");
    child = null;
  };
  return {
    async work(job, limitMs) {
      clearTimeout(idle);
      child ??= startHand();
      const hand = child;
      try {
        await new Promise<void>((resolve, reject) => {
          const limit = setTimeout(() => {
            end();
            reject(new TookTooLong(`It took longer than the ${Math.round(limitMs / 1000)} s that a job may take.`));
          }, limitMs);
          const settle = (settled: () => void) => {
            clearTimeout(limit);
            if (!dropped) settled();
          };
          hand.once("message", ({ error, rss }: HandAnswer) => {
            if (rss > GROWN) end();
            settle(() => (error ? reject(Object.assign(new Error(error.message), error)) : resolve()));
          });
          hand.once("exit", (code, signal) => {
            if (child === hand) child = null;
            // 134 and SIGABRT are how V8 ends a process whose memory is used up.
            const reason =
              code === 134 || signal === "SIGABRT"
                ? "It needed more memory than a job may take."
                : `The process that did it ended (${signal ?? `code ${code}`}).`;
            settle(() => reject(new Error(reason)));
          });
          hand.send({ config: currentConfig(), job });
        });
      } finally {
        hand.removeAllListeners();
        if (child) idle = setTimeout(end, IDLE_MS);
        idle?.unref();
      }
    },
    drop() {
      dropped = true;
      end();
    },
  };
}

function startHand(): ChildProcess {
  const inherited = process.execArgv.filter((argument) => !argument.startsWith("--max-old-space-size"));
  const execArgv = [...inherited, `--max-old-space-size=${HEAP_MB}`];
  const child = fork(fileURLToPath(new URL("./hand-process.ts", import.meta.url)), { execArgv });
  child.on("error", (error) => console.error(`worker: ${error.message}`));
  return child;
}
