import { expect, test } from "vitest";
import { storyWords } from "../../../lib/stories/story-words.ts";

test("a run of letters that is no word is left out, whatever its length, and the words beside it stay", () => {
  for (const length of [101, 4_000_000])
    expect(storyWords(`The ferry ${"a".repeat(length)} sailed`)).toEqual(["the", "ferry", "sailed"]);
  expect(storyWords("a".repeat(100))).toHaveLength(1);
});
