import { expect, test } from "vitest";
import { storyTextOf } from "../../lib/stories/story-text.ts";
import { bCubed } from "../eval/stories.ts";

const text = storyTextOf({ headline: null, deck: null, paragraphs: [], language: "en" });
/** Two stories, "a" found whole with a stranger in it, "b" torn in two. */
const articles = [...["a", "a", "b", "b", null].map((story, i) => ({ key: String(i), story, text }))];
const found = new Map([
  ["0", 1],
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4", 1],
]);

test("B-cubed F1 leaves articles of unknown story out where it is open, and counts them as strangers where it is closed", () => {
  const f1 = (precision: number, recall: number) => (2 * precision * recall) / (precision + recall);
  expect(bCubed(articles, found, false)).toBeCloseTo(f1(1, 0.75));
  expect(bCubed(articles, found, true)).toBeCloseTo(f1((2 / 3 + 2 / 3 + 1 + 1) / 4, 0.75));
});

test("the stories of a fold are judged alone, against all articles", () => {
  expect(bCubed(articles, found, true, new Set(["a"]))).toBeCloseTo((2 * (2 / 3)) / (1 + 2 / 3));
  expect(bCubed(articles, found, false, new Set(["b"]))).toBeCloseTo(2 / 3);
});
