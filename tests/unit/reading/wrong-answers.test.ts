import { describe, expect, test } from "vitest";
import type { AnswerRefusal, QuestionArticle } from "../../../lib/model/reading.ts";
import { checkPoints } from "../../../lib/reading/check-points.ts";
import { pointsQuestion } from "../../../lib/reading/points-question.ts";

const article = (text: string, outlet: string | null, count: number): QuestionArticle => ({
  text,
  outlet,
  date: "2026-11-25",
  sentences: Array.from({ length: count }, (_, i) => ({ start: i * 10, text: `Sentence ${i} of ${text}.` })),
});
// B and C are two articles of one outlet; E is known by no outlet.
const ARTICLES = [
  article("one", "Courier", 12),
  article("two", "Wire", 9),
  article("three", "wire", 7),
  article("four", "Radio", 4),
  article("five", null, 3),
];
const question = pointsQuestion(ARTICLES);
const points = (...given: unknown[]) => JSON.stringify({ points: given });
const of = (...sentences: unknown[]) => ({ sentences, differ: "none" });
const all = [...question.places.keys()];

/** Answers of which nothing may be taken, with the reason. */
const WRONG: readonly (readonly [kind: string, answer: string, reason: AnswerRefusal])[] = [
  ["nothing", "", "no-object"],
  ["words alone", "I could not find any points in these articles.", "no-object"],
  ["half an answer", '{"points":[{"sentences":["A1","B2"],"differ":"no', "no-object"],
  ["half an answer in a fence", '```json\n{"points":[{"sentences":["A1",\n```', "no-object"],
  ["thinking that never ends", '<think>{"points": [ A1 and B1', "no-object"],
  ["another object", '{"groups":[["A1","B1"]]}', "no-object"],
  ["a list without its object", '[{"sentences":["A1","B1"],"differ":"none"}]', "no-object"],
  ["points that are no list", '{"points":{"sentences":["A1","B1"]}}', "no-object"],
  ["points that are words", '{"points":"A1, B1"}', "no-object"],
  ["points that are null", '{"points":null}', "no-object"],
  ["single quotes", "{'points':[{'sentences':['A1','B1']}]}", "no-object"],
  ["a comma too many", '{"points":[{"sentences":["A1","B1"],},]}', "no-object"],
  ["the form as asked, with its dots", '{"points":[…]}', "no-object"],
  ["a tool call", '<tool_call>{"name":"fetch","arguments":{"url":"http://127.0.0.1"}}</tool_call>', "no-object"],
  ["a point that is a text", points("A1, B1"), "shape"],
  ["a point that is a list", points(["A1", "B1"]), "shape"],
  ["a point that is null", points(null), "shape"],
  ["a point without sentences", points({ differ: "figure" }), "shape"],
  ["sentences that are a text", points({ sentences: "A1 B1", differ: "none" }), "shape"],
  ["no sentence", points(of()), "shape"],
  ["numbers without letters", points(of(1, 2)), "shape"],
  ["objects for numbers", points(of({ id: "A1" }, { id: "B1" })), "shape"],
  ["lists in the list", points(of(["A1"], ["B1"])), "shape"],
  ["null in the list", points(of("A1", null, "B1")), "shape"],
  ["a number past the end", points(of("A13", "B1")), "no-sentence"],
  ["a number of zero", points(of("A0", "B1")), "no-sentence"],
  ["a negative number", points(of("A-1", "B1")), "no-sentence"],
  ["a number with a leading zero", points(of("A01", "B1")), "no-sentence"],
  ["a fraction", points(of("A1.5", "B1")), "no-sentence"],
  ["a range", points(of("A1-A3", "B1")), "no-sentence"],
  ["two numbers in one text", points(of("A1, B1", "D1")), "no-sentence"],
  ["a letter that no article has", points(of("A1", "F1")), "no-sentence"],
  ["a letter alone", points(of("A", "B")), "no-sentence"],
  ["letters the wrong way round", points(of("1A", "1B")), "no-sentence"],
  ["letters of another alphabet", points(of("А1", "B1")), "no-sentence"],
  ["names of outlets", points(of("Courier 1", "Wire 1")), "no-sentence"],
  ["the sentences themselves", points(of("Sentence 0 of one.", "Sentence 0 of two.")), "no-sentence"],
  ["an order to the program", points(of("__proto__", "constructor")), "no-sentence"],
  ["markup", points(of("<script>A1</script>", "B1")), "no-sentence"],
  ["one right number among wrong ones", points(of("A1", "B1", "Z9")), "no-sentence"],
  ["one sentence", points(of("A1")), "one-sentence"],
  ["one sentence twice", points(of("A1", "a1", "[A1]")), "one-sentence"],
  ["one article", points(of("A1", "A2", "A3")), "one-outlet"],
  ["two articles of one outlet", points(of("B1", "C1")), "one-outlet"],
  ["an article whose outlet is not known, alone", points(of("E1", "E2")), "one-outlet"],
  ["everything in one point", points(of(...all)), "too-large"],
];

