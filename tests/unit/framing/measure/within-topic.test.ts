import fc from "fast-check";
import { expect, it } from "vitest";
import { SHIPPED_LEXICONS } from "../../../../lib/framing/measure/lexicons.ts";
import { addProfiles, profileOf } from "../../../../lib/framing/measure/profile.ts";
import { narrowProfile } from "../../../../lib/framing/measure/within-topic.ts";
import { packWords, sumWords, unpackWords } from "../../../../lib/framing/measure/word-lines.ts";
import { sentencesOf } from "../../../../lib/text/sentences.ts";

const line = fc.constantFrom(
  "It may be so.",
  "We must go!",
  "“Why must we?” he said.",
  "He was told 40 times.",
  "Ana’s absurd regime fell.",
  "Ana “could” be.",
);

function read(lines: readonly string[]) {
  const text = lines.join("\n");
  const spans = sentencesOf(text);
  const profile = profileOf(
    {
      id: 1,
      text,
      body: [{ start: 0, end: text.length }],
      headline: null,
      sentences: spans,
      attributions: [],
      speakers: [],
    },
    SHIPPED_LEXICONS,
  );
  return {
    profile,
    sentences: spans.map(({ start, end }, position) => ({ start, end, position, text: text.slice(start, end) })),
  };
}

it("a profile narrowed to all sentences is the whole, and two halves of them add up to it", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(8), (lines, cut) => {
      const { profile, sentences } = read(lines);
      expect(narrowProfile(profile, sentences)).toEqual(profile);
      const halves = [sentences.slice(0, cut), sentences.slice(cut)].map((half) => narrowProfile(profile, half));
      expect(addProfiles(halves)).toEqual(profile);
    }),
  );
});

it("word counts come back as they were packed, and packed counts add up", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), (a, b) => {
      const [one, other, both] = [a, b, [...a, ...b]].map((lines) => read(lines).profile.wordCounts);
      expect(unpackWords(packWords(one ?? []))).toEqual(one);
      expect(sumWords([packWords(one ?? []), packWords(other ?? [])])).toEqual(both);
    }),
  );
});
