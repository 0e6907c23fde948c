import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centred, isMeanDue, meanOf } from "../../../../lib/claims/link/vectors.ts";
import { noEmbedder } from "../../../../lib/services/no-embedder.ts";
import { cosine } from "../../cosine.ts";

describe("centred", () => {
  it("tells apart what only the common direction made alike", () => {
    const raw = new Map([
      [1, Float32Array.of(10, 1)],
      [2, Float32Array.of(10, -1)],
    ]);
    const freed = centred(raw, meanOf(raw.values()));
    expect(cosine(raw.get(1) ?? noVector, raw.get(2) ?? noVector)).toBeGreaterThan(0.9);
    expect(cosine(freed.get(1) ?? noVector, freed.get(2) ?? noVector)).toBeCloseTo(-1);
  });

  it("gives vectors of length 1, and leaves the mean itself at zero", () => {
    const raw = new Map([[1, Float32Array.of(3, 4)]]);
    expect([...(centred(raw, Float32Array.of(0, 0)).get(1) ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect([...(centred(raw, Float32Array.of(3, 4)).get(1) ?? [])]).toEqual([0, 0]);
  });
});

const noVector = new Float32Array(0);

it("the mean of no vectors is empty", () => {
  expect(meanOf([])).toHaveLength(0);
});

it("without embeddings every sentence has a vector of no dimension", async () => {
  expect((await noEmbedder.embed(["one", "two"])).map((each) => each.length)).toEqual([0, 0]);
});

describe("the kept mean", () => {
  const kept = { provider: "m", count: 300, mean: [0, 0] };
  const now = { provider: "m", dimensions: 2, count: 300 };

  it("holds until the corpus has doubled", () => {
    expect([
      isMeanDue(kept, now),
      isMeanDue(kept, { ...now, count: 599 }),
      isMeanDue(kept, { ...now, count: 600 }),
    ]).toEqual([false, false, true]);
  });

  it("is made anew for another model, or for vectors of another length", () => {
    expect([isMeanDue(kept, { ...now, provider: "n" }), isMeanDue(kept, { ...now, dimensions: 3 })]).toEqual([
      true,
      true,
    ]);
  });

  it("is not made of the few vectors of one story", () => {
    expect([isMeanDue(null, { ...now, count: 199 }), isMeanDue(null, { ...now, count: 200 })]).toEqual([false, true]);
  });

  it("is made at most once in a doubling, however the corpus grows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 60 }), (steps) => {
        const made: number[] = [];
        let count = 0;
        for (const step of steps) {
          count += step;
          const last = made.at(-1);
          if (isMeanDue(last === undefined ? null : { ...kept, count: last }, { ...now, count })) made.push(count);
        }
        expect(made.every((each, i) => i === 0 || each >= 2 * (made[i - 1] ?? 0))).toBe(true);
        expect(count).toBeLessThan(2 * (made.at(-1) ?? 100));
      }),
    );
  });
});
