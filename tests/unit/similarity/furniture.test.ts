import { describe, expect, it } from "vitest";
import { countStories, mayBeFurniture } from "../../../lib/similarity/furniture.ts";

describe("a line that may be learned", () => {
  it.each([
    "Get the Harbour Letter in your inbox every Friday.",
    "Our reporters' notes and the city's records are open to all.",
    "This story was first printed in the Tern.",
    "Ler mais notícias do porto",
  ])("%s", (line) => expect(mayBeFurniture(line)).toBe(true));

  it.each([
    [
      "a statement that several outlets quote",
      "“We will not leave the harbour before the ice does,” the minister said.",
    ],
    ["the same with plain marks", 'The minister said: "We will not leave the harbour before the ice does."'],
    ["the same in single marks", "‘We will not leave the harbour before the ice does,’ she said."],
    ["a speaker of a transcript", "SECOND HARBOUR PILOT:"],
    ["one word", "Yes."],
    ["no word", "* * *"],
  ])("not %s", (_, line) => expect(mayBeFurniture(line)).toBe(false));
});

describe("stories that a line stands in", () => {
  it("counts each group once", () => expect(countStories([1, 2, 3, 4, 5], [])).toBe(5));
  it("counts an excerpt and its whole as one", () => expect(countStories([1, 2, 3, 4, 5], [[2, 5]])).toBe(4));
  it("follows chains", () =>
    expect(
      countStories(
        [1, 2, 3, 4, 5],
        [
          [1, 2],
          [2, 3],
          [5, 3],
        ],
      ),
    ).toBe(2));
  it("leaves out pairs of other groups", () =>
    expect(
      countStories(
        [1, 2],
        [
          [1, 9],
          [9, 2],
        ],
      ),
    ).toBe(2));
});
