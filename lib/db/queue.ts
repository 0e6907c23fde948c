import { createHash } from "node:crypto";
import { grouped } from "../model/grouped.ts";
import type { Database } from "./client.ts";
import { readingPrimary } from "./connections.ts";

/** The jobs that workers do, with the payload of each. */
export type Jobs = {
  "revise-roles": { articleId: number };
  /** The same for the articles that hold lines which were learned together. */
  "revise-batch": { articleIds: readonly number[] };
  /** Read the files of an upload that wait. `reader` is 1 for the second of its two readers, which takes small files only. */
  "read-upload": { importId: number; reader?: 1 };
  /** Fetch the pages of an upload whose addresses wait. */
  "fetch-pages": { importId: number };
  /** Look at a feed that is watched, and bring in what is new. */
  "look-at-feed": { feedId: number };
  "flag-duplicates": { articleId: number };
  /** The same for many articles at once: what a bulk import queues. */
  "flag-batch": { articleIds: readonly number[] };
  /** Find the story of groups of copies that came in or changed. */
  "place-in-story": { groupIds: readonly number[] };
  /** Group all stories anew, so that they do not depend on the order of arrival. */
  "settle-stories": Record<string, never>;
  /** Lay the claims of a story's articles side by side, after one came in, left or was read anew. */
  "refresh-story": { storyId: number };
  /** Have a model read a story: in a lane of its own, for a question takes minutes. */
  "read-story": { storyId: number };
  "extract-claims": { articleId: number };
  /** The same for articles that came in together. */
  "extract-batch": { articleIds: readonly number[] };
  "link-claims": { groupId: number };
  /** The same for groups with numbers near one another, as `linkingJobs` makes them: what is asked while it waits comes to what it has. */
  "link-batch": readonly number[];
  "refresh-topics": Record<string, never>;
  "embed-claims": { articleId: number };
  "profile-article": { articleId: number };
  "refresh-profiles": Record<string, never>;
};
export type JobName = keyof Jobs;

const KINDS: Record<JobName, true> = {
  "revise-roles": true,
  "revise-batch": true,
  "read-upload": true,
  "fetch-pages": true,
  "look-at-feed": true,
  "flag-duplicates": true,
  "flag-batch": true,
  "place-in-story": true,
  "settle-stories": true,
  "refresh-story": true,
  "read-story": true,
  "extract-claims": true,
  "extract-batch": true,
  "link-claims": true,
  "link-batch": true,
  "refresh-topics": true,
  "embed-claims": true,
  "profile-article": true,
  "refresh-profiles": true,
};
/** Every kind of job. */
export const JOB_NAMES = Object.keys(KINDS) as JobName[];

/** A job to queue. The one with the smaller number as `priority` comes first; one that takes `long` is left out by the lane of short ones. */
export type Job = {
  [N in JobName]: { readonly name: N; readonly payload: Jobs[N]; readonly priority?: number; readonly long?: boolean };
}[JobName];

/**
 * Each step is done for all articles before the next begins, or a bulk import would do it again and again: which lines are furniture
 * is known when all are compared, and claims are linked between groups. Sentence vectors come last and links once more after them.
 */
const PRIORITIES: { readonly [N in JobName]?: number } = {
  "read-upload": -20,
  "fetch-pages": -20,
  "look-at-feed": -15,
  "flag-duplicates": -10,
  "flag-batch": -10,
  "revise-roles": -9,
  "revise-batch": -9,
  "place-in-story": -5,
  "link-claims": 5,
  "link-batch": 5,
  "settle-stories": 6,
  "refresh-story": 7,
};
/** Kinds that look at the whole collection. */
const LONG: ReadonlySet<JobName> = new Set(["settle-stories", "refresh-topics", "refresh-profiles"]);
/** The mark of a job that takes long. */
export const LONG_FLAG = "long";
/** From this number on a job only makes better what is there: sentence vectors, and the links made anew with them. */
const IMPROVES = 10;
/** Queues that stories to read are spread over: names of queues stay in the database, so there are few of them. */
const READING_QUEUES = 32;
/** Tries before a job counts as failed. */
const MOST_ATTEMPTS = 5;
/** Groups whose numbers lie in one stretch of so many are linked in one job. */
const LINKED_TOGETHER = 20;
/** The queue takes keys of at most 512 characters. */
const LONGEST_KEY = 200;

/**
 * Queue a job inside the transaction that makes it necessary: both are stored, or neither.
 * A job of the same key that still waits is replaced, so that asking twice does the work once.
 */
export async function enqueue<N extends JobName>(
  tx: Database,
  name: N,
  payload: Jobs[N],
  options: { priority?: number; long?: boolean } = {},
): Promise<void> {
  await enqueueAll(tx, [{ name, payload, ...options } as Job]);
}