describe("wrong answers", () => {
  test("are of forty kinds and more", () =>
    expect(new Set(WRONG.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(40));

  test.each(WRONG)("%s: nothing is taken, and the reason is told", (_, answer, reason) => {
    const { points: taken, refused } = checkPoints(answer, question);
    expect(taken).toEqual([]);
    expect(refused.map((part) => part.reason)).toEqual([reason]);
  });

  test("what is wrong takes nothing away from what is right beside it", () => {
    const answer = points(of("A1", "B1"), of("A99", "B1"), of("B1", "C1"), { ...of("A2", "D2"), differ: "figure" });
    const { points: taken, refused } = checkPoints(answer, question);
    expect(taken).toEqual([
      {
        sentences: [
          { text: "one", start: 0 },
          { text: "two", start: 0 },
        ],
        differ: "none",
      },
      {
        sentences: [
          { text: "one", start: 10 },
          { text: "four", start: 10 },
        ],
        differ: "figure",
      },
    ]);
    expect(refused).toEqual([
      { reason: "no-sentence", what: "A99", point: 1 },
      { reason: "one-outlet", what: "B1, C1", point: 2 },
    ]);
  });

  test("a point twice is taken once, and a difference that was not asked for is none", () => {
    const answer = points(of("A1", "B1"), of("B1", "A1"), { ...of("A2", "B2"), differ: "bias" });
    const { points: taken, refused } = checkPoints(answer, question);
    expect(taken.map(({ differ }) => differ)).toEqual(["none", "none"]);
    expect(refused.map(({ reason }) => reason)).toEqual(["repeated", "differ"]);
  });

  test("more points than sentences end the reading of the answer", () => {
    const many = Array.from({ length: 60 }, () => of("A1", "Z1"));
    const { refused } = checkPoints(points(...many), question);
    expect(refused).toHaveLength(all.length + 1);
    expect(refused.at(-1)?.reason).toBe("too-many");
  });
});

describe("an answer is found behind", () => {
  const answer = points(of("A1", "B1"));
  test.each([
    ["nothing", answer],
    ["a sentence", `Here you are: ${answer}`],
    ["a fence", `\`\`\`json\n${answer}\n\`\`\``],
    ["thinking with a draft in it", `<think>${points(of("A9", "B9"))}</think>${answer}`],
    ["braces that are none", `Sets {A, B} and {C}: ${answer} {`],
    ["an object of another form", `{"plan":"compare"} ${answer}`],
    ["numbers in brackets and small letters", points(of("[a1]", " b1 "))],
  ])("%s", (_, text) => {
    expect(checkPoints(text, question)).toEqual({
      points: [
        {
          sentences: [
            { text: "one", start: 0 },
            { text: "two", start: 0 },
          ],
          differ: "none",
        },
      ],
      refused: [],
    });
  });
});
