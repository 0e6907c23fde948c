import { describe, expect, test } from "vitest";
import { type Growth, growthOf, rowToJoin } from "../../../lib/stories/grown-story.ts";

const articles = (ids: readonly number[], newest = 0) => ids.map((id) => ({ id, newestClaim: newest || 10 * id }));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const growth = (laid: number, now: readonly number[], more: { whole?: number; version?: number } = {}): Growth =>
  growthOf(
    { articles: articles(upTo(laid)), whole: more.whole ?? laid, version: more.version ?? 3 },
    { articles: articles(now), version: 3, inStory: (id) => now.includes(id) },
  );

describe("what a story's rows need", () => {
  test("is the whole up to twelve articles, whatever came in", () => {
    expect(growth(12, upTo(12))).toBe("whole");
    expect(growth(13, upTo(13))).toBe("none");
  });
  test("is what newcomers add, and from a fifth on the whole", () => {
    expect(growth(20, upTo(21))).toEqual({ newcomers: [21] });
    expect(growth(20, upTo(23))).toEqual({ newcomers: [21, 22, 23] });
    expect(growth(20, upTo(24))).toBe("whole");
    expect(growth(23, upTo(24), { whole: 20 })).toBe("whole");
  });
  test("is the whole where an article left, the version is another, or it was asked for", () => {
    expect(growth(20, upTo(20).slice(1))).toBe("whole");
    expect(growth(20, upTo(20), { version: 2 })).toBe("whole");
    expect(growth(20, upTo(20), { whole: 0 })).toBe("whole");
  });
  test("takes an article whose claims were read anew for a newcomer", () => {
    const now = [...articles(upTo(19)), { id: 20, newestClaim: 999 }];
    const laid = { articles: articles(upTo(20)), whole: 20, version: 3 };
    expect(growthOf(laid, { articles: now, version: 3, inStory: () => true })).toEqual({ newcomers: [20] });
  });
  test("leaves alone what stands in the story without being among its nearest now", () => {
    const laid = { articles: articles(upTo(60)), whole: 60, version: 3 };
    const now = articles([...upTo(59), 61]);
    expect(growthOf(laid, { articles: now, version: 3, inStory: () => true })).toEqual({ newcomers: [61] });
  });
});

test("a row joins the open row that holds at least half of it", () => {
  const rows = [
    { strength: "perhaps", claims: [1, 2] },
    { strength: "sure", claims: [1, 5] },
    { strength: "sure", claims: [2, 3, 7] },
  ];
  expect(rowToJoin([2, 3], rows)).toBe(2);
  expect(rowToJoin([1, 9], rows)).toBe(1);
  expect(rowToJoin([1, 8, 9], rows)).toBe(-1);
  expect(rowToJoin([], rows)).toBe(-1);
});