/** As `enqueue`, for many jobs in one statement. */
export async function enqueueAll(tx: Database, jobs: readonly Job[]): Promise<void> {
  const byKey = new Map(jobs.map((job) => [keyOf(job), job]));
  if (byKey.size === 0) return;
  const specs = [...byKey].map(([key, job]) => ({
    identifier: job.name,
    payload: job.payload,
    max_attempts: MOST_ATTEMPTS,
    job_key: key,
    priority: job.priority ?? PRIORITIES[job.name] ?? 0,
    ...((job.long ?? LONG.has(job.name)) ? { flags: [LONG_FLAG] } : {}),
    ...queueOf(job, key),
  }));
  // In one order, so that two transactions that queue the same jobs do not wait for each other in a circle.
  specs.sort((a, b) => (a.job_key < b.job_key ? -1 : 1));
  await tx.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(
      ARRAY(SELECT json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)))`;
}

/**
 * The jobs that link these groups anew. Groups that came in together have numbers near one another and are linked together, however many jobs asked for
 * them: the queue adds a list to the list that waits under its key.
 */
export function linkingJobs(groupIds: readonly number[]): Job[] {
  const byStretch = grouped([...new Set(groupIds)], (groupId) => Math.floor(groupId / LINKED_TOGETHER));
  return [...byStretch.values()].map((payload) => ({ name: "link-batch", payload }));
}

/** Jobs that take turns, by the name of their queue. */
function queueOf(job: Job, key: string): { readonly queue_name?: string } {
  // One job of each reader of an upload at a time: a second one would read the file that the first has in hand.
  if (job.name === "read-upload") return { queue_name: key };
  // Two jobs of one story: where it is asked for again while it is read, the second would ask the same questions.
  if (job.name === "read-story") return { queue_name: `read-story-${job.payload.storyId % READING_QUEUES}` };
  return {};
}

function keyOf({ name, payload }: Job): string {
  if (name === "link-batch") return `${name}:${Math.floor((payload[0] ?? 0) / LINKED_TOGETHER)}`;
  const key = `${name}:${Object.values(payload).join(":")}`;
  return key.length <= LONGEST_KEY ? key : `${name}:${createHash("sha256").update(key).digest("hex")}`;
}

/**
 * Jobs as they are: `open` wait or run, `locked` of them are in hand, `needed` are those of them without which pages are not complete,
 * `failed` have failed for good.
 */
export type JobCounts = {
  readonly open: number;
  readonly locked: number;
  readonly needed: number;
  readonly failed: number;
};

/**
 * How many jobs there are besides readings, for which no analysis waits. A running job whose key is asked for again loses its key and its further
 * attempts to the newer job: while it runs it has not failed, and where it fails the newer one does its work.
 */
export async function countJobs(db: Database): Promise<JobCounts> {
  const [row] = await db.$queryRaw<JobCounts[]>`
    SELECT count(*) FILTER (WHERE attempts < max_attempts OR locked_at IS NOT NULL)::int AS open,
      count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS locked,
      count(*) FILTER (WHERE priority < ${IMPROVES} AND (attempts < max_attempts OR locked_at IS NOT NULL))::int AS needed,
      count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL AND key IS NOT NULL)::int AS failed
    FROM graphile_worker.jobs WHERE task_identifier <> 'read-story'`;
  return row ?? { open: 0, locked: 0, needed: 0, failed: 0 };
}

/** Jobs of one kind: in hand, waiting, waiting to be tried again after a failure, and failed for good. `oldestSeconds` is how long the first has been due. */
export type JobState = {
  readonly name: string;
  readonly locked: number;
  readonly waiting: number;
  readonly again: number;
  readonly failed: number;
  readonly oldestSeconds: number;
};

/** How the jobs of each kind stand; kinds without any are left out. */
export async function jobStates(db: Database): Promise<JobState[]> {
  return db.$queryRaw<JobState[]>`
    SELECT task_identifier AS name,
      count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS locked,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts = 0)::int AS waiting,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts > 0 AND attempts < max_attempts)::int AS again,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts AND key IS NOT NULL)::int AS failed,
      coalesce(greatest(0, extract(epoch FROM now() - min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts))), 0)::float8
        AS "oldestSeconds"
    FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1`;
}

/** Who holds jobs: the names under which they are locked. */
export async function findHolders(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ holder: string }[]>`
    SELECT DISTINCT locked_by AS holder FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL ORDER BY 1`;
  return rows.map(({ holder }) => holder);
}

/**
 * Give back the jobs of these holders, who died or stop, without counting it as a failure of the jobs: the queue counts an attempt when it
 * hands a job out, so five crashes of others would otherwise make a job count as failed that was never tried to its end.
 */
export async function freeJobs(db: Database, holders: readonly string[]): Promise<void> {
  if (holders.length === 0) return;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL,
      attempts = CASE WHEN key IS NULL THEN attempts ELSE greatest(attempts - 1, 0) END WHERE locked_by = ANY(${[...holders]})`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by = ANY(${[...holders]})`;
}

/**
 * Makes jobs due now that would be due only in more than ten minutes. None is queued for later, and after a failure the queue waits two and
 * a half minutes at most, so their time was told by a clock that has been set back since.
 */
export async function hastenJobs(db: Database): Promise<void> {
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now()
    WHERE run_at > now() + interval '10 minutes' AND locked_at IS NULL AND attempts < max_attempts`;
}

/** The workers that are connected to this database now, by the names that `workerName` makes. */
export async function findConnectedWorkers(db: Database): Promise<string[]> {
  const rows = await readingPrimary(
    () => db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT application_name AS name FROM pg_stat_activity
      WHERE datname = current_database() AND starts_with(application_name, ${WORKER_NAME}) ORDER BY 1`,
  );
  return rows.map(({ name }) => name.slice(WORKER_NAME.length));
}
const WORKER_NAME = "parallax worker ";

/** The name of a worker’s connections, by which others see that it lives. */
export function workerName(id: string): string {
  return WORKER_NAME + id;
}

/** Whether any job of this kind waits or runs. */
export async function isQueued(db: Database, name: JobName): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = ${name} AND (attempts < max_attempts OR locked_at IS NOT NULL) LIMIT 1`;
  return rows.length > 0;
}
