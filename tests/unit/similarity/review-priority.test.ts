import { expect, test } from "vitest";
import { type Doubt, reviewPriority } from "../../../lib/similarity/review-priority.ts";

const plain: Doubt = { relation: "updated-version", score: 0.99, words: 600, texts: 2 };

test("a look is worth more the less sure the measurement, the longer the texts and the more of them follow", () => {
  const order: Doubt[] = [
    plain,
    { ...plain, words: 2000 },
    { ...plain, words: 2000, texts: 6 },
    { ...plain, score: 0.75 },
    { ...plain, score: 0.5 },
    { ...plain, score: 0.5, texts: 5 },
  ];
  const worth = order.map(reviewPriority);
  expect(worth).toEqual(worth.toSorted((a, b) => a - b));
  expect(new Set(worth).size).toBe(worth.length);
});

test("a rewrite is worth a look whatever its score", () => {
  expect(reviewPriority({ ...plain, relation: "rewrite" })).toBeGreaterThan(reviewPriority({ ...plain, score: 0.8 }));
});
