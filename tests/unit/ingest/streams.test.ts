import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowsOfStream } from "../../../lib/ingest/formats/rows-of-stream.ts";
import { textsOfFile } from "../../../lib/ingest/formats/texts-of-file.ts";
import { textsOfStream } from "../../../lib/ingest/formats/texts-of-stream.ts";
import { LONGEST_LINE } from "../../../lib/model/limits.ts";

const words = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

/** A file in pieces of a size that cuts letters, quotation marks and line ends in two. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function streamed(kind: "rows" | "json" | "table", file: string | Buffer, size = 7): Promise<unknown[]> {
  const bytes = Buffer.from(file as string);
  const rows: unknown[] = [];
  for await (const row of rowsOfStream({
    kind,
    sourceId: "f",
    head: bytes.subarray(0, 1000),
    chunks: inPieces(bytes, size),
  }))
    rows.push("error" in row ? `${row.sourceId}: ${row.error}` : words(row.bytes));
  return rows;
}

async function whole(name: string, file: string): Promise<unknown[]> {
  const texts: unknown[] = [];
  for await (const text of textsOfFile({ sourceId: name, bytes: Buffer.from(file) }))
    texts.push("refused" in text ? text : { ...text, bytes: words(text.bytes) });
  return texts;
}

const rows = fc.array(
  fc.record({ text: fc.string({ unit: "grapheme", minLength: 1 }), title: fc.string({ unit: "grapheme" }) }),
  { minLength: 1, maxLength: 8 },
);
const size = fc.integer({ min: 1, max: 40 });
const textsIn = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text.toWellFormed());

describe("the rows of a file that comes in pieces are those that were written, wherever it is cut", () => {
  test("of JSON lines", async () => {
    await fc.assert(
      fc.asyncProperty(rows, size, async (all, n) => {
        const file = all.map((row) => JSON.stringify(row)).join("\n");
        expect(await streamed("rows", file, n)).toEqual(textsIn(all));
      }),
    );
  });

  test.each([
    ["a list", (all: unknown) => JSON.stringify(all)],
    ["a list with spaces", (all: unknown) => JSON.stringify(all, null, 2)],
    [
      "an object with a list",
      (all: unknown) => JSON.stringify({ meta: { page: [1, 2] }, count: 2, articles: all }, null, 1),
    ],
  ])("of JSON: %s", async (_, write) => {
    await fc.assert(
      fc.asyncProperty(rows, size, async (all, n) => {
        expect(await streamed("json", write(all), n)).toEqual(textsIn(all));
      }),
    );
  });

  test("of a table", async () => {
    const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
    // A cell of white space alone is no text, and line ends are made one.
    const lines = rows.filter((all) => all.every(({ text }) => text.trim() !== ""));
    await fc.assert(
      fc.asyncProperty(lines, size, async (all, n) => {
        const file = `title,text\n${all.map(({ title, text }) => `${cell(title)},${cell(text)}`).join("\r\n")}`;
        const wanted = textsIn(all).map((text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD"));
        expect(await streamed("table", file, n)).toEqual(wanted);
      }),
    );
  });
});

test.each([
  ["f.csv", 'id,text\n1,"He said ""no"", twice\n\nand left"\n2,5" pipes are short\n3,plain\n'],
  ["f.csv", 'id;text\n1;"a; b"\n2;"quoted "inside" words"\n'],
  ["f.tsv", "id\ttext\n1\ta, b\n\n2\tc\n"],
  ["f.jsonl", '{"text":"a"}\n\n{"text":\n{"text":"b"}'],
  ["f.json", '[{"text":"a"},{"text":"{[\\"]}"}]'],
])("%s read in pieces is the file read at once", async (name, file) => {
  const kind = name.endsWith("jsonl") ? "rows" : name.endsWith("json") ? "json" : "table";
  const atOnce = (await whole(name, file)).map(
    (text) => (text as { refused?: string; bytes?: string }).bytes ?? "refused",
  );
  const pieces = (await streamed(kind, file)).map((text) => (String(text).startsWith("f:") ? "refused" : text));
  expect(pieces).toEqual(atOnce);
});

test("a line, a record and an element that are too long are refused by name of the limit, and the next ones are read", async () => {
  const long = "x".repeat(LONGEST_LINE);
  for (const [kind, file] of [
    ["rows", `{"text":"a"}\n{"text":"${long}"}\n{"text":"b"}`],
    ["json", `[{"text":"a"},{"text":"${long}"},{"text":"b"}]`],
    ["table", `id,text\n1,a\n2,"${long}\n3,b\n`],
  ] as const) {
    const [first, refused, last] = await streamed(kind, file, 64 * 1024);
    expect([first, last]).toEqual(["a", "b"]);
    expect(refused).toMatch(/longer than 5 MB/);
  }
});

test("a JSON file that breaks off gives the rows before it, and says so", async () => {
  const [first, broken] = await streamed("json", '[{"text":"a"},{"text":"b');
  expect(first).toBe("a");
  expect(broken).toMatch(/breaks off behind row 1/);
});

test.each(["utf16le", "latin1"] as const)("rows written in %s are read", async (encoding) => {
  const line = JSON.stringify({ text: "Über die Brücke führten früher drei Gleise; später blieb eines für Züge." });
  const mark = encoding === "utf16le" ? "\uFEFF" : "";
  const file = Buffer.from(`${mark}${`${line}\n`.repeat(6)}`, encoding);
  expect(await streamed("rows", file, 5)).toEqual(Array.from({ length: 6 }, () => JSON.parse(line).text));
});

test("a large text that is not rows is refused by name of the limit", async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(1024 * 1024, "a word ");
  }
  const read = async () => {
    for await (const _ of textsOfStream({ sourceId: "book.txt", chunks: endless() }));
  };
  await expect(read()).rejects.toThrow(/more than 100 MB/);
});
