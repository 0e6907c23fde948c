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
  expect(html && "error" in html && html.error).toContain("HTML pages are not read yet");
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
