import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateQueue } from "../../../lib/jobs/migrate-queue.ts";
import { readEnvironment } from "../../../lib/server/environment.ts";
import { migrate } from "../../../lib/server/migrate.ts";
import { acquireDatabase } from "../../../lib/server/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the migrated database that every test file copies. */
    templateUrl: string;
  }
}

/** One embedded Postgres for the whole run, in a folder of its own; its migrated database is the template of all copies. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-test-"));
  await chmod(folder, 0o755); // as root, Postgres runs as another user, who must be able to enter
  const { DATABASE_URL: _given, ...environment } = process.env;
  const lease = await acquireDatabase(readEnvironment({ ...environment, PARALLAX_DATA: folder }));
  await migrate(lease.url);
  await migrateQueue(lease.url);
  await closeToOthers(lease.url);
  project.provide("templateUrl", lease.url);
  return async () => {
    await lease.release();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A template that someone is connected to cannot be copied, and the migration engine keeps its connection for a while. */
async function closeToOthers(url: string): Promise<void> {
  const admin = new URL(url);
  const [, template] = admin.pathname.split("/");
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`);
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [template]);
  await client.end();
}
