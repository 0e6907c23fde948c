import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run, runMigrations, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { database } from "../db/client.ts";
import { isDatabaseGone } from "../db/database-gone.ts";
import { enqueueAll, freeJobs, type Job, LONG_FLAG, workerName } from "../db/queue.ts";
import { TooMuch } from "../services/apart.ts";
import { embedMissing } from "../usecases/claims/embed-claims.ts";
import { type Hand, HERE, newHand } from "./hand.ts";
import { keepHeartbeat } from "./heartbeat.ts";
import { LANES, type Lane } from "./lanes.ts";
import { quietLogger } from "./log.ts";
import { patientPool, untilBack } from "./patient-pool.ts";
import { type GivenJob, leaveOut } from "./tasks.ts";

/** How often a waiting lane looks, in milliseconds; a new job also wakes it by notification. */
const POLL_MS = 1000;
/** How long a worker that stops waits for the jobs in hand, in milliseconds; then it gives them back. */
const DRAIN_MS = 10_000;
/** Pause before a lane that ended of itself is opened again, in milliseconds. */
const REOPEN_MS = 1000;

/** Install or update the queue's own tables. Safe to call from several processes. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: quietLogger });
}

/** A worker that runs. `stop` waits a moment for the jobs in hand and gives back those that are not done by then. */
export type Worker = { stop(): Promise<void> };

/**
 * Begin to work on queued jobs. With `apart` each lane does its jobs in a process of its own, which is what every worker of an installation
 * does: no job can then use up this process, its time or its memory. Without it they are done in this process.
 */
export async function startWorker({
  databaseUrl,
  apart = false,
}: {
  databaseUrl: string;
  apart?: boolean;
}): Promise<Worker> {
  await embedMissing();
  const id = randomUUID();
  const pool = patientPool(databaseUrl, workerName(id));
  // Jobs are locked in the name of the pool, not of the workers in it: with the workers' names nobody could free what a killed process held.
  const names = new Set<string>();
  const lanes = await Promise.all(LANES.map((lane) => openLane(lane, { pool, names, hand: apart ? newHand() : HERE })));
  const stopHeartbeat = keepHeartbeat(id, () => [...names]);
  return {
    async stop() {
      const drained = Promise.all(lanes.map((lane) => lane.drain()));
      const done = await Promise.race([drained.then(() => true), sleep(DRAIN_MS, false, { ref: false })]);
      for (const lane of lanes) lane.hand.drop();
      await freeJobs(database(), [...names]);
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
      await runner.promise.catch((error: unknown) => console.error(`worker: lane ${lane.name}: ${String(error)}`));
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
      (payload, { job }) => workInLane({ name, payload, attempt: job.attempts }, job.priority, { lane, hand, pool }),
    ]),
  );
}

type InLane = { readonly lane: Lane; readonly hand: Hand; readonly pool: pg.Pool };

/** Does a job within the limits of its lane. Where the database went away meanwhile, that is not its failure: it is done again when it is back. */
async function workInLane(job: GivenJob, priority: number, { lane, hand, pool }: InLane): Promise<void> {
  for (;;) {
    try {
      return await hand.work(job, lane.limitMs);
    } catch (error) {
      if (error instanceof TooMuch && error.what === "time" && !lane.takesLong) {
        // The queue replaces a job of the same key: this one ends here, and the long lane has it from its beginning.
        await enqueueAll(database(), [{ name: job.name, payload: job.payload, priority, long: true } as Job]);
        return;
      }
      if (error instanceof TooMuch && (await leaveOut(job, error))) continue;
      if (!isDatabaseGone(error)) throw error;
      await untilBack(pool);
    }
  }
}
