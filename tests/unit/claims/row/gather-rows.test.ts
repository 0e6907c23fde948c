import { describe, expect, test } from "vitest";
import { gatherRows } from "../../../../lib/claims/row/gather-rows.ts";

/** Sentences 0 and 1 of one article, 2 of a second, 3 of a third. */
const options = { groups: [1, 1, 2, 3], together: [] as [number, number][], apart: () => false };
const openRows = (...pairs: [number, number, number][]) =>
  gatherRows(
    pairs.map(([a, b, score]) => ({ a, b, score })),
    options,
  )
    .filter(({ sure }) => sure)
    .map(({ sentences }) => sentences);

describe("an open row", () => {
  test("takes a sentence of each article that scores well with the others", () => {
    expect(openRows([0, 2, 0.9], [0, 3, 0.75], [2, 3, 0.8])).toEqual([[0, 2, 3]]);
  });

  test("takes no second sentence of one article that the others only lean to", () => {
    expect(openRows([0, 2, 0.95], [1, 2, 0.8])).toEqual([[0, 2]]);
  });

  test("takes a second one that says the same", () => {
    expect(openRows([0, 2, 0.95], [1, 2, 0.93])).toEqual([[0, 1, 2]]);
  });

  test("leaves what it does not take waiting with its reason to be seen", () => {
    const rows = gatherRows(
      [
        { a: 0, b: 2, score: 0.95 },
        { a: 1, b: 2, score: 0.8 },
      ],
      options,
    );
    expect(rows.filter(({ sure }) => !sure).map(({ sentences }) => sentences)).toEqual([[1, 2]]);
  });

  test("holds what a person put together, whatever the scores", () => {
    const rows = gatherRows([{ a: 0, b: 2, score: 0.95 }], { ...options, together: [[1, 2]] });
    expect(rows[0]?.sentences).toEqual([0, 1, 2]);
  });
});

test("two sentences wait at a lower score in a story of two, where no third can agree with both", () => {
  const waiting = (groups: readonly number[]) =>
    gatherRows([{ a: 0, b: 1, score: 0.25 }], { ...options, groups }).map(({ sentences, sure }) => ({
      sentences,
      sure,
    }));
  expect(waiting([1, 2])).toEqual([{ sentences: [0, 1], sure: false }]);
  expect(waiting([1, 2, 3])).toEqual([]);
});
