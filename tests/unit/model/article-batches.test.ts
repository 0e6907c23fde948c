import { expect, test } from "vitest";
import { articleBatches } from "../../../lib/model/article-batches.ts";

test("articles go in lots of fifty, in their order", () => {
  const articles = Array.from({ length: 120 }, (_, id) => ({ id, words: 10 }));
  const batches = articleBatches(articles);
  expect(batches.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(batches.flat()).toEqual(articles.map(({ id }) => id));
});

test("long ones go in smaller lots, one that is too long alone, and none in none", () => {
  const words = [60_000, 30_000, 30_000, 500_000, 10];
  expect(articleBatches(words.map((each, id) => ({ id, words: each })))).toEqual([[0, 1], [2], [3], [4]]);
  expect(articleBatches([])).toEqual([]);
});
