import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { closeDatabase } from "../../lib/db/client.ts";
import { migrateQueue } from "../../lib/jobs/migrate-queue.ts";
import { useConfig } from "../../lib/model/config.ts";
import { configOf, readEnvironment } from "../../lib/server/environment.ts";
import { migrate } from "../../lib/server/migrate.ts";
import { acquireDatabase } from "../../lib/server/postgres.ts";

/** Run `work` with an empty embedded database of its own, gone afterwards; lib/db uses it too. */
export async function withDatabase(work: (client: pg.Client, databaseUrl: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-bench-"));
  await chmod(folder, 0o755); // as root, Postgres runs as another user, who must be able to enter
  const { DATABASE_URL: _given, ...environment } = process.env;
  const settings = readEnvironment({ ...environment, PARALLAX_DATA: folder });
  const lease = await acquireDatabase(settings);
  try {
    await migrate(lease.url);
    await migrateQueue(lease.url);
    useConfig(configOf(settings, lease.url));
    const client = new pg.Client({ connectionString: lease.url });
    await client.connect();
    try {
      await work(client, lease.url);
    } finally {
      await closeDatabase();
      await client.end();
    }
  } finally {
    await lease.release();
    await rm(folder, { recursive: true, force: true });
  }
}
