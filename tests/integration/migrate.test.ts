import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { migrate } from "../../lib/server/migrate.ts";
import { inProject } from "../../lib/server/paths.ts";
import { openSchemaEngine } from "../../prisma/schema-engine.ts";
import { emptyDatabase, sqlAt } from "./support/database.ts";

/** A statement that ends its own connection, as a kill or a power cut would. */
const CUT = "SELECT pg_terminate_backend(pg_backend_pid());";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-migrations-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder of migrations by name. */
async function written(migrations: Record<string, string>): Promise<string> {
  const place = await mkdtemp(join(folder, "set-"));
  for (const [name, text] of Object.entries(migrations)) {
    await mkdir(join(place, name));
    await writeFile(join(place, name, "migration.sql"), text);
  }
  return place;
}

const tablesOf = async (url: string) =>
  (await sqlAt<{ name: string }>(url, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"))
    .map(({ name }) => name)
    .filter((name) => name !== "_prisma_migrations")
    .sort();

type Row = { name: string; checksum: string; finished: boolean; steps: number; rolled_back_at: Date | null };
const historyOf = (url: string) =>
  sqlAt<Row>(
    url,
    `SELECT migration_name AS name, checksum, finished_at >= started_at AS finished, applied_steps_count AS steps, rolled_back_at
     FROM _prisma_migrations ORDER BY migration_name`,
  );

/** The project's own migrations as Prisma's engine takes them. */
async function forPrisma() {
  const baseDir = inProject("prisma/migrations");
  const names = (await readdir(baseDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const migrationDirectories = await Promise.all(
    names
      .map(({ name }) => name)
      .sort()
      .map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
        },
      })),
  );
  const content = await readFile(join(baseDir, "migration_lock.toml"), "utf8");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

async function migrateByPrisma(url: string): Promise<string[]> {
  const engine = await openSchemaEngine(url, await readFile(inProject("prisma/schema.prisma"), "utf8"));
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await forPrisma(), filters });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

describe("the history is Prisma's", () => {
  test("Prisma's engine finds nothing to do after us, and we find nothing to do after it", async () => {
    const ours = await emptyDatabase();
    const theirs = await emptyDatabase();
    const applied = await migrate(ours);
    expect(applied.length).toBeGreaterThan(10);
    expect(await migrateByPrisma(ours)).toEqual([]);
    expect(await migrateByPrisma(theirs)).toEqual(applied);
    expect(await migrate(theirs)).toEqual([]);
    expect(await historyOf(ours)).toEqual(await historyOf(theirs));
    expect((await historyOf(ours)).every(({ finished, steps }) => finished && steps === 1)).toBe(true);
    expect(await tablesOf(ours)).toEqual(await tablesOf(theirs));
  });

  test("three that begin at once apply each migration once", async () => {
    const url = await emptyDatabase();
    const applied = (await Promise.all([migrate(url), migrate(url), migrate(url)])).flat();
    expect(applied).toEqual((await historyOf(url)).map(({ name }) => name));
  });

  test("a record that was rolled back is none; an unfinished one of another program is named with what to do", async () => {
    const url = await emptyDatabase();
    const set = await written({ "1_first": "CREATE TABLE first (id int);" });
    expect(await migrate(url, set)).toEqual(["1_first"]);
    await sqlAt(url, "DROP TABLE first; UPDATE _prisma_migrations SET finished_at = NULL, logs = 'no space left'");
    await expect(migrate(url, set)).rejects.toThrow(
      /1_first was begun .* not finished \(no space left\).*rolled_back_at/,
    );
    expect(await tablesOf(url)).toEqual([]);
    await sqlAt(url, "UPDATE _prisma_migrations SET rolled_back_at = now()");
    expect(await migrate(url, set)).toEqual(["1_first"]);
    expect(await tablesOf(url)).toEqual(["first"]);
  });

  test("a file that was changed after it was applied is told, and not applied again", async () => {
    const url = await emptyDatabase();
    await migrate(url, await written({ "1_first": "CREATE TABLE first (id int);" }));
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await migrate(url, await written({ "1_first": "CREATE TABLE first (id bigint);" }))).toEqual([]);
    expect(told.mock.calls.flat().join()).toContain("1_first was applied with other words");
    told.mockRestore();
  });
});

describe("a migration that is cut", () => {
  const statements = ["CREATE TABLE one (id int);", "INSERT INTO one VALUES (1);", "CREATE TABLE two (id int);"];
  const whole = { "1_before": "CREATE TABLE before (id int);", "2_cut": statements.join("\n") };

  test.each([0, 1, 2, 3])("at statement %i ends in the old schema, and goes on from there", async (at) => {
    const url = await emptyDatabase();
    const cut = { ...whole, "2_cut": statements.toSpliced(at, 0, CUT).join("\n") };
    await expect(migrate(url, await written(cut))).rejects.toThrow(/2_cut failed/);
    expect(await tablesOf(url)).toEqual(["before"]);
    expect((await historyOf(url)).map(({ name }) => name)).toEqual(["1_before"]);
    expect(await migrate(url, await written(whole))).toEqual(["2_cut"]);
    expect(await tablesOf(url)).toEqual(["before", "one", "two"]);
    expect((await historyOf(url)).at(-1)?.checksum).toBe(createHash("sha256").update(whole["2_cut"]).digest("hex"));
  });

  test("a mistake in its SQL is named, and what it began is undone", async () => {
    const url = await emptyDatabase();
    const wrong = await written({ "1_wrong": "CREATE TABLE one (id int); CREATE TABLE one (id int);" });
    await expect(migrate(url, wrong)).rejects.toThrow(/1_wrong failed: relation "one" already exists/);
    expect(await tablesOf(url)).toEqual([]);
    expect(await historyOf(url)).toEqual([]);
  });

  test("outside a transaction it is run again from its start", async () => {
    const url = await emptyDatabase();
    const steps = [
      "-- outside a transaction\nDROP INDEX IF EXISTS quick;",
      "CREATE INDEX CONCURRENTLY quick ON before (id);",
    ];
    const next = "\n-- next statement\n";
    const set = (parts: string[]) => written({ "1_before": whole["1_before"], "2_index": parts.join(next) });
    await expect(migrate(url, await set([...steps, CUT]))).rejects.toThrow(/2_index failed/);
    expect((await historyOf(url)).map(({ name, finished }) => [name, finished])).toEqual([
      ["1_before", true],
      ["2_index", null],
    ]);
    expect(await migrate(url, await set(steps))).toEqual(["2_index"]);
    expect((await historyOf(url)).map(({ finished }) => finished)).toEqual([true, true]);
    expect(await sqlAt(url, "SELECT FROM pg_indexes WHERE indexname = 'quick'")).toHaveLength(1);
  });
});
