import fc from "fast-check";
import { expect, test } from "vitest";
import { citationOf, markdownQuotation, markdownText, plainQuotation } from "../../../lib/export/citation.ts";

const SOURCE = {
  outlet: "The Skerry",
  headline: "Board sells lighthouse",
  author: "Lena Moe",
  publishedAt: "2026-03-04",
};

test("a source names author, headline, outlet, day and place; what is not known is left out", () => {
  expect(citationOf(SOURCE, "paragraph 2")).toBe(
    "Lena Moe, “Board sells lighthouse”, The Skerry, 4 March 2026, paragraph 2",
  );
  expect(citationOf({ outlet: null, headline: "Tower", publishedAt: "2026-03" })).toBe("“Tower”, March 2026");
});

test("plain and Markdown hold the words, then where they come from", () => {
  expect(plainQuotation("Sold\n at last.", "The Skerry", "https://skerry.example/t")).toBe(
    "“Sold at last.”\nThe Skerry, https://skerry.example/t",
  );
  expect(markdownQuotation("Sold.", "The Skerry", "https://skerry.example/t")).toBe(
    "> Sold.\n>\n> — The Skerry, <https://skerry.example/t>",
  );
});

test.each([
  ["a heading", "# not a head", "\\# not a head"],
  ["a list", "1. not a list", "1\\. not a list"],
  ["a rule", "- not a list", "\\- not a list"],
  ["a tag", "<b>x</b>", "\\<b\\>x\\</b\\>"],
  ["a link", "[x](javascript:y)", "\\[x\\](javascript:y)"],
])("words of an outlet that look like %s stay words", (_, words, written) => {
  expect(markdownText(words)).toBe(written);
});

test("no address that could leave its brackets is written as one", () => {
  for (const url of ["javascript:alert(1)", "https://a.example/ <b>", "https://a.example/>x"])
    expect(markdownQuotation("x", "y", url)).not.toContain("<");
});

test("every line of a quotation stays inside its block, whatever the words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, source) => {
      for (const line of markdownQuotation(text, source).split("\n").filter(Boolean)) expect(line).toMatch(/^>/);
    }),
  );
});
