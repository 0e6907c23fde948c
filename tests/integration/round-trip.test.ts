import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { tableLines } from "../../lib/export/table-lines.ts";
import { canonicalText } from "../../lib/ingest/decode.ts";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { freshDatabase } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";

/** Texts of one run: enough for each kind of sign, few enough for every run of all tests. */
const TEXTS = 40;

beforeEach(freshDatabase);

/** Letters of every script, and the signs that are lost most easily: ends of lines, zero bytes, half letters, marks of direction, formulas. */
const letter = fc.oneof(
  { arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }), weight: 12 },
  { arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), weight: 4 },
  fc.constantFrom(
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\u00a0",
    "\u2028",
    "\u202e",
    "\u200b",
    "\u2066",
    "\ufeff",
    "\ufffd",
    "\ud83d",
  ),
  fc.constantFrom('"', ",", ";", "'", "=", "\\", "&amp;", "<b>", "é", "e\u0301", "ﬁ", "İ", "👩‍👩‍👧", "\u{10ffff}"),
);
const text = fc
  .array(letter, { minLength: 1, maxLength: 80 })
  .map((letters) => `A round trip ${letters.join("")} ends.`);

async function exported(format: "jsonl" | "csv"): Promise<string> {
  let all = "";
  for await (const line of tableLines(exportKind("articles"), format)) all += line;
  return all;
}

test("what was pasted stands on the article's page and in the exports, sign by sign", { timeout: 60_000 }, async () => {
  const texts = fc.sample(text, { numRuns: TEXTS, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) });
  const outcomes = await importAll(texts.map((words, i) => textItem(`${i}`, words)));
  const json = (await exported("jsonl"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { article: number; text: string });
  const csv = parse(await exported("csv"), { columns: true }) as { article: string; text: string }[];
  const wrong: string[] = [];
  for (const [i, { article, error }] of outcomes.entries()) {
    const wanted = canonicalText((texts[i] ?? "").toWellFormed());
    const told = (what: string, found: unknown) =>
      wrong.push(`${what}: ${JSON.stringify(wanted)} ${JSON.stringify(found)}`);
    if (article === null) {
      told("not imported", error);
      continue;
    }
    const { blocks } = await loadArticle(article);
    const passages = blocks.flatMap((block) => (block.kind === "paragraph" ? [block.passage] : block.passages));
    for (const { start, end, text: shown } of passages)
      if (shown !== wanted.slice(start, end)) told("on the page", shown);
    const letters = (words: string) => words.replace(/\s/g, "");
    const ordered = passages.toSorted((a, b) => a.start - b.start).map((passage) => passage.text);
    if (letters(ordered.join("")) !== letters(wanted)) told("missing on the page", ordered);
    const asJson = json.find((row) => row.article === article)?.text;
    if (asJson !== wanted) told("as JSON", asJson);
    const asCsv = csv.find((row) => row.article === String(article))?.text;
    if (asCsv !== wanted) told("as CSV", asCsv);
  }
  expect(outcomes).toHaveLength(TEXTS);
  expect(wrong).toEqual([]);
});
