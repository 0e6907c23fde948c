import type { Database } from "./client.ts";

/** The jobs that workers do, with what each is told. */
export type Jobs = {
  "revise-roles": { articleId: number };
  "flag-duplicates": { articleId: number };
  "extract-claims": { articleId: number };
  "link-claims": { groupId: number };
  "refresh-topics": Record<string, never>;
  "embed-claims": { articleId: number };
  "profile-article": { articleId: number };
  "refresh-profiles": Record<string, never>;
};
export type JobName = keyof Jobs;

/**
 * Queue a job inside the transaction that makes it necessary: both are stored, or neither.
 * A job of the same key that still waits is replaced, so that asking twice does the work once.
 */
export async function enqueue<N extends JobName>(tx: Database, name: N, told: Jobs[N], options: { priority?: number } = {}): Promise<void> {
  const key = `${name}:${Object.values(told).join(":")}`;
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}, ${JSON.stringify(told)}::json, job_key := ${key}, priority := ${options.priority ?? 0}::int, max_attempts := 5)`;
}

/**
 * How many jobs wait or run, and how many failed for good. A running job whose key is asked for again has its attempts used up by
 * the queue, so that it is not tried again: while it runs it has not failed.
 */
export async function countJobs(db: Database): Promise<{ open: number; failed: number }> {
  const [row] = await db.$queryRaw<{ open: number; failed: number }[]>`
    SELECT count(*) FILTER (WHERE attempts < max_attempts OR locked_at IS NOT NULL)::int AS open,
      count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS failed
    FROM graphile_worker.jobs`;
  return row ?? { open: 0, failed: 0 };
}

/** Whether any job of this kind waits or runs. */
export async function isQueued(db: Database, name: JobName): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = ${name} AND (attempts < max_attempts OR locked_at IS NOT NULL) LIMIT 1`;
  return rows.length > 0;
}
