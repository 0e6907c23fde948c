import { describe, expect, it } from "vitest";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { bondsOf, type StoryChoice } from "../../../lib/stories/story-choices.ts";

const moved = (going: string, to: string, from: string): StoryChoice => ({
  ...{ verdict: "moved", going: [...going], to: [...to], from: [...from] },
});
const takenOut = (going: string, from: string): StoryChoice => ({ ...moved(going, "", from), verdict: "taken-out" });
const joined = (going: string, to: string): StoryChoice => ({ ...moved(going, to, ""), verdict: "joined" });
const keptApart = (going: string, from: string): StoryChoice => ({ ...moved(going, "", from), verdict: "kept-apart" });

/** The stories of a to f, of which a, b and c are alike, and d and e, when these choices hold. */
function stories(choices: readonly StoryChoice[], keysOf = (text: string): readonly string[] => [text]): string {
  const pairs = ["ab", "ac", "bc", "de"].map((pair) => ({ a: pair[0] ?? "", b: pair[1] ?? "", score: 0.9 }));
  const found = groupStories([..."abcdef"], pairs, bondsOf(choices, keysOf));
  return found.map((keys) => keys.join("")).join(" ");
}

describe("what people decided about stories", () => {
  it.each<readonly [string, readonly StoryChoice[], string]>([
    ["nothing", [], "abc de f"],
    ["an article moved", [moved("c", "de", "ab")], "ab cde f"],
    ["one taken out", [takenOut("c", "ab")], "ab c de f"],
    ["two taken out stay together", [takenOut("ef", "d")], "abc d ef"],
    ["two stories joined", [joined("de", "f")], "abc def"],
    ["two kept apart", [joined("de", "f"), keptApart("def", "abc")], "abc def"],
    ["one moved out of what was joined", [joined("de", "f"), takenOut("e", "df")], "abc df e"],
    ["one moved back", [moved("c", "de", "ab"), moved("c", "ab", "de")], "abc de f"],
    ["two joined that were kept apart", [keptApart("abc", "de"), joined("abc", "de")], "abcde f"],
    ["two joined after one was taken out", [takenOut("c", "ab"), joined("ab", "c")], "abc de f"],
    ["a story parted by an article and joined again", [takenOut("a", "bc"), joined("a", "f")], "af bc de"],
    ["a name binds nothing", [{ ...joined("abc", ""), verdict: "renamed" }], "abc de f"],
  ])("%s", (_, choices, expected) => {
    expect(stories(choices)).toBe(expected);
  });

  it("binds nothing to a text that is gone, and the rest as before", () => {
    const there = (text: string) => (text === "d" ? [] : [text]);
    expect(stories([joined("abc", "de")], there)).toBe("abce d f");
  });

  it("binds every group that holds a text", () => {
    const doubled = (text: string) => (text === "x" ? ["e", "f"] : [text]);
    expect(stories([joined("x", "abc")], doubled)).toBe("abcef d");
  });
});
