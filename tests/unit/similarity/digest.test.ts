import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PairRelation } from "../../../lib/model/pair.ts";
import { type DigestPair, digestPairs, mayHoldDigests } from "../../../lib/similarity/digest.ts";

/** Article 1 beside another, which stands in it from one character to another. */
const inOne = (
  id: number,
  [from, to]: [number, number],
  relation: PairRelation = "updated-version",
  share = 1,
): DigestPair => ({
  aId: 1,
  bId: id,
  relation,
  score: relation === "contains" || relation === "shared-passage" ? 0.1 : 0.9,
  containmentA: 0.4,
  containmentB: share,
  spans: [{ aStart: from, aEnd: to, bStart: 0, bEnd: to - from }],
});
const related = (a: number, b: number): DigestPair => ({ ...inOne(b, [0, 900]), aId: a });
const found = (pairs: readonly DigestPair[]) => [...digestPairs(pairs)].map((at) => pairs[at]?.bId).sort();

describe("a digest", () => {
  it("is an article that two others stand in, apart, with nothing in common", () => {
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000])])).toEqual([2, 3]);
  });

  it("holds a whole story that would not merge, but is no copy of a story that it quotes or teases", () => {
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000], "contains")])).toEqual([2]);
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000], "contains", 0.3)])).toEqual([]);
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000], "shared-passage")])).toEqual([]);
  });

  it("is none where the two are parts of one story, overlap, or one stands inside the other", () => {
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000]), related(2, 3)])).toEqual([]);
    expect(found([inOne(2, [0, 1000]), inOne(3, [500, 2000])])).toEqual([]);
    const around = {
      ...inOne(2, [0, 600]),
      spans: [...inOne(2, [0, 600]).spans, { aStart: 1400, aEnd: 2000, bStart: 600, bEnd: 1200 }],
    };
    expect(found([around, inOne(3, [700, 1300], "contains")])).toEqual([]);
  });

  it("is seen too where its own text already keeps it from merging", () => {
    const waiting = { ...inOne(3, [1000, 2000], "contains"), score: 0.6 };
    expect(found([inOne(2, [0, 1000]), waiting])).toEqual([2, 3]);
  });

  it("stays one with its own copies", () => {
    const copy = inOne(4, [0, 2000]);
    expect(found([inOne(2, [0, 1000]), inOne(3, [1000, 2000]), copy])).toEqual([2, 3]);
  });

  it("is found whatever the order of the pairs, and only where the quick look allows it", () => {
    const place = fc.tuple(fc.nat(3000), fc.integer({ min: 100, max: 1500 }));
    const relation = fc.constantFrom<PairRelation>("identical", "updated-version", "contains", "shared-passage");
    const some = fc.uniqueArray(
      fc
        .tuple(fc.nat(6), fc.nat(6), place, relation, fc.double({ min: 0, max: 1, noNaN: true }))
        .filter(([a, b]) => a < b),
      { selector: ([a, b]) => `${a} ${b}`, maxLength: 15 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const pairs = rows.map(([a, b, [from, length], kind, share]) => ({
          ...inOne(b, [from, from + length], kind, share),
          aId: a,
        }));
        const shuffled = pairs.map((pair) => ({ pair, at: numbers.next().value })).sort((x, y) => x.at - y.at);
        const key = (pair: DigestPair | undefined) => `${pair?.aId} ${pair?.bId}`;
        const there = [...digestPairs(pairs)].map((at) => key(pairs[at])).sort();
        expect([...digestPairs(shuffled.map(({ pair }) => pair))].map((at) => key(shuffled[at]?.pair)).sort()).toEqual(
          there,
        );
        if (!mayHoldDigests(pairs)) expect(there).toEqual([]);
      }),
    );
  });
});
