import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_SENTENCE, sentencesOf } from "../../../lib/text/sentences.ts";

const read = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf", () => {
  it.each([
    ["titles", "Gen. Ada Moor met Mr. Lund. They spoke.", 2],
    ["letters with stops", "The U.S. Senate voted. The bill passed.", 2],
    ["a sentence after such letters", "He flew to the U.S. The trip was short.", 2],
    ["initials", "John B. Smith resigned. Nobody knew why.", 2],
    ["a quotation of several sentences", "“We wait. We hope. We work,” the mayor said. He left.", 2],
    ["a question before its speaker", "“Why now?” Lund asked. Nobody answered.", 2],
    ["figures", "Prices rose 3.5 percent. Wages fell.", 2],
    ["lines", "A heading\nA line below it", 2],
  ])("divides rightly at %s", (_, text, count) => {
    expect(read(text)).toHaveLength(count);
  });

  it("cuts a sentence of ten thousand words", () => {
    const spans = sentencesOf("word ".repeat(10_000));
    expect(Math.max(...spans.map((s) => s.end - s.start))).toBeLessThanOrEqual(LONGEST_SENTENCE);
  });

  it("loses nothing but white space", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Mr. ", "“", "”", '"', "He left. ", "Why? ", "\n", "U.S. ", "a", ".")),
        (parts) => {
          const text = parts.join("");
          expect(read(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        },
      ),
    );
  });
});
