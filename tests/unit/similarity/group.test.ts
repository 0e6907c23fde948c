import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GroupingPair, groupByAverageLink } from "../../../lib/similarity/group.ts";

const pair = (aId: number, bId: number, score: number, more: Partial<GroupingPair> = {}): GroupingPair => ({
  aId,
  bId,
  score,
  relation: "updated-version",
  decision: null,
  ...more,
});

describe("groups", () => {
  it("need the average over all cross pairs", () => {
    expect(groupByAverageLink([1, 2, 3], [pair(1, 2, 0.9), pair(2, 3, 0.8)])).toEqual([[1, 2], [3]]);
    expect(groupByAverageLink([1, 2, 3], [pair(1, 2, 0.9), pair(2, 3, 0.8), pair(1, 3, 0.4)])).toEqual([[1, 2, 3]]);
  });

  it("never come of an excerpt, a shared passage or a rewrite", () => {
    for (const relation of ["contains", "shared-passage", "rewrite"] as const) {
      expect(groupByAverageLink([1, 2], [pair(1, 2, 1, { relation })])).toEqual([[1], [2]]);
    }
  });

  it("follow a person", () => {
    expect(groupByAverageLink([1, 2], [pair(1, 2, 0, { relation: "shared-passage", decision: "merged" })])).toEqual([
      [1, 2],
    ]);
    for (const decision of ["kept-apart", "same-story"] as const) {
      const kept = groupByAverageLink([1, 2, 3], [pair(1, 2, 1, { decision }), pair(1, 3, 1), pair(2, 3, 1)]);
      expect(kept.find((group) => group.includes(1))).not.toContain(2);
    }
  });

  it("keep the copies of an article together when a person merges another text with one of them", () => {
    const copies = [pair(1, 2, 0.9), pair(1, 3, 0.9), pair(2, 3, 0.9)];
    expect(
      groupByAverageLink([1, 2, 3, 4], [...copies, pair(1, 4, 0, { relation: "shared-passage", decision: "merged" })]),
    ).toEqual([[1, 2, 3, 4]]);
  });

  it("do not let a rule join, through a merge, what a person keeps apart", () => {
    const merge = pair(1, 3, 0, { relation: "shared-passage", decision: "merged" });
    const apart = pair(2, 4, 0.6, { decision: "kept-apart" });
    expect(groupByAverageLink([1, 2, 3, 4], [pair(1, 2, 0.9), merge, pair(3, 4, 0.8), apart])).toEqual([
      [1, 2, 3],
      [4],
    ]);
  });

  it("of several hundred copies each are found, and stay two where only single pairs join them", () => {
    const odd = Array.from({ length: 150 }, (_, i) => 2 * i + 1);
    const even = Array.from({ length: 150 }, (_, i) => 2 * i + 2);
    const copiesIn = (ids: readonly number[]) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pair(a, b, 0.9)));
    const single = odd.map((id) => pair(id, id + 1, 0.8));
    const groups = groupByAverageLink(
      [...odd, ...even].toSorted((a, b) => a - b),
      [...copiesIn(odd), ...copiesIn(even), ...single.slice(0, 3)],
    );
    expect(groups.map((group) => group.toSorted((a, b) => a - b))).toEqual([odd, even]);
  });

  it("of a text that five hundred print are one, though each is compared with sixty of them", () => {
    const ids = Array.from({ length: 500 }, (_, i) => i + 1);
    for (const relation of ["identical", "same-body"] as const) {
      // Each finds the sixty that came in first, as candidates do that share alike.
      const pairs = ids.flatMap((b) => ids.slice(0, Math.min(60, b - 1)).map((a) => pair(a, b, 0.99, { relation })));
      expect(groupByAverageLink(ids, pairs), relation).toEqual([ids]);
    }
  });

  it("are the same in any order of arrival", () => {
    const scores = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom(0.5, 0.6, 0.7, 0.8, 1)), { maxLength: 20 });
    fc.assert(
      fc.property(scores, fc.array(fc.nat(), { minLength: 28, maxLength: 28 }), (rows, order) => {
        const decided = { 0.6: "merged", 0.7: "kept-apart" } as const;
        const known = new Map(
          rows
            .filter(([a, b]) => a < b)
            .map(([a, b, score]) => [
              `${a} ${b}`,
              pair(a, b, score, score in decided ? { decision: decided[score as 0.6] } : {}),
            ]),
        );
        const pairs = [...known.values()];
        const members = [0, 1, 2, 3, 4, 5, 6, 7];
        const shuffled = pairs.map((p, i) => ({ p, at: order[i] ?? 0 })).sort((x, y) => x.at - y.at);
        const turned = members.map((m) => ({ m, at: order[m + 20] ?? 0 })).sort((x, y) => x.at - y.at);
        expect(
          groupByAverageLink(
            turned.map(({ m }) => m),
            shuffled.map(({ p }) => p),
          ),
        ).toEqual(groupByAverageLink(members, pairs));
      }),
    );
  });
});
