import { beforeAll, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { saveImportFiles } from "../../lib/db/imports.ts";
import { cancelImport } from "../../lib/usecases/imports/cancel-import.ts";
import { FAILURE_OF_OURS } from "../../lib/usecases/imports/import-articles.ts";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { loadImport } from "../../lib/usecases/imports/load-import.ts";
import { readUpload } from "../../lib/usecases/imports/read-upload.ts";
import { retryFile } from "../../lib/usecases/imports/retry-file.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const STORY =
  "The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.";
const file = (name: string, text: string) => new File([text], name);
const statuses = async (id: number) =>
  (await loadImport(id)).files.map(({ sourceId, status }) => `${sourceId} ${status}`);

test("an upload is stored first and read by a worker, each row of a .jsonl file a text", async () => {
  const rows = `{"id": "a", "text": "${STORY} First."}\n{"id": "b", "text": "${STORY} Second."}\nnot a row\n`;
  const done = await queueUpload({
    files: [file("one.txt", STORY), file("rows.jsonl", rows), file("nothing.txt", "")],
    known: { outlet: "The Pier" },
  });
  expect(done.files.map(({ status }) => status)).toEqual(["waiting", "waiting", "waiting"]);
  expect(await loadImport(done.import)).toMatchObject({ total: 3, waiting: 3, working: 3, failed: 0 });
  await workQueue();
  expect(await statuses(done.import)).toEqual([
    "one.txt added",
    "a added",
    "b added",
    "rows.jsonl:3 failed",
    "nothing.txt failed",
  ]);
  expect(await loadImport(done.import)).toMatchObject({ waiting: 0, working: 0, failed: 2 });
  expect(await sql("SELECT 1 FROM waiting_file")).toEqual([]);
  expect(await sql("SELECT DISTINCT o.name FROM article a JOIN outlet o ON o.id = a.outlet_id")).toEqual([
    { name: "The Pier" },
  ]);
});

test("what has not been begun can be cancelled, once; what is in stays", async () => {
  const { import: id } = await queueUpload({
    files: ["x", "y", "z"].map((name) => file(`${name}.txt`, `${STORY} ${name}.`)),
    known: {},
  });
  await sql("UPDATE import_file SET status = 'reading' WHERE import_id = $1 AND source_id = 'x.txt'", [id]);
  expect(await cancelImport(id)).toBe(2);
  await workQueue();
  expect(await statuses(id)).toEqual(["x.txt added", "y.txt cancelled", "z.txt cancelled"]);
  await expect(cancelImport(id)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(cancelImport(9999)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a reader that is stopped in the middle of a file begins that file again and loses none", async () => {
  const rows = ["c", "d"].map((id) => JSON.stringify({ id, text: `${STORY} ${id}.` })).join("\n");
  const { import: id } = await queueUpload({ files: [file("more.jsonl", rows)], known: {} });
  // As if the first row had been stored when the machine went down.
  await sql("UPDATE import_file SET status = 'added' WHERE import_id = $1", [id]);
  await readUpload(id);
  expect(await statuses(id)).toEqual(["c added", "d added"]);
  await workQueue();
});

test("a file that failed for a reason of ours can be tried again; one that cannot be read has to be chosen again", async () => {
  const { import: id } = await queueUpload({
    files: [file("ours.txt", `${STORY} Ours.`), file("empty.txt", "")],
    known: {},
  });
  const [first, second] = (await loadImport(id)).files.map(({ position }) => position);
  await saveImportFiles(database(), id, [
    { position: first ?? 0, sourceId: "ours.txt", status: "failed", error: FAILURE_OF_OURS, bytes: 9, articleId: null },
  ]);
  await sql("UPDATE waiting_file SET failed = true WHERE import_id = $1 AND source_id = 'ours.txt'", [id]);
  await workQueue();
  expect((await loadImport(id)).files.map(({ status, again }) => [status, again])).toEqual([
    ["failed", true],
    ["failed", false],
  ]);
  await expect(retryFile(id, second ?? 0)).rejects.toMatchObject({ code: "CONFLICT" });
  await retryFile(id, first ?? 0);
  expect((await statuses(id))[0]).toBe("ours.txt waiting");
  await workQueue();
  expect(await statuses(id)).toEqual(["ours.txt added", "empty.txt failed"]);
});

test("a text whose analysis has stopped is analysed again", async () => {
  const { import: id } = await queueUpload({ files: [file("stopped.txt", `${STORY} Stopped.`)], known: {} });
  await readUpload(id);
  await sql("DELETE FROM graphile_worker._private_jobs");
  const [stopped] = (await loadImport(id)).files;
  expect(stopped).toMatchObject({ step: "stopped", again: true });
  await retryFile(id, stopped?.position ?? 0);
  await workQueue();
  expect((await loadImport(id)).files[0]).toMatchObject({ step: "done", again: false });
  await expect(retryFile(id, stopped?.position ?? 0)).rejects.toMatchObject({ code: "CONFLICT" });
});
