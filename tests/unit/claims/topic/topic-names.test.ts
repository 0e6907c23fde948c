import { describe, expect, it } from "vitest";
import { contentLemmas } from "../../../../lib/claims/claim/lemmas.ts";
import { lemmaCounts, mattersOf } from "../../../../lib/claims/topic/matters.ts";
import { nounPhrasesIn } from "../../../../lib/claims/topic/noun-phrases.ts";
import { distinctNames, namesFrom, type Worded } from "../../../../lib/claims/topic/topic-names.ts";
import { isWellFounded, sentenceShares, topicsOf } from "../../../../lib/claims/topic/topics.ts";
import { tagWords } from "../../../../lib/text/nlp.ts";

/** A claim of an outlet, with the lemmas that the real road gives it. */
function claim(id: number, groupId: number, quote: string, start = 0): Worded {
  const span = { start, end: start + quote.length };
  return {
    id,
    groupId,
    articleId: groupId,
    quote,
    span,
    sentence: span,
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: null,
    hedges: [],
    negated: false,
    quantities: [],
    dates: [],
    entities: [],
    lemmas: contentLemmas(tagWords(quote)),
  };
}

const phrases = (text: string) =>
  nounPhrasesIn(tagWords(text)).map(({ words }) => text.slice(words[0]?.start, words.at(-1)?.end));
/** The best name of claims of two or more outlets, one a text. */
const nameOf = (...texts: string[]) => {
  const claims = texts.map((text, i) => claim(i + 1, i + 1, text));
  return distinctNames([namesFrom(claims, (lemma) => lemmaCounts(claims).get(lemma) ?? 0, 200)])[0];
};

