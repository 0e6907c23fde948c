import { closeDatabase } from "../db/client.ts";
import { newHand } from "../jobs/hand.ts";
import { startWorker } from "../jobs/worker.ts";
import { useConfig } from "../model/config.ts";
import { keepBackups } from "./backup-clock.ts";
import { backupPlanOf, configOf, readEnvironment } from "./environment.ts";
import { startLog } from "./log.ts";

/** The worker beside the pages, in a process of its own so that analysis never holds up a page. Finishes the jobs in hand when told to stop. */
const environment = readEnvironment();
startLog("worker", environment);
const databaseUrl = environment.DATABASE_URL ?? "";
useConfig(configOf(environment, databaseUrl));
const directUrl = environment.DATABASE_DIRECT_URL ?? databaseUrl;
const starting = startWorker({ databaseUrl: directUrl, hand: newHand });
const plan = backupPlanOf(environment);
const stopBackups = plan ? keepBackups(directUrl, plan) : () => {};

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopBackups();
  await (await starting).stop();
  await closeDatabase();
  process.exit(0);
}

// Heard from the beginning: a worker that is told to stop while it starts has jobs in hand already, and must give them back.
process.on("SIGTERM", () => void stop());
process.on("disconnect", () => void stop());
// Ctrl-C reaches the whole group; the parent decides the order.
process.on("SIGINT", () => {});
await starting;
