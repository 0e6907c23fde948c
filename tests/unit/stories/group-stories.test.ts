import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupStories, type ScoredPair } from "../../../lib/stories/group-stories.ts";
import { keepNumbers, storiesToRegroup } from "../../../lib/stories/place-newcomer.ts";

const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
const scores = fc.array(
  fc.record({ a: fc.constantFrom(...keys), b: fc.constantFrom(...keys), score: fc.integer({ min: 1, max: 20 }) }),
  { maxLength: 28 },
);
/** Pairs with one score each, as neighbour lists give them. */
const pairsOf = (drawn: readonly ScoredPair[]): ScoredPair[] => [
  ...new Map(
    drawn
      .filter(({ a, b }) => a !== b)
      .map(({ a, b, score }) => {
        const [first = "", second = ""] = [a, b].sort();
        return [first + second, { a: first, b: second, score: score / 20 }];
      }),
  ).values(),
];

describe("grouping articles into stories", () => {
  it("puts every article into exactly one story", () => {
    fc.assert(
      fc.property(scores, (drawn) => {
        const stories = groupStories(keys, pairsOf(drawn));
        expect(stories.flat().sort()).toEqual(keys);
      }),
    );
  });

  it("gives the same stories for any order of articles and pairs", () => {
    fc.assert(
      fc.property(scores, fc.shuffledSubarray(keys, { minLength: keys.length }), fc.nat(), (drawn, order, turn) => {
        const pairs = pairsOf(drawn);
        const at = turn % Math.max(1, pairs.length);
        const turned = [...pairs.slice(at), ...pairs.slice(0, at)].map(({ a, b, score }) => ({ a: b, b: a, score }));
        expect(groupStories(order, turned)).toEqual(groupStories(keys, pairs));
      }),
    );
  });

  it("never puts together what a person parted, and always what a person joined", () => {
    fc.assert(
      fc.property(scores, (drawn) => {
        const stories = groupStories(keys, pairsOf(drawn), { together: [["a", "h"]], apart: [["b", "c"]] });
        const storyOf = (key: string) => stories.findIndex((members) => members.includes(key));
        expect(storyOf("a")).toBe(storyOf("h"));
        expect(storyOf("b")).not.toBe(storyOf("c"));
      }),
    );
  });

  it("does not chain: a is like b and b like c, but a is nothing like c", () => {
    const chain = [
      { a: "a", b: "b", score: 0.9 },
      { a: "b", b: "c", score: 0.8 },
    ];
    expect(groupStories(["a", "b", "c"], chain)).toEqual([["a", "b"], ["c"]]);
  });

  it("keeps an update of a month later apart, and takes one of the same week in", () => {
    const pair = [{ a: "a", b: "b", score: 0.95 }];
    const day = (from: number) => ({ from, to: from });
    const months = new Map([
      ["a", day(100)],
      ["b", day(131)],
    ]);
    const week = new Map([
      ["a", day(100)],
      ["b", day(105)],
    ]);
    expect(groupStories(["a", "b"], pair, { days: months })).toEqual([["a"], ["b"]]);
    expect(groupStories(["a", "b"], pair, { days: week })).toEqual([["a", "b"]]);
    // An article of unknown date is not kept out by its date.
    expect(groupStories(["a", "b"], pair, { days: new Map([["a", day(100)]]) })).toEqual([["a", "b"]]);
  });
});

describe("the number of a story", () => {
  it("stays with most of its articles", () => {
    const standing = [
      { id: 3, keys: ["a", "b", "c"] },
      { id: 7, keys: ["d"] },
    ];
    expect(
      keepNumbers(standing, [
        ["a", "b"],
        ["c", "d", "e"],
      ]),
    ).toEqual({
      stories: [
        { id: 3, keys: ["a", "b"] },
        { id: 7, keys: ["c", "d", "e"] },
      ],
      ended: [],
    });
    expect(keepNumbers(standing, [["a", "b", "c", "d"]])).toEqual({
      stories: [{ id: 3, keys: ["a", "b", "c", "d"] }],
      ended: [7],
    });
  });

  it("lets a newcomer touch the stories of its near neighbours only, six at most", () => {
    const storyOf = (key: string) => Number(key.slice(1));
    const near = Array.from({ length: 9 }, (_, i) => ({ key: `s${i}`, score: 0.9 - i / 100 }));
    expect(storiesToRegroup([...near, { key: "s50", score: 0.2 }], storyOf)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("stay with the article that began a story, of two equal parts", () => {
    const { stories } = keepNumbers([{ id: 3, keys: ["a", "b"], first: "b" }], [["a"], ["b"]]);
    expect(stories).toEqual([
      { id: null, keys: ["a"] },
      { id: 3, keys: ["b"] },
    ]);
  });
});
