import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { frozenMarkdown } from "../../lib/export/frozen-markdown.ts";
import { frozenRows } from "../../lib/export/frozen-rows.ts";
import { tableLines } from "../../lib/export/table-lines.ts";
import { FROZEN_SCHEMA, type FrozenPage } from "../../lib/model/report/frozen-page.ts";
import { readFrozenPage } from "../../lib/model/report/read-frozen-page.ts";

const folder = join(import.meta.dirname, "reports");
/** Pages as each shape stored them. A file that was added once is never changed: it stands for the reports that people have. */
const stored = readdirSync(folder)
  .filter((name) => /^shape-\d+\.json$/.test(name))
  .map((name) => [Number(/\d+/.exec(name)?.[0]), readFileSync(join(folder, name), "utf8")] as const);

function pageOf(schema: number, text: string): FrozenPage {
  const page = readFrozenPage(schema, text);
  if (!page) throw new Error(`Shape ${schema} cannot be read.`);
  return page;
}

const HEAD = {
  title: "Who sells the tower?",
  facts: ["Report 3, frozen 4 March 2026"],
  note: "First line.\n\nSecond *line*.",
};

test("there is a stored page of every shape up to that of today", () => {
  expect(stored.map(([schema]) => schema).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: FROZEN_SCHEMA }, (_, i) => i + 1),
  );
});

describe.each(stored)("a report of shape %i", (schema, text) => {
  test("is still read, and written as Markdown as before", async () => {
    const page = pageOf(schema, text);
    await expect(frozenMarkdown(page, page.sections, HEAD)).toMatchFileSnapshot(join(folder, `shape-${schema}.md`));
  });

  test("quotations only, each with its source", async () => {
    const page = pageOf(schema, text);
    const written = frozenMarkdown(page, page.sections, HEAD, { quotesOnly: true });
    await expect(written).toMatchFileSnapshot(join(folder, `shape-${schema}-quotes.md`));
  });

  test("as a table, whose cells run nothing in a spreadsheet", async () => {
    const page = pageOf(schema, text);
    let written = "";
    for await (const line of tableLines(inTurn(frozenRows(page, page.sections)), "csv")) written += line;
    expect(written).toContain("'=Tower for sale");
    const head = written.split("\r\n")[0]?.split(",").length;
    for (const row of frozenRows(page, page.sections)) expect(Object.keys(row)).toHaveLength(head ?? 0);
  });
});

test("a shape that nobody knows, and a text that is not what its shape says, are no page and no failure", () => {
  const [, text = ""] = stored[0] ?? [];
  expect(readFrozenPage(99, text)).toBeNull();
  expect(readFrozenPage(1, "{}")).toBeNull();
  expect(readFrozenPage(1, "no JSON")).toBeNull();
});

async function* inTurn<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}
