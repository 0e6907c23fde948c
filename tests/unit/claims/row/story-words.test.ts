import { describe, expect, test } from "vitest";
import {
  cosines,
  distinctIn,
  openVector,
  vectorFrom,
  vectorOf,
  weighIn,
  weightsIn,
  wordNumbers,
} from "../../../../lib/claims/row/story-words.ts";

const SENTENCES = [
  ["flood", "river", "bridge", "flood"],
  ["bridge", "river", "mayor"],
  ["mayor", "school"],
];
const numbers = wordNumbers<string>();
const lists = SENTENCES.map((words) => words.map(numbers.of));
const distinct = distinctIn(lists, numbers.size());
const weights = weightsIn(distinct, numbers.size());
const vectors = distinct.map((words) => vectorOf(words, weights));

describe("words as numbers", () => {
  test("are told once each, in the order in which they come", () => {
    expect(distinct.map((words) => [...words])).toEqual([
      [0, 1, 2],
      [2, 1, 3],
      [3, 4],
    ]);
  });

  test("weigh what the words themselves weigh", () => {
    const weigh = weighIn(SENTENCES);
    for (const word of SENTENCES.flat()) expect(weights[numbers.of(word)]).toBe(weigh(word));
    expect(weigh("flood")).toBe(1);
    expect(weigh("river")).toBeLessThan(1);
  });
});

describe("two vectors", () => {
  test("are alike to the last digit, whichever is laid open, and by no word of one that was open before", () => {
    const odd = vectorFrom(Int32Array.of(0, 1, 2, 3), Float64Array.of(0.1, 0.7, 0.2, 0.3));
    const opened = openVector(numbers.size());
    const from = (a: typeof odd, b: typeof odd) => {
      opened.open(a);
      return opened.likeness(b);
    };
    for (const vector of vectors) expect(from(vector, odd)).toBe(from(odd, vector));
    expect(from(odd, odd)).toBeCloseTo(1);
    const [first, , last] = vectors;
    if (!first || !last) throw new Error("three vectors were made");
    expect(from(first, last)).toBe(0);
  });

  test("have their cosine where they are of two groups and share a word", () => {
    const alike = cosines(vectors, [1, 2, 2], numbers.size(), { least: 0, most: Number.POSITIVE_INFINITY });
    expect(alike.map((own) => [...own.keys()])).toEqual([[1], [0], []]);
    const opened = openVector(numbers.size());
    opened.open(vectors[0] ?? vectorFrom(new Int32Array(), new Float64Array()));
    expect(alike[0]?.get(1)).toBeCloseTo(
      opened.likeness(vectors[1] ?? vectorFrom(new Int32Array(), new Float64Array())),
    );
  });
});
