import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../lib/db/client.ts";
import { takeWaitingFiles } from "../../lib/db/taken-files.ts";
import { cancelImport } from "../../lib/usecases/imports/cancel-import.ts";
import { holdUpload, importUpload, queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { loadImport } from "../../lib/usecases/imports/load-import.ts";
import { queueForgottenUploads } from "../../lib/usecases/imports/queue-forgotten.ts";
import {
  ROWS_PER_FILE,
  readUpload,
  readUploadInTurn,
  refuseFileInHand,
} from "../../lib/usecases/imports/read-upload.ts";
import { freshDatabase, sql } from "./support/database.ts";

beforeAll(async () => {
  await freshDatabase();
});

const STORY =
  "The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.";
const file = (name: string, text: string) => new File([text], name);
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => file(`${name}-${i}.txt`, `${STORY} So said witness ${name} ${i}.`));
const states = async (id: number) =>
  (await loadImport(id)).files.map(({ sourceId, status }) => `${sourceId} ${status}`);
const inHand = (id: number, reader: number) =>
  inTransaction((tx) => takeWaitingFiles(tx, id, { reader, rows: ROWS_PER_FILE })).then((taken) =>
    taken.map(({ sourceId }) => sourceId),
  );

test("two readers of one upload read each file once, whoever comes first", async () => {
  const { import: id } = await queueUpload({ files: numbered("both", 40), known: {} });
  await Promise.all([readUpload(id, 0), readUpload(id, 1)]);
  expect(await states(id)).toEqual(numbered("both", 40).map(({ name }) => `${name} added`));
  expect(await sql("SELECT 1 FROM waiting_file")).toEqual([]);
  expect(await sql("SELECT count(*)::int AS n FROM article WHERE source_id LIKE 'both-%'")).toEqual([{ n: 40 }]);
});

test("two that take at the same moment never take the same file", async () => {
  const { import: id } = await queueUpload({ files: numbered("moment", 45), known: {} });
  const taken: string[] = [];
  for (let round = 0; round < 3; round++) {
    const both = (await Promise.all([inHand(id, 0), inHand(id, 1)])).flat();
    taken.push(...both);
    await sql("DELETE FROM waiting_file WHERE import_id = $1 AND source_id = ANY($2)", [id, both]);
  }
  expect(taken.length).toBe(45);
  expect(new Set(taken).size).toBe(45);
  expect([await inHand(id, 0), await inHand(id, 1)]).toEqual([[], []]);
});

test("what one reader has in hand is left by the other, and begun again by the first one's successor", async () => {
  const rows = ["c", "d"].map((name) => JSON.stringify({ id: name, text: `${STORY} ${name}.` })).join("\n");
  const { import: id } = await queueUpload({ files: [file("rows.jsonl", rows), ...numbered("hand", 19)], known: {} });
  expect(await inHand(id, 0)).toHaveLength(10);
  await readUpload(id, 1);
  const read = await states(id);
  expect(read.slice(0, 10).every((state) => state.endsWith("reading"))).toBe(true);
  expect(read.slice(10).every((state) => state.endsWith("added"))).toBe(true);
  expect(await loadImport(id)).toMatchObject({ total: 20, working: 20, waiting: 0 });
  await expect(cancelImport(id)).rejects.toMatchObject({ code: "CONFLICT" });
  // As if its first row had been stored when its process died; the job is done again.
  await sql("UPDATE import_file SET status = 'added' WHERE import_id = $1 AND source_id = 'rows.jsonl'", [id]);
  await readUpload(id, 0);
  expect((await states(id)).slice(0, 3)).toEqual(["c added", "d added", "hand-0.txt added"]);
  expect((await loadImport(id)).files).toHaveLength(21);
});

test("large files are in hand alone", async () => {
  const large = (name: string) => file(name, `${STORY}\n\n${"The council met again. ".repeat(30_000)}`);
  const { import: id } = await queueUpload({
    files: [large("first.txt"), ...numbered("among", 2), large("last.txt"), large("end.txt")],
    known: {},
  });
  expect(await inHand(id, 0)).toEqual(["first.txt", "among-0.txt", "among-1.txt"]);
  expect(await inHand(id, 1)).toEqual(["last.txt"]);
});

test("of files that were too much together each is read alone, and the one at fault is refused", async () => {
  const { import: id } = await queueUpload({ files: numbered("much", 13), known: {} });
  expect(await inHand(id, 0)).toHaveLength(10);
  expect(await inHand(id, 1)).toEqual(["much-10.txt", "much-11.txt", "much-12.txt"]);
  expect(await refuseFileInHand(id, "memory", 1)).toBe(true);
  expect((await loadImport(id)).failed).toBe(0);
  expect(await inHand(id, 1)).toEqual(["much-10.txt"]);
  expect(await refuseFileInHand(id, "memory", 1)).toBe(true);
  expect((await states(id)).filter((state) => state.endsWith("failed"))).toEqual(["much-10.txt failed"]);
  expect(await inHand(id, 1)).toEqual(["much-11.txt"]);
  await Promise.all([readUpload(id, 0), readUpload(id, 1)]);
  expect((await loadImport(id)).failed).toBe(1);
  expect((await states(id)).filter((state) => state.endsWith("added"))).toHaveLength(12);
});

