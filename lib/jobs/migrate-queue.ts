import { runMigrations } from "graphile-worker";
import { quietLogger } from "./log.ts";

/** Install or update the queue's own tables. Safe to call from several processes. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: quietLogger });
}
