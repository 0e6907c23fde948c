import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "../db/client.ts";
import { newHand } from "../jobs/hand.ts";
import { isWorkerAlive } from "../jobs/heartbeat.ts";
import { migrateQueue } from "../jobs/migrate-queue.ts";
import { startWorker, type Worker } from "../jobs/worker.ts";
import { useConfig } from "../model/config.ts";
import { AppError } from "../model/errors.ts";
import { configOf, readEnvironment } from "../server/environment.ts";
import { startLog } from "../server/log.ts";
import { migrate } from "../server/migrate.ts";
import { acquireDatabase } from "../server/postgres.ts";

/**
 * Run `work` with the database of this installation: the running one, or one started for the purpose and stopped after it.
 * With `worker`, the jobs that `work` queues are done here unless a living worker does them.
 */
export async function withDatabase<T>(
  options: { worker: boolean },
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment();
  startLog("command", environment);
  const lease = await acquireDatabase(environment);
  useConfig(configOf(environment, lease.url));
  try {
    await migrate(lease.direct);
    await migrateQueue(lease.direct);
    const stopWorking = options.worker ? await seeToJobs(lease.direct) : async () => {};
    try {
      return await Promise.race([work(lease.direct), toldToStop()]);
    } finally {
      await stopWorking();
    }
  } finally {
    await closeDatabase();
    await lease.release();
  }
}

/** Rejects with the first Ctrl-C or SIGTERM, so that the jobs in hand are given back and the database is stopped; a second one ends at once. */
function toldToStop(): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      reject(
        new AppError(
          "UNAVAILABLE",
          "Stopped. What was stored is kept, and what was not analysed waits for the workers.",
        ),
      );
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
  });
}

/** How often a command looks whether somebody still works, in milliseconds. */
const LOOK_EVERY_MS = 3_000;

/**
 * Sees that the queued jobs are done: by the workers there are, or from the moment on that there is none by one of its own, because a command
 * that waits for a worker which has gone would wait for ever. Returns the way to stop.
 */
async function seeToJobs(databaseUrl: string): Promise<() => Promise<void>> {
  let own: Worker | null = null;
  let stopped = false;
  const look = async () => {
    if (!own && !(await isWorkerAlive())) own = await startWorker({ databaseUrl, hand: newHand });
  };
  await look();
  const looking = (async () => {
    while (!stopped && !own) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      if (!stopped) await look().catch(() => {});
    }
  })();
  return async () => {
    stopped = true;
    // A worker that is just being started is waited for, since it must be stopped before the database is.
    await Promise.race([looking, sleep(LOOK_EVERY_MS)]);
    await own?.stop();
  };
}
