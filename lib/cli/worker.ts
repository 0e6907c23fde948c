import { closeDatabase } from "../db/client.ts";
import { newHand } from "../jobs/hand.ts";
import { migrateQueue } from "../jobs/migrate-queue.ts";
import { startWorker } from "../jobs/worker.ts";
import { useConfig } from "../model/config.ts";
import { configOf, readEnvironment } from "../server/environment.ts";
import { startLog } from "../server/log.ts";
import { migrate } from "../server/migrate.ts";
import { acquireDatabase } from "../server/postgres.ts";

/** `parallax worker`: works on queued jobs until it is told to stop; the jobs in hand are finished first. */
export async function runWorker(): Promise<number> {
  const environment = readEnvironment();
  startLog("worker", environment);
  const lease = await acquireDatabase(environment);
  useConfig(configOf(environment, lease.url));
  await migrate(lease.direct);
  await migrateQueue(lease.direct);
  const worker = await startWorker({ databaseUrl: lease.direct, hand: newHand });
  console.error("Working on queued jobs. Stop with Ctrl-C.");
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await worker.stop();
  await closeDatabase();
  await lease.release();
  return 0;
}
