import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { inProject } from "./paths.ts";
import { openSchemaEngine } from "./schema-engine.ts";

/** Any number will do, so long as nothing else in the same database locks on it. */
const MIGRATION_LOCK = 7_206_117;

/**
 * Applies the migrations of prisma/migrations that the database has not had, in order, and records them in
 * `_prisma_migrations` as `prisma migrate deploy` would. Returns the names just applied (none: up to date).
 * An advisory lock makes it safe to call from several processes at once. Throws what the engine says on a migration that fails.
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const folders = await migrationFolders();
    const applied = await appliedMigrations(lock);
    // The engine is 5 MB of WebAssembly: a later start, which changes nothing, does not need it.
    if (applied && folders.every((name) => applied.has(name))) return [];
    const engine = await openSchemaEngine(url, await readFile(inProject("prisma/schema.prisma"), "utf8"));
    try {
      const migrationsList = await readMigrations(folders);
      const result = await engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      });
      return result.appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await lock.end();
  }
}

async function migrationFolders(): Promise<string[]> {
  const entries = await readdir(inProject("prisma/migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Names finished in this database; undefined where the history table is absent or holds an unfinished one (the engine then speaks). */
async function appliedMigrations(client: pg.Client): Promise<Set<string> | undefined> {
  const table = await client.query<{ found: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found");
  if (!table.rows[0]?.found) return undefined;
  const rows = await client.query<{ migration_name: string; finished_at: Date | null }>(
    "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  if (rows.rows.some((row) => row.finished_at === null)) return undefined;
  return new Set(rows.rows.map((row) => row.migration_name));
}

async function readMigrations(folders: string[]) {
  const baseDir = inProject("prisma/migrations");
  const migrationDirectories = await Promise.all(
    folders.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = {
    path: "migration_lock.toml",
    content: await readFile(join(baseDir, "migration_lock.toml"), "utf8").catch(() => null),
  };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}