test("a list of sources is read when neither reader has a text of it left, and knows what both have found", async () => {
  const entry = (title: string, name: string) => `TY  - NEWS\nTI  - ${title}\nT2  - The Pier\nL1  - ${name}\nER  - \n`;
  const list = [entry("The first of three", "list-0.txt"), entry("The second of three", "list-1.txt")].join("\n");
  const { import: id } = await queueUpload({
    files: [file("list.ris", `${list}\n${entry("The one without a text", "gone.txt")}`), ...numbered("list", 2)],
    known: {},
  });
  // Both have begun, each knowing nothing of the other.
  await sql(
    "UPDATE waiting_file SET address = 'https://pier.example/1' WHERE import_id = $1 AND source_id = 'list-1.txt'",
    [id],
  );
  await readUpload(id, 0);
  await sql("UPDATE waiting_file SET address = NULL, reader = 1 WHERE import_id = $1 AND source_id = 'list-1.txt'", [
    id,
  ]);
  await readUpload(id, 0);
  expect(await states(id)).toEqual(["list.ris waiting", "list-0.txt added", "list-1.txt waiting"]);
  await readUpload(id, 1);
  expect(await states(id)).toEqual(["list.ris:3 failed", "list-0.txt added", "list-1.txt added"]);
});

test("an upload of several files is queued for two readers, one of which takes the small files beside a large one", async () => {
  await sql("DELETE FROM graphile_worker._private_jobs");
  const large = file(
    "large.txt",
    `${STORY}\n\n${"The council met again and the ferry was spoken of once more. ".repeat(9_000)}`,
  );
  const { import: id } = await queueUpload({ files: [large, ...numbered("small", 3)], known: {} });
  const jobs = () =>
    sql("SELECT key, flags FROM graphile_worker.jobs WHERE task_identifier = 'read-upload' ORDER BY key");
  expect(await jobs()).toEqual([
    { key: `read-upload:${id}`, flags: { long: true } },
    { key: `read-upload:${id}:1`, flags: null },
  ]);
  await readUploadInTurn(id, 1);
  expect((await states(id))[0]).toBe("large.txt waiting");
  await readUploadInTurn(id);
  expect(await states(id)).toEqual(["large.txt added", ...[0, 1, 2].map((i) => `small-${i}.txt added`)]);
  await sql("DELETE FROM graphile_worker._private_jobs");
  const alone = await queueUpload({ files: numbered("alone", 1), known: {} });
  expect(await jobs()).toEqual([{ key: `read-upload:${alone.import}`, flags: null }]);
});

test("a request has both readers read its upload, and tells what became of each file in order", async () => {
  const { files } = await importUpload({ files: [...numbered("asked", 9), file("empty.txt", "")], known: {} });
  expect(files.map(({ sourceId, status }) => `${sourceId} ${status}`)).toEqual([
    ...numbered("asked", 9).map(({ name }) => `${name} added`),
    "empty.txt failed",
  ]);
});

test("what waits though its request has died is queued after half an hour, and nothing else is", async () => {
  const left = await queueUpload({ files: numbered("left", 2), known: {} });
  const young = await queueUpload({ files: numbered("young", 1), known: {} });
  const queued = await queueUpload({ files: numbered("queued", 1), known: {} });
  const held = await holdUpload({ files: numbered("held", 1), known: {} });
  const ids = [left, queued, held].map((each) => each.import);
  await sql("UPDATE import SET started_at = now() - interval '2 hours' WHERE id = ANY($1)", [ids]);
  // As if these had been read by their request, and the process with it were gone.
  await sql("DELETE FROM graphile_worker._private_jobs WHERE NOT (key = $1)", [`read-upload:${queued.import}`]);
  await sql("UPDATE waiting_file SET reader = 1 WHERE import_id = $1 AND source_id = 'left-1.txt'", [left.import]);
  await sql("UPDATE waiting_file SET failed = true WHERE NOT (import_id = ANY($1))", [[...ids, young.import]]);
  expect(await queueForgottenUploads()).toBe(1);
  expect(await queueForgottenUploads()).toBe(0);
  const jobs = await sql<{ key: string }>("SELECT key FROM graphile_worker.jobs ORDER BY key");
  expect(jobs.map(({ key }) => key).sort()).toEqual(
    [`read-upload:${left.import}`, `read-upload:${left.import}:1`, `read-upload:${queued.import}`].sort(),
  );
});
