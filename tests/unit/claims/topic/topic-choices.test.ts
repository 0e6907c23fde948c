import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyTopicChoices, differencesOf, type NumberedTopic } from "../../../../lib/claims/topic/topic-choices.ts";
import type { Matter } from "../../../../lib/model/claim.ts";
import type { TopicChoice } from "../../../../lib/model/topic-choice.ts";

/** "1: a b / c; 2: d" as topics 1 and 2, the first of two rows; a letter is a claim. */
function topics(drawing: string): NumberedTopic[] {
  return drawing.split("; ").map((each) => {
    const [id = "", rows = ""] = each.split(": ");
    const matters = rows.split(" / ").map((row) => ({ name: row, claims: row.split(" ").map(number) }));
    return { id: Number(id), name: `topic ${id}`, terms: [], rank: 1, matters };
  });
}
const number = (letter: string) => letter.charCodeAt(0);
const letters = (matter: Matter) => matter.claims.map((id) => String.fromCharCode(id)).join(" ");
const gathering = {
  describe: (matters: readonly Matter[]) => ({
    name: "described",
    terms: ["described"],
    rank: matters.length,
    matters: [...matters],
  }),
  fromWords: (words: string) => ({
    name: words,
    terms: [words],
    matters: [{ name: "x", claims: [number("a"), number("b")] }],
  }),
};
const draw = (drawing: string, choices: TopicChoice[]) =>
  applyTopicChoices(topics(drawing), choices, gathering)
    .map(
      ({ id, matters, mergedInto }) =>
        `${id}: ${mergedInto === null ? matters.map(letters).join(" / ") : `in ${mergedInto}`}`,
    )
    .join("; ");

const PLAIN = "1: a b / c d; 2: e f";

describe("people’s choices about topics", () => {
  test.each<[string, TopicChoice[], string]>([
    ["nothing chosen", [], PLAIN],
    ["merged", [{ verdict: "merged", topic: 1, other: 2 }], "1: a b / c d / e f; 2: in 1"],
    [
      "merged into one that was merged away",
      [
        { verdict: "merged", topic: 2, other: 1 },
        { verdict: "own-words", topic: 3, words: "w" },
        { verdict: "merged", topic: 1, other: 3 },
      ],
      "1: in 2; 2: e f / a b / c d; 3: in 2",
    ],
    [
      "merged both ways: the later does nothing",
      [
        { verdict: "merged", topic: 1, other: 2 },
        { verdict: "merged", topic: 2, other: 1 },
      ],
      "1: a b / c d / e f; 2: in 1",
    ],
    [
      "split",
      [{ verdict: "split", topic: 1, made: 3, name: "n", claims: [number("c"), number("d")] }],
      "1: a b; 2: e f; 3: c d",
    ],
    [
      "split where a claim has left the row since",
      [{ verdict: "split", topic: 1, made: 3, name: "n", claims: [number("a"), number("b"), number("z")] }],
      "1: c d; 2: e f; 3: a b",
    ],
    [
      "split of a topic that is gone",
      [{ verdict: "split", topic: 9, made: 3, name: "n", claims: [number("a"), number("b")] }],
      "1: a b / c d; 2: e f; 3: ",
    ],
    [
      "made of own words: rows stand in both",
      [{ verdict: "own-words", topic: 3, words: "w" }],
      "1: a b / c d; 2: e f; 3: a b",
    ],
    [
      "choices about topics that are gone",
      [
        { verdict: "renamed", topic: 9, name: "n" },
        { verdict: "hidden", topic: 9 },
        { verdict: "merged", topic: 9, other: 1 },
      ],
      PLAIN,
    ],
  ])("%s", (_, choices, drawing) => {
    expect(draw(PLAIN, choices)).toBe(drawing);
  });

  test("names, rows’ names and hiding", () => {
    const [one, two] = applyTopicChoices(
      topics(PLAIN),
      [
        { verdict: "renamed", topic: 1, name: "A name" },
        { verdict: "hidden", topic: 2 },
        { verdict: "row-renamed", name: "A question?", claims: [number("a"), number("b")] },
        { verdict: "row-renamed", name: "A better question?", claims: [number("a"), number("b")] },
      ],
      gathering,
    );
    expect(one).toMatchObject({
      name: "A name",
      hidden: false,
      matters: [{ name: "A better question?" }, { name: "c d" }],
    });
    expect(two).toMatchObject({ name: "topic 2", hidden: true });
  });

  test("no row is lost, whatever is merged and split", () => {
    const id = fc.integer({ min: 1, max: 4 });
    const choice = fc.oneof(
      fc.record({ verdict: fc.constant("merged" as const), topic: id, other: id }),
      fc.record({
        verdict: fc.constant("split" as const),
        topic: id,
        made: fc.integer({ min: 5, max: 8 }),
        name: fc.constant("n"),
        claims: fc.subarray(["a", "b", "c", "d", "e", "f"].map(number)),
      }),
    );
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 6 }), (choices) => {
        const shaped = applyTopicChoices(topics("1: a b / c; 2: d; 3: e; 4: f"), choices, gathering);
        expect(shaped.flatMap(({ matters }) => matters.map(letters)).toSorted()).toEqual(["a b", "c", "d", "e", "f"]);
      }),
    );
  });
});

test("a topic’s differences are counted by rows, not by pairs", () => {
  const link = (a: string, b: string, ...relations: ("figures-differ" | "told-differently")[]) => ({
    a: number(a),
    b: number(b),
    score: 1,
    evidence: relations.map((relation) => ({ relation, a: [], b: [], note: "" })),
  });
  const [one] = topics("1: a b c / d e");
  const links = [
    link("a", "b", "figures-differ", "told-differently"),
    link("a", "c", "figures-differ"),
    link("d", "e", "told-differently"),
    link("a", "d", "figures-differ"),
  ];
  expect(differencesOf(one?.matters ?? [], links)).toEqual({ "figures-differ": 1, "told-differently": 2 });
});
