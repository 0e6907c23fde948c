import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHIPPED_LEXICONS } from "../../../../lib/framing/measure/lexicons.ts";
import { addProfiles, profileOf } from "../../../../lib/framing/measure/profile.ts";
import type { Attribution } from "../../../../lib/model/claim.ts";
import type { FramedArticle, FramingMeasure } from "../../../../lib/model/framing.ts";
import type { Span } from "../../../../lib/model/span.ts";
import { sentencesOf } from "../../../../lib/text/sentences.ts";

function articleOf(text: string, more: Partial<FramedArticle> = {}): FramedArticle {
  return {
    id: 1,
    text,
    body: [{ start: 0, end: text.length }],
    headline: null,
    sentences: sentencesOf(text),
    attributions: [],
    speakers: [],
    ...more,
  };
}

function terms(text: string, measure: FramingMeasure): string[] {
  return profileOf(articleOf(text), SHIPPED_LEXICONS).hits[measure].map((hit) => hit.term);
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe("each measure, counted by hand", () => {
  it("hedges: the month and the armed might are none", () => {
    expect(
      terms("In May the ferry may stop. Their military might may grow. It is unlikely, and it might rain.", "hedges"),
    ).toEqual(["may", "may", "likely", "might"]);
  });
  it("obligation: must, should, need to; not have to", () => {
    expect(terms("The town must act. It should ask, and it needs to listen. He had to leave.", "obligation")).toEqual([
      "must",
      "should",
      "need to",
    ]);
  });
  it("first person: not the United States, not inside quotation marks", () => {
    expect(terms("We asked the US for our boat. It left us behind. “I saw it,” she said.", "firstPerson")).toEqual([
      "we",
      "our",
      "us",
    ]);
  });
  it("passives: no agent, no state", () => {
    const text =
      "The bridge was closed. It was quickly rebuilt by the army. She is concerned. Mistakes were not made. They need bread.";
    expect(terms(text, "passives")).toEqual(["was closed", "were not made"]);
  });
  it("loaded: forms under their listed word, hyphens as spaces", () => {
    expect(terms("The so-called reform was absurd. Absurdly, a regime change followed the regimes.", "loaded")).toEqual(
      ["so-called", "absurd", "absurd", "regime"],
    );
  });
  it("figures: not years, days of a month or names with a number", () => {
    const text = "On June 25, 2024, 1,200 people paid $3.5 million for 31 F-16 jets and 40 percent of it.";
    expect(terms(text, "figures")).toEqual(["1,200", "$3.5 million", "31", "40 percent"]);
  });
  it("figures: both ends of a range; not a list's points, nor a unit's or an article's number", () => {
    const text = "1. About 30,000-45,000 came.\n2. GRU unit 29155 and Article 5 met on 2024-07-04; 16 left.";
    expect(terms(text, "figures")).toEqual(["30,000", "45,000", "16"]);
  });
  it("questions: also inside quotation marks", () => {
    expect(terms("Will it hold? Nobody knows. “Who asked?”", "questions")).toEqual(["?", "?"]);
  });
});

it("counts quoted words by speaker, and those of nobody named last", () => {
  const text = "“The dam will hold,” said Ana Reyes. The “miracle” went on.";
  const attribution: Attribution = {
    source: [spanOf(text, "Ana Reyes")],
    cue: [spanOf(text, "said")],
    content: [spanOf(text, "The dam will hold")],
    verbClass: "neutral",
    quoted: true,
  };
  const { speakers } = profileOf(
    articleOf(text, { attributions: [attribution], speakers: [{ attributionIndex: 0, name: "Ana Reyes" }] }),
    SHIPPED_LEXICONS,
  );
  expect(speakers.map(({ name, quotedWords, cues }) => [name, quotedWords, cues.length])).toEqual([
    ["Ana Reyes", 4, 1],
    [null, 1, 0],
  ]);
});

it("joins a speaker's long and short form, and gives a quotation to the inner of two who report it", () => {
  // "No ferry" (2 words) stands in the Post's report and in Ana Reyes's: hers is shorter. Both of her names are hers: 2 reporting words.
  const text =
    "According to the Post, harbour chief Ana Reyes said there is “no ferry”. Ana Reyes left, the Post said.";
  const spoke = (source: string, cue: string, content: string): Attribution => ({
    source: [spanOf(text, source)],
    cue: [spanOf(text, cue)],
    content: [spanOf(text, content)],
    verbClass: "neutral",
    quoted: true,
  });
  const attributions = [
    spoke("the Post", "According to", "harbour chief Ana Reyes said there is “no ferry”"),
    spoke("harbour chief Ana Reyes", "said there", "there is “no ferry”"),
    spoke("Ana Reyes", "left", "the Post"),
  ];
  const names = ["the Post", "harbour chief Ana Reyes", "Ana Reyes"];
  const speakers = names.map((name, attributionIndex) => ({ name, attributionIndex }));
  const profile = profileOf(articleOf(text, { attributions, speakers }), SHIPPED_LEXICONS);
  expect(profile.speakers.map(({ name, quotedWords, cues }) => [name, quotedWords, cues.length])).toEqual([
    ["Ana Reyes", 2, 2],
    ["the Post", 0, 1],
  ]);
});

it("reads the body alone", () => {
  const text = "It may rain.\nComment: it must rain.";
  const profile = profileOf(articleOf(text, { body: [{ start: 0, end: 12 }] }), SHIPPED_LEXICONS);
  expect([profile.words, profile.sentences, profile.hits.obligation.length]).toEqual([3, 1, 0]);
});

it("profiles of disjoint parts add up to the profile of the whole", () => {
  const line = fc.constantFrom(
    "It may be so.",
    "We must go!",
    "“Why must we?” he said.",
    "He was told 40 times.",
    "The absurd regime fell.",
    "It “could” be.",
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(8), (lines, cut) => {
      const text = lines.join("\n");
      const whole = articleOf(text, { body: linesOfText(text) });
      const at = cut % (lines.length + 1);
      const parts = [whole.body.slice(0, at), whole.body.slice(at)].map((body) =>
        profileOf({ ...whole, body }, SHIPPED_LEXICONS),
      );
      expect(addProfiles(parts)).toEqual(profileOf(whole, SHIPPED_LEXICONS));
    }),
  );
});

describe("on the seeds", () => {
  // A bare search finds 10 hedges in 004; two of them are the noun of “military might”.
  // The prose of each page, cut by its own first and last words: roles are tested elsewhere.
  it.each([
    ["000_0ab37cda6623a2b6", "Donald Trump, when", "to begin with.", 13, 0],
    ["001_614d5a8d41516484", "For the first time", "similarly high.”", 10, 0],
    ["004_f7cffabc28143518", "President Trump made", "lasting peace.", 8, 24],
  ])("%s", (name, first, last, hedges, obligation) => {
    const text = readFileSync(`seeds/${name}.txt`, "utf8");
    const body = { start: text.indexOf(first), end: text.indexOf(last) + last.length };
    const { hits } = profileOf(articleOf(text, { body: [body], sentences: sentencesOf(text, body) }), SHIPPED_LEXICONS);
    expect([hits.hedges.length, hits.obligation.length]).toEqual([hedges, obligation]);
  });
});

function linesOfText(text: string): Span[] {
  return [...text.matchAll(/.+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
