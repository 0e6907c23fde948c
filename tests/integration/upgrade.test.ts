import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "../../lib/db/client.ts";
import { checkInvariants } from "../../lib/db/invariants.ts";
import { migrateQueue } from "../../lib/jobs/migrate-queue.ts";
import { useConfig } from "../../lib/model/config.ts";
import { configOf, readEnvironment } from "../../lib/server/environment.ts";
import { migrate, migrationNames } from "../../lib/server/migrate.ts";
import { inProject } from "../../lib/server/paths.ts";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { emptyDatabase, sql, sqlAt } from "./support/database.ts";
import { workQueue } from "./support/seeds.ts";

const OLD = join(import.meta.dirname, "../fixtures/version-2026-11-25.sql");
/** What nothing may change: bytes, texts, passages of people's decisions. */
const KEPT = `SELECT a.id, a.text, a.text_sha256, encode(d.bytes, 'hex') AS bytes FROM article a JOIN document d ON d.id = a.document_id ORDER BY a.id`;
const DECIDED = `SELECT id, kind, subject, verdict FROM decision ORDER BY id`;

/** A statement that ends its own connection, as a kill or a power cut would. */
const CUT = "\nSELECT pg_terminate_backend(pg_backend_pid());";
/** The schema, a line each: columns, indexes, checks and keys. */
const SCHEMA = `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  ORDER BY 1`;

let before: { texts: unknown[]; decisions: unknown[] };
let applied: string[];

beforeAll(async () => {
  const url = await emptyDatabase();
  await sqlAt(url, await readFile(OLD, "utf8"));
  before = { texts: await sqlAt(url, KEPT), decisions: await sqlAt(url, DECIDED) };
  await closeDatabase();
  process.env.DATABASE_URL = url;
  useConfig(configOf(readEnvironment(), url));
  applied = await migrate(url);
  await migrateQueue(url);
}, 60_000);

test("each migration since then, cut before its end, leaves the old schema and the rows, and the next start goes on", async () => {
  const url = await emptyDatabase();
  await sqlAt(url, await readFile(OLD, "utf8"));
  const folder = await mkdtemp(join(tmpdir(), "parallax-cut-"));
  try {
    await cp(inProject("prisma/migrations"), folder, { recursive: true });
    for (const name of applied) {
      const file = join(folder, name, "migration.sql");
      const whole = await readFile(file, "utf8");
      const old = await sqlAt(url, SCHEMA);
      await writeFile(file, whole + CUT);
      await expect(migrate(url, folder, [name]), name).rejects.toThrow(`${name} failed`);
      expect(await sqlAt(url, SCHEMA), name).toEqual(old);
      await writeFile(file, whole);
      expect(await migrate(url, folder, [name])).toEqual([name]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  expect(await sqlAt(url, KEPT)).toEqual(before.texts);
  expect((await migrate(url)).length).toBe(0);
  expect((await sqlAt(url, SCHEMA)).length).toBeGreaterThan(300);
});

describe("what the version of 25 November made", () => {
  test("is brought to this version by the migrations that came since", async () => {
    expect(before.texts).toHaveLength(3);
    expect(before.decisions).toHaveLength(2);
    expect(applied).toEqual((await migrationNames()).filter((name) => name > "20261125150000_judgement"));
    expect(applied.length).toBeGreaterThan(15);
  });

  test("has its texts, bytes and decisions as they were", async () => {
    expect(await sql(KEPT)).toEqual(before.texts);
    expect(await sql(DECIDED)).toEqual(before.decisions);
  });

  test("opens before anything is made again", async () => {
    const { article } = await loadArticle(1);
    expect(article.outlet).toBe("Selwyn Courier");
    expect((await loadArticle(3)).article.author).toBe("Lise Amaro");
    await loadStories({});
    expect((await loadHistory()).entries.map(({ id }) => id).toSorted()).toEqual([1, 2]);
  });

  test("is made again by this version, and keeps all invariants, corrections and the way back from them", async () => {
    expect((await rebuild({ all: false })).articles).toBe(3);
    await workQueue();
    const broken = (await checkInvariants(database())).filter((each) => each.broken > 0);
    expect(broken).toEqual([]);
    const { stories } = await loadStories({});
    expect(stories.length).toBeGreaterThan(0);
    expect((await loadArticle(1)).article.outlet).toBe("Selwyn Courier");
    await undoDecision(1);
    expect((await loadArticle(1)).article.outlet).toBeNull();
    expect(await sql(KEPT)).toEqual(before.texts);
  });
});
