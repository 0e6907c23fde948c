import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { checkInvariants } from "../../lib/db/invariants.ts";
import { wordsOf } from "../../lib/model/telling.ts";
import { backup } from "../../lib/server/backup.ts";
import { restore } from "../../lib/server/restore.ts";
import { deletionOf, emptyTrash } from "../../lib/usecases/articles/empty-trash.ts";
import { loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { removeArticle, removeSamples } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadImport } from "../../lib/usecases/imports/load-import.ts";
import { seedFirstRun } from "../../seeds/load.ts";
import { emptyDatabase, freshDatabase, reconfigure, sql, sqlAt } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const count = async (table: string, where = "true") =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]?.n;

const DEPOT =
  "The depot at the harbour will be closed on Friday, the port authority said, after its roof gave way in the storm of last week.";
const FERRY =
  "Ferries to the islands are to run every hour from May on, the company told reporters, because twice as many people travelled last year.";

let url: string;
let folder: string;
let [gone, kept, twin] = [0, 0, 0];
let removal = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-trash-"));
  url = await freshDatabase();
  await seedFirstRun();
  // The same bytes under two names are two articles of one document.
  await importAll([textItem("depot.txt", DEPOT), textItem("ferry.txt", FERRY), textItem("ferry-again.txt", FERRY)]);
  await workQueue();
  const idOf = async (name: string) =>
    (await sql<{ id: number }>(`SELECT id FROM article WHERE source_id = '${name}'`))[0]?.id ?? 0;
  [gone, kept, twin] = [await idOf("depot.txt"), await idOf("ferry.txt"), await idOf("ferry-again.txt")];
  removal = await removeArticle(gone);
  await removeArticle(kept);
  await workQueue();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the trash tells when each article is deleted for good, and deletes nothing before", async () => {
  const { removed } = await loadArticles({});
  expect(removed.map(({ article }) => article.id).sort()).toEqual([gone, kept].sort());
  for (const { deletion } of removed) expect(deletion?.getTime()).toBeGreaterThan(inDays(29).getTime());
  expect(await emptyTrash(inDays(29))).toBe(0);
  expect(await count("article", `id IN (${gone}, ${kept})`)).toBe(2);
});

test("with 0 days the trash is kept without end, and says nothing of a date", async () => {
  reconfigure({ trashDays: 0 });
  try {
    expect(await emptyTrash(inDays(4000))).toBe(0);
    expect((await loadArticles({})).removed.map(({ deletion }) => deletion)).toEqual([null, null]);
    expect(deletionOf(new Date())).toBeNull();
  } finally {
    reconfigure({ trashDays: 30 });
  }
});

test("what was brought back, or stands in its story still, is not deleted", async () => {
  const own = (await importAll([textItem("pier.txt", `${DEPOT} The pier beside it stays open.`)]))[0]?.article ?? 0;
  await workQueue();
  const again = await removeArticle(own);
  // Its removal has not been worked off: the words of its story still count it.
  expect(await count("story_text", `article_id = ${own}`)).toBe(1);
  await undoDecision(again);
  await workQueue();
  expect(await emptyTrash(inDays(31))).toBe(2);
  expect(await count("article", `id = ${own} AND removed_at IS NULL`)).toBe(1);
}, 60_000);

test("the article is gone with all that was read from it, and its bytes where no other article has them", async () => {
  for (const table of [
    "passage",
    "sentence",
    "claim",
    "attribution",
    "fingerprint",
    "line",
    "framing_profile",
    "story_text",
  ])
    expect([table, await count(table, `article_id IN (${gone}, ${kept})`)]).toEqual([table, 0]);
  expect(
    await count("article", `text LIKE 'The depot at the harbour will be closed%' AND text NOT LIKE '%pier%'`),
  ).toBe(0);
  expect(await count("document", `convert_from(bytes, 'UTF8') = '${DEPOT}'`)).toBe(0);
  // The twin has the bytes of the one that was kept in the trash beside it.
  expect(await count("document d JOIN article a ON a.document_id = d.id", `a.id = ${twin}`)).toBe(1);
  expect((await checkInvariants(database())).filter(({ broken }) => broken > 0)).toEqual([]);
  expect((await loadArticles({})).removed).toEqual([]);
});

test("History still tells of it, undo says plainly that it is gone, and the import's page too", async () => {
  const { entries } = await loadHistory();
  const today = inDays(31).toISOString().slice(0, 10);
  const own = entries.find(({ id }) => id === removal);
  expect(wordsOf(own?.sentence ?? [])).toBe(`depot.txt, deleted for good on ${today}, was removed from every view.`);
  await expect(undoDecision(removal)).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining(`This was deleted for good on ${today}`),
  });
  expect(await count("decision", `id = ${removal} AND ended_at IS NULL`)).toBe(1);
  const [file] = await sql<{ import: number }>(
    "SELECT import_id AS import FROM import_file WHERE source_id = 'depot.txt'",
  );
  const page = await loadImport(file?.import ?? 0);
  expect(page.files.find(({ sourceId }) => sourceId === "depot.txt")).toMatchObject({
    article: null,
    error: expect.stringContaining("deleted for good"),
  });
});

test("a person who imports the same text again gets it as a new article", async () => {
  const [again] = await importAll([textItem("depot.txt", DEPOT)]);
  expect(again).toMatchObject({ status: "added" });
  expect(again?.article).toBeGreaterThan(gone);
});

test("sample texts that were deleted for good do not come back at the next start; a part of them that is left does", async () => {
  const samples = await removeSamples();
  await workQueue();
  await sql(
    "UPDATE article SET removed_at = NULL WHERE id = (SELECT min(id) FROM article WHERE removed_at IS NOT NULL)",
  );
  await sql("UPDATE article SET lead = false WHERE removed_at IS NULL AND id = (SELECT min(id) FROM article)");
  expect(await emptyTrash(inDays(31))).toBe(4);
  expect(await seedFirstRun()).toBeNull();
  await undoDecision(samples);
  expect(
    await count("article", "source_id NOT IN ('depot.txt', 'ferry-again.txt', 'pier.txt') AND removed_at IS NULL"),
  ).toBe(1);
}, 60_000);

test("a backup carries what is known of deleted articles, and their numbers are given to no other", async () => {
  const file = join(folder, "all.backup");
  await backup(url, file);
  const into = await emptyDatabase();
  await restore(into, file);
  const rows = "SELECT article_id, text_sha256, source_id, deleted_at::text FROM deleted_article ORDER BY 1";
  expect(await sqlAt(into, rows)).toEqual(await sql(rows));
  const [last] = await sql<{ id: number }>("SELECT max(id)::int AS id FROM article");
  const [next] = await sqlAt<{ id: number }>(
    into,
    "SELECT nextval(pg_get_serial_sequence('article', 'id'))::int AS id",
  );
  expect(next?.id).toBeGreaterThanOrEqual((last?.id ?? 0) + 1);
}, 60_000);
