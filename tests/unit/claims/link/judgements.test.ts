import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkJudgements } from "../../../../lib/claims/link/judgements.ts";
import type { JudgedPair, ProposedJudgement } from "../../../../lib/model/judge.ts";

const claim = (sentence: string) => ({ claim: sentence, sentence, speaker: null, publishedAt: null });
const PAIR: JudgedPair = { a: claim("The port will close in May."), b: claim("The port stays open until June.") };
const at = (sentence: string, quote: string) => ({
  start: sentence.indexOf(quote),
  end: sentence.indexOf(quote) + quote.length,
  quote,
});
const judgement = (over: Partial<ProposedJudgement> = {}): ProposedJudgement => ({
  pair: 0,
  matter: "same",
  relation: "dates-differ",
  a: [at(PAIR.a.sentence, "May")],
  b: [at(PAIR.b.sentence, "June")],
  ...over,
});

describe("what a judge answers", () => {
  it("stands where its words stand in both sentences", () => {
    expect(checkJudgements([PAIR], [judgement()])).toEqual({ accepted: [judgement()], refused: [] });
    const bare = judgement({ relation: null, a: [], b: [] });
    expect(checkJudgements([PAIR], [bare])).toEqual({ accepted: [bare], refused: [] });
  });

  it("is refused with the reason else", () => {
    const refused = (...given: ProposedJudgement[]) => checkJudgements([PAIR], given).refused;
    expect(refused(judgement({ pair: 1 }))).toEqual(["not-asked"]);
    expect(refused(judgement(), judgement({ matter: "another" }))).toEqual(["not-asked"]);
    expect(refused(judgement({ b: [at(PAIR.a.sentence, "May")] }))).toEqual(["other-words"]);
    expect(refused(judgement({ a: [{ start: 2, end: 2, quote: "" }] }))).toEqual(["other-words"]);
    expect(refused(judgement({ b: [] }))).toEqual(["no-words"]);
  });

  it("keeps no difference between claims on two matters", () => {
    expect(checkJudgements([PAIR], [judgement({ matter: "another" })]).accepted).toEqual([
      { pair: 0, matter: "another", relation: null, a: [], b: [] },
    ]);
  });

  it("never keeps a span whose text is not what was said, and loses no answer unsaid", () => {
    const words = fc.array(
      fc
        .record({ start: fc.nat(32), length: fc.nat(8), shift: fc.constantFrom(0, 0, 1) })
        .map(({ start, length, shift }) => ({
          start,
          end: start + length,
          quote: PAIR.a.sentence.slice(start + shift, start + length + shift),
        })),
      { maxLength: 3 },
    );
    const proposed = fc.record({
      pair: fc.nat(2),
      matter: fc.constantFrom("same", "another", "unsure"),
      relation: fc.constantFrom(null, "figures-differ"),
      a: words,
      b: words,
    });
    fc.assert(
      fc.property(fc.array(proposed, { maxLength: 6 }), (given) => {
        const answers = given as ProposedJudgement[];
        const { accepted, refused } = checkJudgements([PAIR, PAIR], answers);
        expect(accepted.length + refused.length).toBe(answers.length);
        expect(new Set(accepted.map(({ pair }) => pair)).size).toBe(accepted.length);
        for (const { a, b } of accepted) {
          for (const { start, end, quote } of a) expect(PAIR.a.sentence.slice(start, end)).toBe(quote);
          for (const { start, end, quote } of b) expect(PAIR.b.sentence.slice(start, end)).toBe(quote);
        }
      }),
    );
  });
});
