import { describe, expect, it } from "vitest";
import { type FeaturedPair, featuredPairs, PAIR_FEATURES } from "../../../../lib/claims/row/pair-features.ts";
import { readSentences } from "../../../../lib/claims/row/row-sentence.ts";
import { storyOf } from "./story.ts";

const value = ({ x }: FeaturedPair, name: (typeof PAIR_FEATURES)[number]) => x[PAIR_FEATURES.indexOf(name)] ?? 0;

const story = storyOf([
  [
    "Harbour bridge closes after crack",
    "The harbour bridge was closed on Monday after engineers found a crack, the mayor said.",
    "Shopkeepers complained that nobody had warned them about the closure.",
    "Reinforcement of the pillars will cost six million crowns, the ministry said.",
  ],
  [
    "Crack shuts harbour bridge",
    "A crack has shut the harbour bridge, engineers told reporters on Monday.",
    "Schools will open an hour later, a teacher said.",
    "The ministry said reinforcing each pillar would cost several million crowns.",
  ],
]);

describe("the features of a pair of sentences", () => {
  const sentences = readSentences(story.claims, story.sentences);
  const pairs = featuredPairs(sentences, story.headlines);
  const pairOf = (one: string, other: string) => {
    const found = pairs.find(
      ({ a, b }) =>
        sentences[a]?.words.includes(one) && sentences[b]?.words.includes(other) && sentences[b]?.articleId === 2,
    );
    if (!found) throw new Error(`no pair of "${one}" and "${other}"`);
    return found;
  };
  const opening = pairOf("closed", "shut");
  const cost = pairOf("reinforcement", "reinforcing");

  it("has one value for each name", () => {
    expect(pairs.length).toBeGreaterThan(1);
    expect(new Set(pairs.map(({ x }) => x.length))).toEqual(new Set([PAIR_FEATURES.length]));
  });

  it("finds words that only begin alike by their runs of letters", () => {
    const others = pairs.filter((pair) => pair !== cost && pair !== opening);
    expect(others.length).toBeGreaterThan(0);
    expect(value(cost, "letters")).toBeGreaterThan(0.2);
    expect(Math.max(...others.map((pair) => value(pair, "letters")))).toBeLessThan(value(cost, "letters") / 2);
  });

  it("tells what the headlines tell from what stands further down", () => {
    expect(value(opening, "lessOnHeadline")).toBeGreaterThan(0.3);
    expect(value(cost, "moreOnHeadline")).toBe(0);
    expect(value(opening, "bothOnHeadline")).toBeCloseTo(
      value(opening, "lessOnHeadline") * value(opening, "moreOnHeadline"),
    );
    expect(value(opening, "early")).toBe(1);
    expect(value(cost, "early")).toBe(0);
  });
});
