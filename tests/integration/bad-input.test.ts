import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isDiskFull } from "../../lib/model/database-gone.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});
const GOOD = "The ferry sails again from Tuesday, the harbour office said.\n\nIts engine had failed in the storm.\n";
const one = async (sourceId: string, bytes: Uint8Array) => (await importAll([{ sourceId, bytes }]))[0];
const textOf = async (article: number | null | undefined) =>
  (await sql<{ text: string }>("SELECT text FROM article WHERE id = $1", [article]))[0]?.text;

/** A short report that shares no run of words with those of other numbers. */
const reportOf = (i: number) => Array.from({ length: 40 }, (_, k) => `w${(i + 1) * 1000 + k}`).join(" ");

describe("refused, with a sentence that says why", () => {
  test.each([
    ["an empty file", new Uint8Array()],
    ["white space only", new TextEncoder().encode(" \n\t\r\n  ")],
    [
      "a picture",
      new Uint8Array([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0, 0, 0, 3, 0, 8,
        6, 0,
      ]),
    ],
  ])("%s", async (name, bytes) => {
    const result = await one(`${name}.txt`, bytes);
    expect(result).toMatchObject({ status: "failed", article: null });
    expect(result?.error).toMatch(/^[A-Z][^\n]{20,}\.$/);
  });
});

test("a disk that is full is no fault of a text: nothing is noted of it, and who sent it is told", async () => {
  await sql(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END $$`);
  await sql("CREATE TRIGGER no_room BEFORE INSERT ON article EXECUTE FUNCTION no_room()");
  const noted = () => sql("SELECT 1 FROM import_file");
  const before = (await noted()).length;
  const sent = () => importAll([reportOf(900), reportOf(901)].map((text, i) => textItem(`full-${i}.txt`, text)));
  await expect(sent()).rejects.toSatisfy(isDiskFull);
  expect(await noted()).toHaveLength(before);
  await sql("DROP TRIGGER no_room ON article");
  expect((await sent()).map(({ status }) => status)).toEqual(["added", "added"]);
});

describe("read all the same", () => {
  test("windows-1252", async () => {
    const bytes = Buffer.concat([
      Buffer.from("The minister said: "),
      Buffer.from([0x93]),
      Buffer.from("No caf"),
      Buffer.from([0xe9, 0x94]),
    ]);
    const result = await one(
      "ansi.txt",
      Buffer.concat([bytes, Buffer.from(". The opposition had asked for a longer debate in the chamber.")]),
    );
    expect(result).toMatchObject({ status: "added", error: null });
    expect(await textOf(result?.article)).toContain("“No café”");
  });
  test("UTF-16 with a byte order mark", async () => {
    const result = await one("wide.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GOOD, "utf16le")]));
    expect(await textOf(result?.article)).toBe(GOOD);
  });
  test("NUL bytes inside a text, which Postgres cannot hold", async () => {
    const result = await one("nul.txt", new TextEncoder().encode(`${GOOD}a\u0000b and what follows is kept.`));
    expect(result?.status).toBe("added");
    expect(await textOf(result?.article)).toContain("a\uFFFDb and what follows");
  });
  test("lone surrogates from a JSON row", async () => {
    const row = JSON.stringify({ id: "row-1", text: `${GOOD}half a face: ` }).replace("face: ", "face: \\ud83d end");
    const result = await one("rows.jsonl", new TextEncoder().encode(row));
    expect(result).toMatchObject({ sourceId: "row-1", status: "added" });
    expect(await textOf(result?.article)).toContain("face: \uFFFD end");
  });
  test("5 MB in one line", async () => {
    const line = "A sentence of several words that goes on without a break. ".repeat(90_000).trim();
    expect(line.length).toBeGreaterThan(5_000_000);
    const result = await one("line.txt", new TextEncoder().encode(line));
    expect(result).toMatchObject({ status: "added", error: null });
    expect((await textOf(result?.article))?.length).toBe(line.length);
    await sql("DELETE FROM graphile_worker._private_jobs"); // its analysis is measured elsewhere
  });
});

describe("among fifty", () => {
  beforeEach(async () => {
    await freshDatabase();
  });
  test("the bad ones fail alone, and everything good is stored and analysed", async () => {
    const items = Array.from({ length: 50 }, (_, i) =>
      i % 10 === 3 ? textItem(`${i}.txt`, "") : textItem(`${i}.txt`, reportOf(i)),
    );
    const results = await importAll(items);
    expect(results.filter(({ status }) => status === "failed").map(({ sourceId }) => sourceId)).toEqual([
      "3.txt",
      "13.txt",
      "23.txt",
      "33.txt",
      "43.txt",
    ]);
    expect(results.filter(({ status }) => status === "added")).toHaveLength(45);
    await workQueue();
    const [left] = await sql<{ stale: number }>("SELECT count(*)::int AS stale FROM article WHERE claims_version = 0");
    expect(left?.stale).toBe(0);
  });
  test("a broken row of a .jsonl file fails alone", async () => {
    const rows = [
      JSON.stringify({ id: "1", text: GOOD }),
      "{broken",
      JSON.stringify({ id: "3", text: `${GOOD} And more.` }),
    ].join("\n");
    const results = await importAll([textItem("rows.jsonl", rows)]);
    expect(results.map(({ status }) => status)).toEqual(["added", "failed", "added"]);
  });
  test("the same file twice is one article", async () => {
    const [first, second] = await importAll([textItem("ferry.txt", GOOD), textItem("ferry.txt", GOOD)]);
    expect(second).toEqual({ ...first, status: "already-there" });
    expect(await sql("SELECT 1 FROM article")).toHaveLength(1);
    expect(await sql("SELECT 1 FROM document")).toHaveLength(1);
  });
  test("the same text under another name is another article over the same bytes", async () => {
    const [first, second] = await importAll([textItem("ferry.txt", GOOD), textItem("copy.txt", GOOD)]);
    expect(second?.status).toBe("added");
    expect(second?.article).not.toBe(first?.article);
    expect(await sql("SELECT 1 FROM document")).toHaveLength(1);
  });
});