describe("noun phrases", () => {
  it("are runs that end in a noun, their endings, and what “of”, “on” and “to” a name join to them", () => {
    expect(phrases("Denmark's parliament cut military aid to Kenya.")).toEqual(
      expect.arrayContaining(["parliament", "military aid", "military aid to Kenya", "aid to Kenya"]),
    );
    expect(phrases("They voted for the ban on plastic bottles.")).toContain("ban on plastic bottles");
    expect(phrases("long-range ferry routes opened")).toContain("long-range ferry routes");
  });

  it("never hold a possessor, a figure, a function word or a quotation mark", () => {
    const found = phrases(
      "Norway’s 40 “heroic” fishermen sold their 300 boats to feed a village, and such plans failed.",
    );
    expect(found.filter((phrase) => /Norway|\d|[“”"]|their|such|\bto\b/.test(phrase))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(["fishermen", "boats", "village"]));
  });

  it("do not cut a name", () => {
    const found = phrases("A judge of the United States spoke to Maria Lopez.");
    expect(found).toContain("United States");
    expect(found.filter((phrase) => /^States|^Lopez/.test(phrase))).toEqual([]);
  });

  it("take time in proportion to the text", () => {
    const long = tagWords(Array.from({ length: 4000 }, () => "harbour").join(" "));
    expect(nounPhrasesIn(long).length).toBeLessThan(10);
  });
});

describe("a name", () => {
  it.each([
    [
      "Port strike",
      "A port strike has emptied the shelves of Malta.",
      "Malta's longest port strike went into its third week.",
    ],
    [
      "Sanctions on Belarus",
      "The bloc agreed on new sanctions on Belarus that begin in May.",
      "Crippling sanctions on Belarus would hurt farmers, the union warned.",
    ],
    [
      "Water rationing",
      "Officials halted water rationing in the valley.",
      "The mayor said water rationing would go on until the rains come.",
    ],
    [
      "Carrots and sticks",
      "He offered carrots and sticks.",
      "There were no sticks, and carrots did not help. It takes carrots and sticks.",
    ],
  ])("is %s", (name, ...texts) => expect(nameOf(...texts)).toBe(name));

  it("is no party with its state and no contraction", () => {
    expect(nameOf("Senator Ann Dell (R-Ohio) wept.", "They mocked Ann Dell, R-Ohio.")).not.toMatch(/^R-/);
    expect(nameOf("I'm not going to talk about this.", "You know I'm not going to talk about it.")).not.toMatch(
      /^I['’]m/i,
    );
  });

  it("has a plain form where one outlet prints capitals", () => {
    expect(
      nameOf("The Ferry Tunnel will open soon, so the ferry tunnel is safe.", "Nobody has paid for the ferry tunnel."),
    ).toBe("Ferry tunnel");
  });

  it("is a word of the claims where nothing is shared, and the strongest word where there is no noun", () => {
    expect(nameOf("Portugal has assembled 50,000 goats in preparation for that.", "such plans")).toBe("Goats");
    expect(nameOf("they vanished", "it vanished")).toBe("Vanish");
  });

  it("is the same in whatever order the claims come", () => {
    const texts = [
      "Kenya blocked grain exports.",
      "Grain exports to Kenya fell.",
      "The ban on grain exports hurts.",
      "Bread prices rose in Kenya.",
    ];
    const claims = texts.map((text, i) => claim(i + 1, i + 1, text, i % 2));
    const names = (own: Worded[]) => namesFrom(own, (lemma) => lemmaCounts(own).get(lemma) ?? 0, 50);
    const renumbered = claims
      .toReversed()
      .map((each, i) => ({ ...each, id: i + 1, groupId: each.groupId + 7, articleId: each.articleId + 7 }));
    expect(names(renumbered)).toEqual(names(claims));
    expect(names([claims[2], claims[0], claims[3], claims[1]].flatMap((each) => each ?? []))).toEqual(names(claims));
  });

  it("has a second phrase only beside another of the same name", () => {
    const lists = [
      ["port strike", "strike pay", "night ferries"],
      ["port strike", "customs officers"],
      ["night ferries"],
    ];
    expect(distinctNames(lists)).toEqual([
      "Port strike, night ferries",
      "Port strike, customs officers",
      "Night ferries",
    ]);
    expect(distinctNames([["port strike"], ["port strike"], []])).toEqual(["Port strike", "Port strike", ""]);
  });

  it("is given to rows and topics", () => {
    const claims = [
      claim(1, 1, "A port strike has emptied the shelves of Malta."),
      claim(2, 2, "Malta's port strike went on."),
    ];
    const matters = mattersOf(claims, [{ a: 1, b: 2, score: 0.9, evidence: [] }]);
    expect(matters.map(({ name }) => name)).toEqual(["Port strike"]);
    expect(topicsOf(matters, claims).map(({ name }) => name)).toEqual(["Port strike"]);
  });
});

describe("the words a topic is counted by", () => {
  const matters = [{ name: "", claims: [1, 2] }];
  const claims = ["The port blockade went on in Malta.", "Malta saw the port blockade end."].map((quote, i) =>
    claim(i + 1, i + 1, quote),
  );
  const termsOf = (own: Worded[], sentences: string[][]) =>
    topicsOf(matters, own, sentenceShares(sentences.map((lemmas) => ({ lemmas }))))[0]?.terms.toSorted();
  const elsewhere = ["rain", "wind", "snow", "sun", "fog", "ice"].map((word) => [word]);

  it("hold none that stands in more than a quarter of all sentences", () => {
    expect(termsOf(claims, [["port"], ["port", "blockade"], ...elsewhere.slice(0, 3)])).toEqual(["blockade"]);
    expect(termsOf(claims, [["port"], ["port", "blockade"], ...elsewhere])).toEqual(["blockade", "port"]);
  });

  it("stand together in no more than a quarter of them, the strongest first", () => {
    const both = topicsOf(
      matters,
      claims,
      sentenceShares([{ lemmas: ["port", "blockade"] }, ...elsewhere.map((lemmas) => ({ lemmas }))]),
    )[0]?.terms;
    expect(both?.toSorted()).toEqual(["blockade", "port"]);
    expect(termsOf(claims, [["port"], ["blockade"], ...elsewhere.slice(0, 2)])).toEqual(both?.slice(0, 1));
  });

  it("are all of them where none is left", () => {
    expect(termsOf(claims, [["port", "blockade"]])).toEqual(["blockade", "port"]);
  });

  it("stand in its name or in two of its matters: another shared word tells of other things too", () => {
    const launched = [
      "Malta launched the port blockade with banners.",
      "The port blockade was launched with banners and songs.",
    ];
    const own = launched.map((quote, i) => claim(i + 1, i + 1, quote));
    expect(own.every(({ lemmas }) => lemmas.includes("banner"))).toBe(true);
    expect(termsOf(own, elsewhere)).toEqual(["blockade", "port"]);
  });
});

describe("a topic is more than chance", () => {
  const named = (id: number, quote: string): Worded => ({
    ...claim(id, id, quote),
    entities: ["Maria Lopez", "Malta", "Valletta"],
  });

  it("never rests on the names of people and places alone", () => {
    const lists = [
      named(1, "Former Valletta Sen. Maria Lopez agreed to attend early on."),
      named(2, "Former Valletta Sen. Maria Lopez won three votes in the straw poll."),
    ];
    const matters = [{ name: "", claims: [1, 2] }];
    expect(topicsOf(matters, lists)).toEqual([]);
    const strike = [named(1, "Maria Lopez ended the port strike."), named(2, "The port strike beat Maria Lopez.")];
    expect(topicsOf(matters, strike)).toHaveLength(1);
  });

  it("wants a second link or a sure one; what one group says and denies does not", () => {
    const topic = { name: "", terms: [], matters: [{ name: "", claims: [1, 2, 3] }], rank: 2 };
    const link = (a: number, b: number, score: number) => ({ a, b, score, evidence: [] });
    expect(isWellFounded(topic, [link(1, 2, 0.33)])).toBe(false);
    expect(isWellFounded(topic, [link(1, 2, 0.33), link(4, 5, 0.9)])).toBe(false);
    expect(isWellFounded(topic, [link(1, 2, 0.33), link(1, 3, 0.33)])).toBe(true);
    expect(isWellFounded(topic, [link(1, 2, 0.6)])).toBe(true);
    expect(isWellFounded({ ...topic, rank: 0 }, [])).toBe(true);
  });
});
