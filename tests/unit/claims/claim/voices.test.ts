import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupNames, voicesOf } from "../../../../lib/claims/claim/voices.ts";
import type { CitedClaim } from "../../../../lib/model/claim.ts";

const claim = (id: number, text: string, quote: string, more: Partial<CitedClaim> = {}): CitedClaim => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text.`);
  return {
    id,
    articleId: 1,
    groupId: 1,
    key: `${id}`,
    quote,
    sentenceText: text,
    outletId: 1,
    textSha256: "x",
    corrected: null,
    span: { start, end: start + quote.length },
    sentence: { start: 0, end: text.length },
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: "neutral",
    hedges: [],
    negated: false,
    quantities: [],
    dates: [],
    entities: [],
    lemmas: [],
    ...more,
  } as CitedClaim;
};

describe("names of one speaker", () => {
  test.each([
    [
      ["Matthew Miller", "State Department spokesman Matthew Miller"],
      [["State Department spokesman Matthew Miller", "Matthew Miller"]],
    ],
    [["Trump", "Donald Trump"], [["Donald Trump", "Trump"]]],
    [["the Pentagon", "The Pentagon"], [["the Pentagon", "The Pentagon"]]],
    [
      ["Trump", "Donald Trump", "Melania Trump"],
      [["Melania Trump"], ["Donald Trump"], ["Trump"]],
    ],
    [
      ["officials", "Ukrainian officials"],
      [["Ukrainian officials"], ["officials"]],
    ],
  ])("%j are %j", (names, groups) => {
    expect(groupNames(names)).toEqual(groups);
  });

  test("every name stands in one group", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,4}( [A-Z][a-z]{1,4}){0,2}$/)), (names) => {
        expect(groupNames(names).flat().toSorted()).toEqual(names.toSorted());
      }),
    );
  });
});

describe("shares of words", () => {
  const text = "The dam holds, “for now”, Ana Ek said. The town waits.";
  const body = [{ start: 0, end: text.length }];

  test("a stretch that two claims share counts once, and the rest is the outlet’s own", () => {
    const claims = [
      claim(1, text, "The dam holds, “for now”", { speaker: "Ana Ek" }),
      claim(2, text, "“for now”", { speaker: "Ek", verbClass: "predict" }),
      claim(3, text, "The town waits"),
    ];
    const { speakers, bodyWords, ownWords } = voicesOf(text, body, claims, () => 1);
    expect(speakers).toHaveLength(1);
    expect(speakers[0]).toMatchObject({ name: "Ana Ek", alsoAs: ["Ek"], words: 5, quoted: 2 });
    expect(speakers[0]?.classes).toEqual([
      { verbClass: "neutral", claims: [1] },
      { verbClass: "predict", claims: [2] },
    ]);
    expect([bodyWords, ownWords]).toEqual([11, 6]);
  });

  test("where nobody is named, all words are the outlet’s own", () => {
    const { speakers, bodyWords, ownWords } = voicesOf(text, body, [claim(1, text, "The town waits")], () => 1);
    expect([speakers.length, ownWords]).toEqual([0, bodyWords]);
  });
});
