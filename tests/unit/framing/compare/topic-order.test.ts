import { describe, expect, it } from "vitest";
import { shareBySide, speakerKey } from "../../../../lib/framing/compare/sides.ts";
import { topicOrder } from "../../../../lib/framing/compare/topic-order.ts";
import { silences } from "../../../../lib/framing/compare/uncovered-matters.ts";
import { checkHeadline } from "../../../../lib/framing/measure/headline.ts";
import { SHIPPED_LEXICONS } from "../../../../lib/framing/measure/lexicons.ts";
import { profileOf } from "../../../../lib/framing/measure/profile.ts";
import { sentencesOf } from "../../../../lib/text/sentences.ts";

// Column one meets ferries in its sentences 0 and 3, the dam in 1; column two meets the dam alone, in 0; nobody meets the fair.
const cell = (at: number[], of: number) => ({ sentences: at.length, of, at });
it("ranks topics in each column by the sentence in which it first meets them", () => {
  const order = topicOrder([
    { topic: 1, name: "dam", cells: [cell([1], 5), cell([0], 4)] },
    { topic: 2, name: "ferries", cells: [cell([0, 3], 5), cell([], 4)] },
    { topic: 3, name: "fair", cells: [cell([], 5), cell([], 4)] },
  ]);
  expect(
    order.map(({ name, columns }) => [name, ...columns.map(({ rank, sentences }) => `${rank} ${sentences}`)]),
  ).toEqual([
    ["dam", "2 1", "1 1"],
    ["ferries", "1 2", "null 0"],
  ]);
});

it("tells a silence with its search", () => {
  expect(silences([{ what: "ferries", searched: "ferry, ferries", counts: [3, 0] }])).toEqual([
    { column: 1, what: "ferries", heldBy: [0], sentence: "no matching sentence found (searched: ferry, ferries)" },
  ]);
  expect(silences([{ what: "ferries", searched: "ferry", counts: [0, 0] }])).toEqual([]);
});

describe("a headline against its body", () => {
  // Body: "Ferries" in sentences 0 and 2 (as "ferry"), "harbour" in 1 (as "harbour's"), "panic" in none; one hedge ("may").
  const text = "The ferries sailed. The harbour’s wall held. A ferry may come.";
  const profile = profileOf(
    {
      id: 7,
      text,
      body: [{ start: 0, end: text.length }],
      headline: null,
      sentences: sentencesOf(text),
      attributions: [],
      speakers: [],
    },
    SHIPPED_LEXICONS,
  );
  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end));
  const check = checkHeadline(
    { article: 7, headline: "Should the harbours panic?", sentences },
    profile,
    SHIPPED_LEXICONS,
  );
  it("says which words the body bears out, and where first", () => {
    expect(check.words.map(({ printed, uses, first }) => [printed, uses, first])).toEqual([
      ["Should", 0, null],
      ["harbours", 1, 1],
      ["panic", 0, null],
    ]);
  });
  it("says which listed words it takes, beside the body's", () => {
    expect(check.asks).toBe(true);
    expect(check.listed.find(({ list }) => list === "obligation")).toEqual({
      list: "obligation",
      inHeadline: ["should"],
      inBody: 0,
    });
    expect(check.listed.find(({ list }) => list === "hedges")).toEqual({ list: "hedges", inHeadline: [], inBody: 1 });
  });
});

it("adds quoted words by the sides that a reader named", () => {
  const speaker = (name: string | null, quotedWords: number) => ({ name, quotedWords, quotations: [], cues: [] });
  const sides = new Map([
    [speakerKey("Ana Reyes"), "residents"],
    [speakerKey("the Harbour Board"), "the port"],
  ]);
  const shares = shareBySide(
    [speaker("Ana Reyes", 9), speaker("Harbour Board", 20), speaker(null, 3), speaker("Bo Lind", 1), speaker("Kai", 0)],
    sides,
  );
  expect(shares.map(({ side, words, speakers }) => [side, words, speakers])).toEqual([
    ["the port", 20, ["Harbour Board"]],
    ["residents", 9, ["Ana Reyes"]],
    [null, 4, [null, "Bo Lind"]],
  ]);
});
