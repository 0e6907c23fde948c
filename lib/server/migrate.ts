import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { AppError } from "../model/errors.ts";
import { log } from "../model/log.ts";
import { inProject } from "./paths.ts";

/** Any number will do, so long as nothing else in the same database locks on it. */
const MIGRATION_LOCK = 7_206_117;
/**
 * The first line of a migration that cannot stand in a transaction, as CREATE INDEX CONCURRENTLY cannot. Its statements are separated by
 * lines that say `-- next statement`. It is run from its start again when it was cut, so each statement must allow for that (IF EXISTS).
 */
const OUTSIDE_A_TRANSACTION = /^-- outside a transaction\b/;
const NEXT_STATEMENT = /^-- next statement\b.*$/m;

/** As `prisma migrate` makes it, so that its commands read and go on with the same history. */
const HISTORY = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Applies the migrations of `folder` that the database has not had, in the order of their names, and records them in
 * `_prisma_migrations` as `prisma migrate deploy` would. Returns the names just applied (none: up to date). Each migration and its record
 * are one transaction: cut at any statement, the database is as it was before that migration. An advisory lock makes it safe to call
 * from several processes at once. `only` names those that are applied where not all are. Throws UNAVAILABLE with the name of a migration that fails or that another program left unfinished.
 */
export async function migrate(
  url: string,
  folder = inProject("prisma/migrations"),
  only?: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks fails the query in hand, and that failure is the one to report.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
    if (rows[0]?.history === null) await client.query(HISTORY);
    const migrations = await readMigrations(folder);
    const open = (await findOpen(client, migrations)).filter(({ name }) => only?.includes(name) ?? true);
    for (const migration of open) await apply(client, migration);
    return open.map(({ name }) => name);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The names of the migrations that this version has, in their order. */
export async function migrationNames(folder = inProject("prisma/migrations")): Promise<string[]> {
  return (await readMigrations(folder)).map(({ name }) => name);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The migrations that are not recorded as finished. A record that was rolled back counts as none, as it does for Prisma. */
async function findOpen(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean; logs: string | null }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const finished = new Map(rows.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
  for (const { name, logs } of rows.filter((row) => !row.finished && !finished.has(row.name))) {
    const known = migrations.find((migration) => migration.name === name);
    if (known && OUTSIDE_A_TRANSACTION.test(known.sql)) continue; // begun here and cut: it is begun again
    throw new AppError("UNAVAILABLE", unfinishedLine(name, logs));
  }
  for (const { name, checksum } of migrations) {
    if (finished.has(name) && finished.get(name) !== checksum)
      log.warn(`The migration ${name} was applied with other words than its file has now; it is not applied again.`);
  }
  return migrations.filter(({ name }) => !finished.has(name));
}

/** Only another program, such as Prisma's own engine, leaves such a record: whether its statements stand, a person must see. */
function unfinishedLine(name: string, logs: string | null): string {
  const reason = logs?.split("\n").find((line) => line.trim());
  return (
    `The migration ${name} was begun by another program and not finished${reason ? ` (${reason.trim()})` : ""}. ` +
    `See whether its tables and columns are there, then say so: ` +
    `UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 (they are) or SET rolled_back_at = now() ` +
    `(they are not) WHERE migration_name = '${name}' AND finished_at IS NULL. Then start again.`
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    if (OUTSIDE_A_TRANSACTION.test(migration.sql)) await applyInSteps(client, migration);
    else await applyAtOnce(client, migration);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      "UNAVAILABLE",
      `The migration ${migration.name} failed: ${reason}. The database is as it was before it; nothing stored is lost.`,
      { cause: error },
    );
  }
}

async function applyAtOnce(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    const id = await record(client, migration);
    await client.query(migration.sql);
    await finish(client, id);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // a connection that is gone has rolled back already
    throw error;
  }
}

async function applyInSteps(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NULL", [
    migration.name,
  ]);
  const id = await record(client, migration);
  for (const statement of migration.sql.split(NEXT_STATEMENT)) await client.query(statement);
  await finish(client, id);
}

async function record(client: pg.Client, { name, checksum }: Migration): Promise<string> {
  const id = randomUUID();
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())",
    [id, checksum, name],
  );
  return id;
}

async function finish(client: pg.Client, id: string): Promise<void> {
  await client.query(
    "UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1",
    [id],
  );
}
