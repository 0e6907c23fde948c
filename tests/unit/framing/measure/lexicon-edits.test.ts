import fc from "fast-check";
import { expect, test } from "vitest";
import { type LexiconEdit, termKey, withEdits } from "../../../../lib/framing/measure/lexicon-edits.ts";
import { lexiconVersion, SHIPPED_LEXICONS } from "../../../../lib/framing/measure/lexicons.ts";
import { profileOf } from "../../../../lib/framing/measure/profile.ts";

const WALLOP: LexiconEdit = {
  list: "loaded",
  kind: "added",
  entry: { term: "wallop", forms: ["wallop", "wallops"], sense: "Tells a rebuke as a blow." },
};
const NO_MUST: LexiconEdit = { list: "obligation", kind: "switched-off", term: "Must" };

const text = "The minister wallops the plan and must resign.";
const article = {
  id: 1,
  text,
  body: [{ start: 0, end: text.length }],
  headline: null,
  sentences: [{ start: 0, end: text.length }],
};
const count = (edits: readonly LexiconEdit[]) =>
  profileOf({ ...article, attributions: [], speakers: [] }, withEdits(SHIPPED_LEXICONS, edits)).hits;

test("an own word is counted, a word that is switched off is not, the other lists stay as they are", () => {
  expect(count([]).loaded).toHaveLength(0);
  expect(count([]).obligation.map(({ term }) => term)).toEqual(["must"]);
  expect(count([WALLOP, NO_MUST]).loaded.map(({ term, start }) => [term, start])).toEqual([["wallop", 13]]);
  expect(count([WALLOP, NO_MUST]).obligation).toHaveLength(0);
  expect(withEdits(SHIPPED_LEXICONS, [WALLOP]).hedges).toBe(SHIPPED_LEXICONS.hedges);
});

test("the shipped list itself never changes", () => {
  const before = JSON.stringify(SHIPPED_LEXICONS);
  withEdits(SHIPPED_LEXICONS, [WALLOP, NO_MUST]);
  expect(JSON.stringify(SHIPPED_LEXICONS)).toBe(before);
});

test("the same changes have the same version in any order, other changes another, none the shipped one", () => {
  const versionOf = (edits: readonly LexiconEdit[]) => lexiconVersion(withEdits(SHIPPED_LEXICONS, edits));
  expect(versionOf([])).toBe(lexiconVersion(SHIPPED_LEXICONS));
  expect(versionOf([WALLOP])).toMatch(/loaded \S+\+[0-9a-f]{6}$/);
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const edit = word.map((term): LexiconEdit => ({ list: "loaded", kind: "added", entry: { term, sense: "x" } }));
  fc.assert(
    fc.property(fc.uniqueArray(edit, { selector: (each) => JSON.stringify(each), minLength: 1 }), (edits) => {
      expect(versionOf(edits.toReversed())).toBe(versionOf(edits));
      expect(versionOf(edits.slice(1))).not.toBe(versionOf(edits));
    }),
  );
});

test("a term is one however it is written", () => {
  expect(termKey("So-called")).toBe(termKey("so  called"));
});
