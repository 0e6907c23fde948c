import { expect, test } from "vitest";
import { packWords, sumWords, unpackWords } from "../../../../lib/framing/measure/word-lines.ts";

const counts = [
  { norm: "10 000", printed: "10\u00a0000", count: 2 },
  { norm: "3.5 million", printed: "3.5 Million", count: 1 },
  { norm: "port", printed: "Port", count: 4 },
];

test("an amount of several words is counted as the one word that it is", () => {
  const spaced = counts.map((each) => ({ ...each, printed: each.printed.replace("\u00a0", " ") }));
  expect(unpackWords(packWords(counts))).toEqual(spaced);
  expect(sumWords([packWords(counts), packWords(counts)])).toEqual(
    spaced.map(({ norm, printed, count }) => ({ norm, printed, count: count * 2 })),
  );
});

test("a line of an older version with a space in its word makes no sum NaN", () => {
  const old = "10,800 euros 2\nport 4";
  for (const words of [sumWords([old]), unpackWords(old)])
    expect(words.every(({ count }) => Number.isFinite(count))).toBe(true);
  expect(sumWords([old]).find(({ norm }) => norm === "port")?.count).toBe(4);
});
