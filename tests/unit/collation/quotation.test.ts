import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { excerptOf, inContext } from "../../../lib/collation/quotation.ts";

const TEXT =
  "Follow us. The mayor spoke first. “We will rebuild the pier,” she said at noon. Nobody objected then. Share this";
const place = (words: string, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

test("a shared statement is shown with what the article says before and after it, and with nothing of its surroundings", () => {
  const body = [place("The mayor spoke first. “We will rebuild the pier,” she said at noon. Nobody objected then.")];
  const around = (words: number) => inContext(TEXT, body, place("We will rebuild the pier"), words);
  expect(around(2)).toEqual({
    before: "spoke first. “",
    shared: "We will rebuild the pier",
    after: ",” she said",
    moreBefore: true,
    moreAfter: true,
  });
  expect(around(50)).toMatchObject({
    before: "The mayor spoke first. “",
    after: ",” she said at noon. Nobody objected then.",
    moreBefore: false,
    moreAfter: false,
  });
});

describe("an excerpt in its place", () => {
  const paragraphs = [
    "One word.",
    "Two words.",
    "The story begins.",
    "The story ends here.",
    "Five more words.",
    "Six six six.",
    "Seven.",
  ];
  const text = paragraphs.join("\n");
  const spans = paragraphs.map((words) => place(words, text));

  it("shows a paragraph beside it and folds those that are further away", () => {
    const parts = excerptOf(text, spans, [{ start: text.indexOf("The story begins"), end: text.indexOf("ends") }]);
    const drawn = parts.map((part) =>
      part.kind === "away"
        ? `(${part.words} words in ${part.paragraphs.length})`
        : part.segments
            .map(({ start, end, shared }) => (shared ? `[${text.slice(start, end)}]` : text.slice(start, end)))
            .join(""),
    );
    expect(drawn).toEqual([
      "(2 words in 1)",
      "Two words.",
      "[The story begins.]",
      "[The story ]ends here.",
      "Five more words.",
      "(4 words in 2)",
    ]);
  });

  it("loses no word and repeats none, whatever is shared", () => {
    const span = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (shared) => {
        const words = excerptOf(text, spans, shared).flatMap((part) =>
          part.kind === "away"
            ? part.paragraphs.map(({ start, end }) => text.slice(start, end))
            : [part.segments.map(({ start, end }) => text.slice(start, end)).join("")],
        );
        expect(words).toEqual(paragraphs);
      }),
    );
  });
});
