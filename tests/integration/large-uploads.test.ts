import { beforeAll, expect, test } from "vitest";
import { MOST_FILES } from "../../lib/model/limits.ts";
import { cancelImport } from "../../lib/usecases/imports/cancel-import.ts";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { bytesOfKept, keepFile } from "../../lib/usecases/imports/keep-file.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call, requestOf } from "./support/request.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const STORY =
  "The old lock on the river will be rebuilt by next summer, the water board said on Monday after two years.";
const MEGABYTE = 1024 * 1024;

const stored = async () =>
  await sql(
    "SELECT (SELECT count(*)::int FROM upload_file) AS files, (SELECT count(*)::int FROM upload_part) AS parts",
  );
const NOTHING = [{ files: 0, parts: 0 }];

/** A multipart form whose parts are given as they stand; whether it is ended is up to the test. */
function rawForm(parts: string[], end = true): Parameters<typeof call>[1] {
  const body = parts.map((part) => `--edge\r\n${part}\r\n`).join("") + (end ? "--edge--\r\n" : "");
  return { raw: { body, type: "multipart/form-data; boundary=edge" } };
}
const filePart = (name: string, content: string) =>
  `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}`;
const fieldPart = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;

test("a file of more than a part is kept in parts, read row by row, and gone from the waiting ones afterwards", async () => {
  const long = JSON.stringify({ id: "long", text: "x".repeat(5.5 * MEGABYTE) });
  const rows = [
    JSON.stringify({ id: "first", text: STORY }),
    long,
    long,
    JSON.stringify({ id: "last", text: `${STORY} So.` }),
  ];
  const form = new FormData();
  form.append("files", new File([rows.join("\n")], "häfen/rows.jsonl"));
  form.append("later", "yes");
  const response = await call("/api/v1/imports", { form });
  expect(response.status).toBe(202);
  expect(await stored()).toEqual([{ files: 1, parts: 45 }]);
  expect(await sql("SELECT source_id, bytes FROM import_file")).toEqual([
    { source_id: "häfen/rows.jsonl", bytes: Buffer.byteLength(rows.join("\n")) },
  ]);
  await workQueue();
  const { import: id } = await response.json();
  const { files } = await (await call(`/api/v1/imports/${id}`)).json();
  expect(files.map(({ sourceId, status }: Record<string, string>) => `${sourceId} ${status}`)).toEqual([
    "first added",
    "häfen/rows.jsonl:2 failed",
    "häfen/rows.jsonl:3 failed",
    "last added",
  ]);
  expect(files[1].error).toContain("5 MB");
  expect(await stored()).toEqual(NOTHING);
});

test("what is sent comes back byte for byte, however it is cut", async () => {
  const bytes = Buffer.from(Array.from({ length: 3 * MEGABYTE + 7 }, (_, i) => (i * 31) % 251));
  async function* pieces() {
    for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7 + 3) % 700_001) {
      yield bytes.subarray(at, at + size);
    }
  }
  const kept = await keepFile("data.bin", pieces());
  expect(kept.size).toBe(bytes.length);
  const back: Uint8Array[] = [];
  for await (const part of bytesOfKept(kept)) back.push(part);
  expect(Buffer.concat(back).equals(bytes)).toBe(true);
  await sql("DELETE FROM upload_part WHERE part = 2");
  const broken = async () => {
    for await (const _ of bytesOfKept(kept));
  };
  await expect(broken()).rejects.toThrow(/gone/);
  await sql("DELETE FROM upload_file");
});

test("a file larger than may be sent is refused with its limit, and the others come in", async () => {
  const { import: id, files } = await queueUpload({
    files: [{ name: "film.zip", size: 104_857_601, upload: null }, new File([`${STORY} Beside it.`], "beside.txt")],
    known: {},
  });
  expect(files.map(({ status }) => status)).toEqual(["failed", "waiting"]);
  expect(files[0]?.error).toMatch(/has 100.1 MB; a browser may send 100 MB.*“parallax import”/);
  expect(await cancelImport(id)).toBe(1);
  expect(await stored()).toEqual(NOTHING);
});

test.each([
  [
    "a form that breaks off",
    rawForm([filePart("a.txt", STORY), filePart("b.txt", "half")], false),
    400,
    /could not be read/,
  ],
  ["a form without a boundary", { raw: { body: "x", type: "multipart/form-data" } }, 400, /could not be read/],
  [
    "a text above its limit",
    rawForm([filePart("a.txt", STORY), fieldPart("text", "x".repeat(10 * MEGABYTE + 1))]),
    413,
    /10 MB/,
  ],
  ["texts above their limit", rawForm([1, 2].map(() => fieldPart("text", "x".repeat(7 * MEGABYTE)))), 413, /12 MB/],
  [
    "more fields than a form has",
    rawForm(Array.from({ length: 10_002 }, (_, i) => fieldPart(`f${i}`, ""))),
    413,
    /10000 fields/,
  ],
  [
    "more files than an upload may have",
    rawForm(Array.from({ length: MOST_FILES + 1 }, (_, i) => filePart(`${i}.txt`, "x"))),
    413,
    /1,000 files/,
  ],
  ["a field that is not known", rawForm([filePart("a.txt", STORY), fieldPart("later", "perhaps")]), 400, /./],
])("%s is refused, and nothing of it is kept", async (_, options, status, detail) => {
  const response = await call("/api/v1/imports", options);
  expect(response.status).toBe(status);
  expect((await response.json()).detail).toMatch(detail);
  expect(await stored()).toEqual(NOTHING);
});

test("an upload that is declared too large is refused before a byte of it is read", async () => {
  const request = requestOf("/api/v1/imports", rawForm([filePart("a.txt", STORY)]));
  request.headers.set("content-length", String(1024 * MEGABYTE + 1));
  const { GET: answer } = await import("../../app/api/v1/[[...path]]/route.ts");
  const response = await answer(request);
  expect([response.status, (await response.json()).detail]).toEqual([413, expect.stringContaining("1 GB")]);
  expect(request.bodyUsed).toBe(false);
});

test("files that nothing takes are not kept", async () => {
  const response = await call("/api/v1/codings", rawForm([filePart("a.txt", STORY)]));
  expect(response.status).toBe(400);
  expect(await stored()).toEqual(NOTHING);
});

test("what a request left behind that never ended is forgotten after a day", async () => {
  const kept = await keepFile("old.txt", new File([STORY], "old.txt").stream());
  await sql("UPDATE upload_file SET created_at = now() - interval '25 hours'");
  const fresh = await keepFile("new.txt", new File([STORY], "new.txt").stream());
  await queueUpload({ files: [], text: `${STORY} Pasted.`, known: {} });
  expect(kept.upload).not.toBe(fresh.upload);
  expect(await sql("SELECT id FROM upload_file")).toEqual([{ id: fresh.upload }]);
});
