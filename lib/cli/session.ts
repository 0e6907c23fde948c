import { closeDatabase } from "../db/client.ts";
import { isWorkerAlive } from "../jobs/heartbeat.ts";
import { migrateQueue, startWorker } from "../jobs/worker.ts";
import { useConfig } from "../model/config.ts";
import { configOf, readEnvironment } from "../server/environment.ts";
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
  const lease = await acquireDatabase(environment);
  useConfig(configOf(environment, lease.url));
  try {
    await migrate(lease.url);
    await migrateQueue(lease.url);
    const own =
      options.worker && !(await isWorkerAlive()) ? await startWorker({ databaseUrl: lease.url, apart: true }) : null;
    try {
      return await work(lease.url);
    } finally {
      await own?.stop();
    }
  } finally {
    await closeDatabase();
    await lease.release();
  }
}
