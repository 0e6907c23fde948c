import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { database } from "../db/client.ts";
import { enqueueAll, freeJobs, type Job, LONG_FLAG, workerName } from "../db/queue.ts";
import { isDatabaseGone, isDiskFull } from "../model/database-gone.ts";
import { alongIds, errorFields, log } from "../model/log.ts";
import { isTooMuch } from "../services/apart.ts";
import { type Hand, HERE } from "./hand.ts";
import { keepHeartbeat } from "./heartbeat.ts";
import { jobDurations } from "./job-durations.ts";
import { LANES, type Lane } from "./lanes.ts";
import { quietLogger } from "./log.ts";
import { keepMinuteClock } from "./minute-clock.ts";
import { patientPool, untilBack } from "./patient-pool.ts";
import type { GivenJob } from "./tasks.ts";

/** How often a waiting lane looks, in milliseconds; a new job also wakes it by notification. */
const POLL_MS = 1000;
/** How long a worker that stops waits for the jobs in hand, in milliseconds; then it gives them back. */
const DRAIN_MS = 10_000;
/** Longest that the first look at what is missing may take, in milliseconds. */
const BEGIN_MS = 600_000;
/** Pause before a job is tried again that found the disk full, in milliseconds. */
const FULL_MS = 5_000;
/** Pause before a lane that ended of itself is opened again, in milliseconds. */
const REOPEN_MS = 1000;

/** A worker that runs. `stop` waits a moment for the jobs in hand and gives back those that are not done by then. */
export type Worker = { stop(): Promise<void> };

/**
 * Begin to work on queued jobs. Each lane has a `hand` that does them: in every worker of an installation a process of its own, so that no
 * job can use up this process, its time or its memory. Where none is given they are done in this process.
 */
export async function startWorker({
  databaseUrl,
  hand = () => HERE,
}: {
  databaseUrl: string;
  hand?: () => Hand;
}): Promise<Worker> {
  const hands = LANES.map(() => hand());
  await hands[0]?.work("begin", { whole: BEGIN_MS });
  const id = randomUUID();
  const pool = patientPool(databaseUrl, workerName(id));
  // Jobs are locked in the name of the pool, not of the workers in it: with the workers' names nobody could free what a killed process held.
  const names = new Set<string>();
  const lanes = await Promise.all(LANES.map((lane, i) => openLane(lane, { pool, names, hand: hands[i] ?? HERE })));
  const stopHeartbeat = keepHeartbeat(id, () => [...names]);
  const stopWatching = keepMinuteClock();
  return {
    async stop() {
      stopWatching();
      const drained = Promise.all(lanes.map((lane) => lane.drain()));
      const done = await Promise.race([drained.then(() => true), sleep(DRAIN_MS, false, { ref: false })]);
      for (const lane of lanes) lane.hand.drop();
      // Where the database has gone, another worker frees them when it is back.
      await freeJobs(database(), [...names]).catch(() => {});
      await stopHeartbeat();
      if (done) await pool.end();
    },
  };
}

type Opening = { readonly pool: pg.Pool; readonly names: Set<string>; readonly hand: Hand };
type OpenLane = { readonly hand: Hand; drain(): Promise<void> };

/** Opens a lane, and opens it again where it ends of itself. */
async function openLane(lane: Lane, opening: Opening): Promise<OpenLane> {
  let draining = false;
  let runner = await runLane(lane, opening);
  const keep = async () => {
    while (!draining) {
      await runner.promise.catch((error: unknown) =>
        log.error("A lane of the worker ended.", { lane: lane.name, ...errorFields(error) }),
      );
      if (draining) return;
      await sleep(REOPEN_MS);
      await untilBack(opening.pool);
      // What it had in hand when it ended is nobody's now.
      await freeJobs(database(), [runner.name]).catch(() => {});
      opening.names.delete(runner.name);
      if (!draining) runner = await runLane(lane, opening);
    }
  };
  const kept = keep();
  return {
    hand: opening.hand,
    async drain() {
      draining = true;
      await runner.stop().catch(() => {});
      await kept;
    },
  };
}

async function runLane(lane: Lane, { pool, names, hand }: Opening): Promise<Runner & { readonly name: string }> {
  const events: WorkerEvents = new EventEmitter();
  let name = "";
  events.on("pool:create", ({ workerPool }) => {
    name = workerPool.id;
    names.add(name);
  });
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    forbiddenFlags: lane.takesLong ? null : [LONG_FLAG],
    taskList: taskList(lane, hand, pool),
  });
  return { ...runner, name };
}

function taskList(lane: Lane, hand: Hand, pool: pg.Pool): TaskList {
  return Object.fromEntries(
    lane.jobs.map((name) => [
      name,
      (payload, { job }) =>
        timed({ id: job.id, name, payload, attempt: job.attempts }, (given) =>
          workInLane(given, job.priority, { lane, hand, pool }),
        ),
    ]),
  );
}

/** Does a job under its number and tells in the log how long it took; what failed is told by the queue. */
function timed(job: GivenJob, work: (job: GivenJob) => Promise<void>): Promise<void> {
  return alongIds({ job: job.id, kind: job.name }, async () => {
    const begun = performance.now();
    try {
      await work(job);
    } finally {
      jobDurations.note(job.name, performance.now() - begun);
    }
    log.info("job done", { ms: Math.round(performance.now() - begun), attempt: job.attempt });
  });
}

type InLane = { readonly lane: Lane; readonly hand: Hand; readonly pool: pg.Pool };

/** Does a job within the limits of its lane. Where the database went away meanwhile, or its disk is full, that is not its failure: it is done again when it is back. */
async function workInLane(job: GivenJob, priority: number, { lane, hand, pool }: InLane): Promise<void> {
  // In the long lane an upload may take as long as its texts keep coming: a table of a million rows is no stuck job.
  const limits = { whole: lane.limitMs, renewed: lane.takesLong };
  for (;;) {
    try {
      return await hand.work(job, limits);
    } catch (error) {
      if (isTooMuch(error) && error.what === "time" && !lane.takesLong) {
        // The queue replaces a job of the same key: this one ends here, and the long lane has it from its beginning.
        await enqueueAll(database(), [{ name: job.name, payload: job.payload, priority, long: true } as Job]);
        return;
      }
      if (isTooMuch(error) && job.name === "read-upload") {
        // Only the file in hand was too much: it is refused, and the job goes on with the others.
        await hand.work({ ...job, tooMuch: error.what }, limits);
        continue;
      }
      if (isDiskFull(error)) {
        log.warn("The disk of the database is full; a job waits until there is room.", errorFields(error));
        await sleep(FULL_MS);
      } else if (!isDatabaseGone(error)) throw error;
      await untilBack(pool);
    }
  }
}
