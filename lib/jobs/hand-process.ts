import { type Config, useConfig } from "../model/config.ts";
import type { HandAnswer } from "./hand.ts";
import { doJob, type GivenJob } from "./tasks.ts";

/** The process of a hand: does the job that it is sent, answers, and waits for the next one. Ends with the worker that started it. */
process.on("message", async ({ config, job }: { config: Config; job: GivenJob }) => {
  useConfig(config);
  const error = await doJob(job).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const answer: HandAnswer = { rss: process.memoryUsage.rss(), ...(error === null ? {} : { error: told(error) }) };
  process.send?.(answer);
});
process.on("disconnect", () => process.exit(0));
// Both reach the whole group from a terminal; the worker decides when its jobs are to end.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});

function told(error: unknown): { message: string; stack?: string; code?: unknown } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  return { message, ...(stack ? { stack } : {}), ...("code" in error ? { code: error.code } : {}) };
}
