import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backup } from "../../lib/server/backup.ts";
import { backUpWhenDue } from "../../lib/server/backup-clock.ts";
import { migrate, migrationNames } from "../../lib/server/migrate.ts";
import { restore } from "../../lib/server/restore.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { emptyDatabase, freshDatabase, sql, sqlAt } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";
import { copiesOf } from "./support/stories.ts";

let folder: string;
let url: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-backup-"));
  file = join(folder, "all.backup");
  url = await freshDatabase();
  const strange =
    "A line with “quotes”, \\ back strokes, a tab\t, \u{1F600} and ¿signs?\n\nAnd a second paragraph, [not] {json}.";
  await importAll([...copiesOf(3).map(({ name, text }) => textItem(name, text)), textItem("strange.txt", strange)]);
  await workQueue();
  const [article] = await sql<{ id: number }>("SELECT min(id)::int AS id FROM article");
  await removeArticle(article?.id ?? 0);
  await sql(
    "INSERT INTO setting (key, value) VALUES ('of-a-test', 'null'::jsonb), ('another', '{\"a\": [1, \"\\\"]\"]}'::jsonb)",
  );
  await backup(url, file);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every row of every table as text. */
async function everything(at: string): Promise<Record<string, string[]>> {
  const tables = await sqlAt<{ name: string }>(
    at,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables)
    all[name] = (await sqlAt<{ row: string }>(at, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`)).map(
      ({ row }) => row,
    );
  return all;
}

test("what is restored is what was there, byte for byte, and new rows get new numbers", async () => {
  const into = await emptyDatabase();
  const { counts } = await restore(into, file);
  expect(counts.article).toBeGreaterThan(3);
  expect(await everything(into)).toEqual(await everything(url));
  const [next] = await sqlAt<{ id: number }>(into, "INSERT INTO import (origin) VALUES ('test') RETURNING id");
  const [last] = await sql<{ id: number }>("SELECT max(id)::int AS id FROM import");
  expect(next?.id).toBe((last?.id ?? 0) + 1);
  await expect(sqlAt(into, "UPDATE article SET document_id = -1")).rejects.toThrow(/foreign key/);
});

test("a database that holds tables is refused and stays as it is", async () => {
  const before = await everything(url);
  await expect(restore(url, file)).rejects.toThrow(/empty one only/);
  expect(await everything(url)).toEqual(before);
});

test.each([
  ["breaks off", (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
  [
    "lacks its last line",
    (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().trimEnd().split("\n").slice(0, -1).join("\n")),
  ],
  [
    "has a word changed",
    (bytes: Buffer) =>
      gzipSync(gunzipSync(bytes).toString().replace("And a second paragraph", "And a third paragraph")),
  ],
  ["is something else", () => Buffer.from("A text.")],
  ["is another archive", () => gzipSync("{}\n")],
  [
    "was written by a newer version",
    (bytes: Buffer) =>
      gzipSync(gunzipSync(bytes).toString().replace('"migrations":[', '"migrations":["29990101000000_later",')),
  ],
])("a backup that %s is refused, and no row of it is kept", async (_, spoil) => {
  const bad = join(folder, "bad.backup");
  await writeFile(bad, spoil(await readFile(file)));
  const into = await emptyDatabase();
  await expect(restore(into, bad)).rejects.toThrow(/This backup /);
  const rows = Object.values(await everything(into)).flat();
  expect(rows).toEqual([]);
});

test("a backup of an older version is brought to this one", async () => {
  const older = (await migrationNames()).slice(0, -1);
  const [from, into] = [await emptyDatabase(), await emptyDatabase()];
  await migrate(from, undefined, older);
  await sqlAt(from, "INSERT INTO outlet (name) VALUES ('The Old Paper')");
  const old = join(folder, "old.backup");
  await backup(from, old);
  await restore(into, old);
  expect(await sqlAt(into, "SELECT name FROM outlet")).toEqual([{ name: "The Old Paper" }]);
  const applied = await sqlAt<{ n: number }>(
    into,
    "SELECT count(*)::int AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  expect(applied).toEqual([{ n: older.length + 1 }]);
});

test("on a schedule one is written when the last is old enough, the oldest go, and what else lies there stays", async () => {
  const plan = { folder: join(folder, "scheduled"), hours: 24, kept: 2 };
  const noon = Date.parse("2026-03-04T12:00:00Z");
  const hour = 3_600_000;
  expect(await backUpWhenDue(url, plan, noon)).toBe(join(plan.folder, "parallax-20260304T120000Z.backup"));
  await writeFile(join(plan.folder, "notes.txt"), "mine");
  await writeFile(join(plan.folder, "parallax-20260305T110000Z.backup.unfinished"), "of a process that was killed");
  expect(await backUpWhenDue(url, plan, noon + 23 * hour)).toBeNull();
  const two = await Promise.all([1, 2].map(() => backUpWhenDue(url, plan, noon + 24 * hour)));
  expect(two.filter((each) => each !== null)).toHaveLength(1);
  await backUpWhenDue(url, plan, noon + 48 * hour);
  expect((await readdir(plan.folder)).sort()).toEqual([
    "notes.txt",
    "parallax-20260305T120000Z.backup",
    "parallax-20260306T120000Z.backup",
  ]);
  const into = await emptyDatabase();
  await restore(into, join(plan.folder, "parallax-20260306T120000Z.backup"));
  expect(await everything(into)).toEqual(await everything(url));
});

test("a backup that cannot be written leaves those that are there", async () => {
  const plan = { folder: join(folder, "failing"), hours: 1, kept: 1 };
  await backUpWhenDue(url, plan, 0);
  await expect(backUpWhenDue(url.replace(/\/[^/]*$/, "/gone"), plan, 7_200_000)).rejects.toThrow();
  expect(await readdir(plan.folder)).toEqual(["parallax-19700101T000000Z.backup"]);
});
