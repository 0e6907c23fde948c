import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TermCounts } from "../../../lib/model/story.ts";
import { bestNeighbours, type KeyedText } from "../../../lib/stories/find-neighbours.ts";
import { touchedEvents } from "../../../lib/stories/round-up.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";
import { foldWord, storyWords } from "../../../lib/stories/story-words.ts";
import { allNeighbours } from "../../eval/all-neighbours.ts";
import { nearest } from "./nearest.ts";

const article = (key: string, headline: string | null, ...paragraphs: string[]): KeyedText => ({
  key,
  text: storyTextOf({ headline, deck: null, paragraphs, language: "en" }),
});

const FERRY = [
  article(
    "f1",
    "Ferry runs aground off Islay",
    "A ferry with 84 passengers ran aground off Islay in thick fog, the coastguard said.",
    "Lifeboats from Port Askaig took the passengers of the Hebridean Pearl ashore.",
  ),
  article(
    "f2",
    "Lifeboats rescue 84 from grounded Islay ferry",
    "Lifeboats rescued all 84 passengers after the Hebridean Pearl hit rocks off Islay.",
    "The coastguard said thick fog hid the skerries near Port Askaig.",
  ),
];
const BREAD = [
  article(
    "b1",
    "Bakers strike over night shifts in Leeds",
    "Bakers at three Leeds bread factories walked out over night shifts on Monday.",
    "The union said the owner, Harrow Mills, had broken an agreement on rest.",
  ),
  article(
    "b2",
    "Leeds bread factories halted by strike",
    "A strike of bakers halted three bread factories in Leeds over night shifts.",
    "Harrow Mills said it regretted the walkout of the union.",
  ),
];
const ALL = [...FERRY, ...BREAD];

function counted(texts: readonly KeyedText[]): TermCounts {
  const counts = new Map<string, number>();
  for (const { text } of texts) for (const [term] of text.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { articles: texts.length, of: (term) => counts.get(term) ?? 0 };
}

describe("words of a story", () => {
  it.each([
    ["mayors", "mayor"],
    ["mayor's", "mayor"],
    ["families", "family"],
    ["crisis", "crisis"],
    ["congress", "congress"],
    ["café", "cafe"],
    ["мэры", "мэры"],
  ])("reads %s as %s", (word, folded) => expect(foldWord(word)).toBe(folded));

  it("cuts a text without blanks into words", () => {
    expect(storyWords("北京发生地震").length).toBeGreaterThan(1);
  });
});

describe("neighbours of an article", () => {
  it("are the articles on its event, and none of another", () => {
    const found = allNeighbours(ALL, counted(ALL));
    expect(found.get("f1")?.[0]?.key).toBe("f2");
    expect(found.get("f1")?.[0]?.score).toBeGreaterThan(0.5);
    expect(found.get("b1")?.map(({ key }) => key)).toEqual(["b2"]);
  });

  it("are the same whatever the order of the articles", () => {
    const expected = allNeighbours(ALL, counted(ALL));
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (order) => {
        expect(new Map([...allNeighbours(order, counted(order))].sort())).toEqual(new Map([...expected].sort()));
      }),
    );
  });

  it("find the event also where no article has a headline", () => {
    const bare = ALL.map(({ key, text }) => ({ key, text: { ...text, headline: [] } }));
    const counts = counted(bare);
    const vectors = bare.map(({ key, text }) => ({ key, vectors: vectorsOf(text, counts) }));
    const [first] = vectors;
    expect(first && nearest(first, vectors, bare.length)[0]?.key).toBe("f2");
  });

  it("are none for a text without words", () => {
    const empty = article("e", null);
    expect(allNeighbours([...ALL, empty], counted([...ALL, empty])).get("e")).toEqual([]);
  });

  it("are 24 at most, of equal scores those with the smaller key", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ key: String.fromCharCode(65 + 29 - i), score: 0.5 }));
    const best = bestNeighbours(many);
    expect(best).toHaveLength(24);
    expect(best[0]?.key).toBe("A");
  });
});

describe("a round-up", () => {
  const neighbours = [
    { key: "ferry", score: 0.9 },
    { key: "ferry2", score: 0.88 },
    { key: "bread", score: 0.7 },
    { key: "snow", score: 0.6 },
  ];
  const scoreOf = (a: string, b: string) => (a.startsWith("ferry") && b.startsWith("ferry") ? 0.9 : 0);

  it("touches three events that have nothing to do with each other", () => {
    expect(touchedEvents(neighbours, scoreOf).map(({ key }) => key)).toEqual(["ferry", "bread", "snow"]);
  });

  it("is not a report on one event that two others resemble a little", () => {
    expect(touchedEvents(neighbours.slice(0, 3), scoreOf)).toEqual([]);
    expect(touchedEvents([...neighbours.slice(0, 3), { key: "snow", score: 0.3 }], scoreOf)).toEqual([]);
    expect(touchedEvents(neighbours, () => 0.8)).toEqual([]);
  });
});
