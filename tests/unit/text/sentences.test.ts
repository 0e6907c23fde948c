import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_SENTENCE, sentencesOf } from "../../../lib/text/sentences.ts";

const read = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf", () => {
  it.each([
    ["a stop inside doubled apostrophes", "It was ''against our policy.'' The network sent her home.", 2],
    ["titles", "Gen. Ada Moor met Mr. Lund. They spoke.", 2],
    ["letters with stops", "The U.S. Senate voted. The bill passed.", 2],
    ["a sentence after such letters", "He flew to the U.S. The trip was short.", 2],
    ["initials", "John B. Smith resigned. Nobody knew why.", 2],
    ["a quotation of several sentences", "“We wait. We hope. We work,” the mayor said. He left.", 2],
    ["a question before its speaker", "“Why now?” Lund asked. Nobody answered.", 2],
    ["figures", "Prices rose 3.5 percent. Wages fell.", 2],
    ["a degree inside a word", "She has Ph.D.-level skills. He has none.", 2],
    ["a degree before a noun", "She met M.D. candidates in Ost. They left.", 2],
    ["a company named with a mark", "Zoom! Corp. bought it. Nobody knew.", 2],
    ["a question mark in a company's name", "Guess? Inc. moved to Lyme. It stayed.", 2],
    ["letters before a new sentence", "She works for Kapow! Ltd. in Mexico D.F. The rest left.", 2],
    ["no as an answer", "Lund said no. “It is late,” she said.", 2],
    ["no before straight marks", 'She answered no. "We will stay," she said.', 2],
    ["no at the end", "The board voted no. Lund left.", 2],
    ["no before a figure", "They live at No. 5 and at no. 7. It is dark.", 2],
    ["a volume", "See vol. 3 and fig. 12. They help.", 2],
    ["initials behind a body", "Head of the B.B.C. Alan R. Moss left. He was tired.", 2],
    ["a time of day before a new sentence", "The shop closes at 4 p.m. Nobody waits.", 2],
    ["a time of day before a name", "The vote began at 9 a.m. Lund came late.", 2],
    ["a time of day before its day", "It opens at 9 a.m. Monday. Nobody knew.", 2],
    ["a time of day before its zone", "It ends at 8 p.m. EST on Friday. All left.", 2],
    ["a time of day before a month", "It shut at 5 p.m. June 3. It stayed shut.", 2],
    ["rupees", "A ticket costs Rs. 500 now. It was free.", 2],
    ["an article of a law", "See Art. 12 of the law. It is old.", 2],
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
