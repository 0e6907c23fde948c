import { describe, expect, it } from "vitest";
import { nearStories, type StoryShape } from "../../../lib/stories/near-stories.ts";

/** Story 1 holds a and b, story 2 holds c, story 3 holds d and e. */
const storyOf = new Map(Object.entries({ a: 1, b: 1, c: 2, d: 3, e: 3 }));
const on = (day: number) => ({ from: day, to: day });
const shapes = (third = on(100)): ReadonlyMap<number, StoryShape> =>
  new Map([
    [1, { groups: 2, days: on(100) }],
    [2, { groups: 1, days: null }],
    [3, { groups: 2, days: third }],
  ]);
const pairs = (drawn: Record<string, number>) =>
  Object.entries(drawn).map(([pair, score]) => ({ a: pair[0] ?? "", b: pair[1] ?? "", score }));
const near = (drawn: Record<string, number>, days = on(100), parted = "") =>
  nearStories(pairs(drawn), storyOf, shapes(days), (one, other) => parted === `${one} ${other}`).map(
    ({ story, other, kind }) => `${story} ${other} ${kind}`,
  );

describe("stories near one another", () => {
  it("are asked about where the best pair and the average come near the cut", () => {
    expect(near({ ac: 0.46, bc: 0.3 })).toEqual(["1 2 question"]);
    expect(near({ ac: 0.3, bc: 0.3 })).toEqual([]);
    // One likeness of four pairs is one article that resembles another, and no question about two stories.
    expect(near({ ad: 0.6 })).toEqual([]);
  });

  it("are asked about once, the surest first", () => {
    expect(near({ ac: 0.46, bc: 0.3, cd: 0.49, ce: 0.48 })).toEqual(["2 3 question", "1 2 question"]);
  });

  it("are not asked about where a person parted them", () => {
    expect(near({ ac: 0.46, bc: 0.3 }, on(100), "1 2")).toEqual([]);
  });

  it("are one thread where they are near enough for one story and their dates keep them apart", () => {
    expect(near({ ad: 0.9, ae: 0.9, bd: 0.8, be: 0.8 }, on(140))).toEqual(["1 3 thread"]);
    expect(near({ ad: 0.45, ae: 0.45, bd: 0.45, be: 0.45 }, on(140))).toEqual([]);
    expect(near({ ad: 0.45, ae: 0.45, bd: 0.45, be: 0.45 }, on(110))).toEqual(["1 3 question"]);
  });

  it("are few for one story, however many resemble it", () => {
    const others = [..."cdefghijk"];
    const many = new Map([["a", 1], ...others.map((key, i) => [key, i + 2] as const)] as [string, number][]);
    const alone = new Map([...many.values()].map((story) => [story, { groups: 1, days: null }]));
    const found = nearStories(
      others.map((b, i) => ({ a: "a", b, score: 0.4 + i / 100 })),
      many,
      alone,
      () => false,
    );
    expect(found.map(({ other }) => other)).toEqual([10, 9, 8, 7, 6]);
  });
});
