import { describe, expect, it } from "vitest";
import { compareProfiles, largestDifferences } from "../../../../lib/framing/compare/compare-columns.ts";
import { concordance, sortByLeft, sortByRight } from "../../../../lib/framing/compare/concordance.ts";
import { distinctiveWords } from "../../../../lib/framing/compare/distinctive.ts";
import { rateOf, runRateOf, shareOf } from "../../../../lib/framing/measure/rate.ts";
import type { FramingHit, FramingProfile } from "../../../../lib/model/framing.ts";

function profileWith(words: number, must: number): FramingProfile {
  const obligation: FramingHit[] = Array.from({ length: must }, (_, i) => ({
    start: i,
    end: i + 1,
    article: 1,
    sentence: i,
    term: "must",
    quoted: false,
  }));
  const hits = { hedges: [], obligation, loaded: [], passives: [], firstPerson: [], questions: [], figures: [] };
  return { articles: [1], words, sentences: words / 20, hits, speakers: [], wordCounts: [] };
}

describe("rates", () => {
  // 10 uses in 2,000 words: 5.0; the exact Poisson interval of 10 is 4.80 to 18.39, so 2.40 to 9.20.
  it("gives uses per 1,000 words with an interval", () => {
    const rate = rateOf(10, 2000);
    expect([rate?.perThousand, rate?.low, rate?.high].map((n) => n?.toFixed(1))).toEqual(["5.0", "2.4", "9.2"]);
  });
  // The exact interval of 0 is 0 to 3.689 (twice the chance of none is 5 in 100: −ln .025), of 1 it is .0253 to 5.572 (Garwood's table).
  it("is exact for few uses", () => {
    expect(rateOf(0, 1000)?.high).toBeCloseTo(3.689, 3);
    expect([rateOf(1, 1000)?.low, rateOf(1, 1000)?.high].map((n) => n?.toFixed(4))).toEqual(["0.0253", "5.5716"]);
  });
  it("has no jump where the formula takes over", () =>
    expect((rateOf(61, 1000)?.low ?? 0) - (rateOf(60, 1000)?.low ?? 0)).toBeCloseTo(0.88, 1));
  // Five quotations of 20 words: 100 words, spread 1.96 × √(5 × 400) = 87.7.
  it("gives words in runs the spread of the runs, and says nothing of four runs", () => {
    expect(runRateOf([20, 20, 20, 20, 20], 1000)?.low).toBeCloseTo(12.3, 1);
    expect(runRateOf([20, 20, 20, 20], 1000)).toBeNull();
  });
  // Wilson's interval of 5 in 20: 11.2 to 46.9 percent.
  it("gives a share with Wilson's interval", () => {
    expect([shareOf(5, 20)?.low, shareOf(5, 20)?.high].map((n) => n?.toFixed(1))).toEqual(["11.2", "46.9"]);
    expect(shareOf(1, 9)).toBeNull();
  });
  it("starts at zero for no use", () => expect(rateOf(0, 1000)?.low).toBe(0));
  it("says nothing of short texts", () => expect(rateOf(3, 150)).toBeNull());
});

describe("differences", () => {
  const columns = (a: number, b: number) => [
    { name: "A", profile: profileWith(1000, a) },
    { name: "B", profile: profileWith(2000, b) },
  ];
  it("tells the largest with counts, rates and places", () => {
    const [first] = largestDifferences(columns(20, 0));
    expect(first?.sentence).toBe(
      "A has more words of obligation: 20 in 1,000 words (20.0 per 1,000); B: 0 in 2,000 words (0.0 per 1,000). Most often “must” (20).",
    );
    expect(first?.evidence).toMatchObject([{ column: 0, what: "measure:obligation", places: { length: 20 } }]);
  });
  it("says that a small one is weak", () => expect(largestDifferences(columns(2, 1))[0]).toMatchObject({ weak: true }));
  it("tells nothing of one column or of equal ones", () => {
    expect(largestDifferences(columns(20, 0).slice(0, 1))).toEqual([]);
    expect(largestDifferences(columns(10, 20))).toEqual([]);
  });
  it("gives each column the same rows", () =>
    expect(compareProfiles(columns(1, 2)).every(({ cells }) => cells.length === 2)).toBe(true));
});

describe("distinctive words", () => {
  const count = (norm: string, n: number) => ({ norm, printed: norm, count: n });
  it("ranks by log-odds, leaves out single uses and grammar", () => {
    const here = [count("harbour", 9), count("ferry", 3), count("once", 1), count("the", 60), count("town", 5)];
    const elsewhere = [count("ferry", 1), count("the", 60), count("town", 5)];
    expect(distinctiveWords(here, elsewhere).map(({ norm, here, elsewhere }) => [norm, here, elsewhere])).toEqual([
      ["harbour", 9, 0],
      ["ferry", 3, 1],
    ]);
  });
});

describe("concordance", () => {
  const text = "The old ferry left.\nA new ferry came late in the evening.";
  const lines = concordance(
    7,
    text,
    [
      { start: 8, end: 13 },
      { start: 26, end: 31 },
    ],
    9,
  );
  it("stays in the paragraph and cuts between words", () => {
    expect(lines.map(({ left, keyword, right }) => [left, keyword, right])).toEqual([
      ["The old ", "ferry", " left."],
      ["A new ", "ferry", " came …"],
    ]);
  });
  it("sorts by the word beside the keyword", () => {
    expect(sortByLeft(lines).map(({ span }) => span.start)).toEqual([26, 8]);
    expect(sortByRight(lines).map(({ span }) => span.start)).toEqual([26, 8]);
  });
});

describe("a difference", () => {
  it("counts only the places of the column that it tells of", () => {
    const [difference] = largestDifferences([
      { name: "One", profile: profileWith(1000, 30) },
      { name: "Other", profile: profileWith(1000, 2) },
    ]);
    expect([difference?.measure, difference?.column, difference?.evidence[0]?.places.length]).toEqual([
      "obligation",
      0,
      30,
    ]);
  });
});

it("tells an event's names apart, and says that two uses are weak evidence", () => {
  const use = (article: number, start: number) => ({
    article,
    start,
    end: start + 4,
    sentence: 0,
    head: "raid",
    concept: "a move of troops",
    actor: "France",
    target: "Italy",
    place: null,
    definite: false,
    loose: false,
    by: "own words" as const,
  });
  const event = {
    key: "a move of troops|France|Italy|",
    concept: "a move of troops",
    actor: "France",
    target: "Italy",
    places: [],
    rows: [
      { name: "raid", columns: [[use(1, 0), use(1, 9)], []] },
      { name: "operation", columns: [[], [use(2, 0)]] },
    ],
  };
  const same = { name: "A", profile: profileWith(1000, 0) };
  const [naming] = largestDifferences([same, { ...same, name: "B" }], [event]);
  expect(naming?.sentence).toBe(
    "One event, France → Italy: a move of troops, has different names: A says “raid” (2); B says “operation” (1). This is weak evidence: chance alone could make such a difference.",
  );
  expect(naming?.evidence.map(({ places }) => places.length)).toEqual([2, 1]);
});
