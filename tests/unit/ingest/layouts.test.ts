import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { passagesOf } from "../../../lib/ingest/passages.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** A line of a layout: what it is and what it says. Roles beside body may be told apart less well. */
type Drawn = { readonly role: string; readonly text: string };

type Story = { readonly fields: ReadonlyMap<string, string>; readonly paragraphs: readonly string[] };

const STORIES = new Map(
  readFileSync(join(FIXTURES, "near-duplicates/stories.txt"), "utf8")
    .split(/^= /m)
    .slice(1)
    .map((block): [string, Story] => {
      const [head = "", body = ""] = block.split("\ntext:\n");
      const [name = "", ...lines] = head.split("\n");
      const fields = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      return [name, { fields, paragraphs: body.trim().split("\n") }];
    }),
);

/** A site's blocks in their order: "role| text", {headline} and the like from a story, {p2-4} its paragraphs, "wrapped72" from there on. */
function drawnPage(file: string): { lines: Drawn[]; width: number | null } {
  const [first = "", ...rows] = readFileSync(join(FIXTURES, "layouts", file), "utf8")
    .trimEnd()
    .split("\n");
  const story = STORIES.get(first.replace("story: ", ""));
  if (!story) throw new Error(`${file} names no story`);
  let width: number | null = null;
  const lines: Drawn[] = [];
  for (const row of rows) {
    const range = /^\{p(\d+)(?:-(\d+))?\}$/.exec(row);
    if (row.startsWith("wrapped")) width = Number(row.slice("wrapped".length));
    else if (range)
      for (const text of story.paragraphs.slice(Number(range[1]) - 1, Number(range[2] ?? range[1])))
        lines.push({ role: "body", text });
    else {
      const [role = "", ...words] = row.split("| ");
      const text = words
        .join("| ")
        .replace(/\{(\w+?)(\d*)\}/g, (_, field: string, at: string) =>
          field === "p" ? (story.paragraphs[Number(at) - 1] ?? "") : (story.fields.get(field) ?? ""),
        );
      lines.push({ role, text });
    }
  }
  return { lines, width };
}

const wrap = (text: string, width: number) =>
  text.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}})\\s`, "g"), "$1\n");
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const files = readdirSync(join(FIXTURES, "layouts"));
const tally = { right: 0, found: 0, wanted: 0 };

test.each(files)("%s: no sentence of the article is lost, and its headline is found", (file) => {
  const { lines, width } = drawnPage(file);
  const page = lines
    .map(({ role, text }) => (role === "body" && width !== null ? `\n${wrap(text, width)}\n` : text))
    .join("\n");
  const passages = passagesOf(page).map(({ role, start, end, roleOrigin }) => ({
    role,
    roleOrigin,
    text: page.slice(start, end).replace(/\s+/g, " "),
  }));
  const body = passages.filter(({ role }) => role === "body").map(({ text }) => text);
  const gold = lines.filter(({ role }) => role === "body").map(({ text }) => text);
  for (const paragraph of gold) expect(body, paragraph.slice(0, 60)).toContain(paragraph);
  expect(passages.filter(({ role }) => role === "headline").map(({ text }) => text)).toEqual(
    lines.filter(({ role }) => role === "headline").map(({ text }) => text),
  );
  const corrections = lines.filter(({ role }) => role === "correction").map(({ text }) => text);
  expect(passages.filter(({ role }) => role === "correction").map(({ text }) => text)).toEqual(corrections);
  const extra = body.filter((text) => !gold.includes(text));
  if (process.env.SHOW && extra.length > 0) console.log(file, extra);
  tally.right += wordsOf(gold.join(" ")).length;
  tally.wanted += wordsOf(gold.join(" ")).length;
  tally.found += wordsOf(body.join(" ")).length;
});

test("little else is taken for the article: F1 of body words over all layouts is at least .98", () => {
  expect(files.length).toBeGreaterThanOrEqual(30);
  const [precision, recall] = [tally.right / tally.found, tally.right / tally.wanted];
  expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.98);
});
