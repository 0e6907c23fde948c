import { expect, test } from "vitest";
import { parseRows } from "../../../lib/ingest/rows.ts";

test("each row stands for itself: broken, HTML and good ones, blank lines passed over", () => {
  const file = [
    '{"text":"One \\ud800 text","outlet":"Harbour News","date":"2025-07-04T10:00:00Z"}',
    "",
    "{broken",
    '{"id":"p","html":"<p>x</p>"}',
    '{"id":7,"text":"Two"}',
    "[1]",
  ].join("\n");
  const rows = parseRows(new TextEncoder().encode(file), "rows.jsonl");
  expect(rows.map(({ line, sourceId }) => [line, sourceId])).toEqual([
    [1, "rows.jsonl:1"],
    [3, "rows.jsonl:3"],
    [4, "p"],
    [5, "7"],
    [6, "rows.jsonl:6"],
  ]);
  const [first, broken, html, second] = rows;
  expect(first && "bytes" in first && new TextDecoder().decode(first.bytes)).toBe("One \uFFFD text");
  expect(first && "metadata" in first && first.metadata.publishedAt?.value).toBe("2025-07-04");
  expect(broken && "error" in broken && broken.error).toContain("Line 3");
  expect(html && "page" in html && html.page).toBe(true);
  expect(second && "bytes" in second).toBe(true);
});

test("a catalogue’s empty and numeric titles come in", () => {
  const line = (row: object) => JSON.stringify({ text: "One sentence stands here.", ...row });
  const file = [line({ title: "" }), line({ title: 1984 }), line({ outlet: "  ", author: null })].join("\n");
  const titles = parseRows(new TextEncoder().encode(file), "rows.jsonl").map(
    (row) => "metadata" in row && row.metadata.headline?.value,
  );
  expect(titles).toEqual([undefined, "1984", undefined]);
});

test.each([
  ["gopher://pier.example/a", true],
  [" JavaScript:alert(1)", true],
  ["file:///etc/passwd", true],
  ["https://pier.example/a", false],
  ["HTTP://pier.example/a", false],
  ["pier.example:8080/a", false],
  ["pier.example/a", false],
])("a row whose address is %s: told that it is none of the web's: %s", (url, told) => {
  const file = new TextEncoder().encode(JSON.stringify({ text: "One sentence stands here.", url, date: "2024-02-31" }));
  const [row] = parseRows(file, "rows.jsonl");
  const remarks = row && "remarks" in row ? row.remarks : [];
  expect(remarks.filter((each) => each.includes("no address of the web"))).toHaveLength(told ? 1 : 0);
  expect(remarks.filter((each) => each.includes("could not be read as a date"))).toHaveLength(1);
});
