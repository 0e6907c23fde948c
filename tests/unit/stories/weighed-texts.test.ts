import { expect, test } from "vitest";
import { AllTexts, allNeighbours } from "../../../lib/stories/all-neighbours.ts";
import { crowdOf } from "../../../lib/stories/crowd.ts";
import { type KeyedText, nearest } from "../../../lib/stories/find-neighbours.ts";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { storyScore } from "../../../lib/stories/story-score.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { lotsOf, unitsOf } from "../../../lib/stories/story-units.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";
import { TermTable } from "../../../lib/stories/term-table.ts";
import { report } from "../../bench/events.ts";
import { toldArticles } from "../../bench/told-events.ts";

/** Reports with and without headline, in two languages, one of an event of 60, one without words and briefs of a line. */
const TEXTS: KeyedText[] = [
  ...toldArticles(90).map(({ headline, text }, i) =>
    told(i, i % 5 === 0 ? null : headline, text.split("\n\n").slice(1)),
  ),
  ...Array.from({ length: 60 }, (_, i) => told(100 + i, null, report(i, 1, 60).text.split("\n\n"))),
  ...Array.from({ length: 6 }, (_, i) => told(200 + i, `Fatal crash near Lake ${"ABC"[i % 3]}arlow`, ["A man died."])),
  told(300, "Drei Tote bei Unfall am Lake Barlow", ["Ein Mann starb am Lake Barlow, sagte die Polizei."], "de"),
  told(301, null, []),
];

function told(i: number, headline: string | null, paragraphs: readonly string[], language = "en"): KeyedText {
  return {
    key: String((i * 7919) % 1000).padStart(3, "0"),
    text: storyTextOf({ headline, deck: null, paragraphs, language }),
  };
}

function counted(texts: readonly KeyedText[]) {
  const counts = new Map<string, number>();
  for (const { text } of texts) for (const [term] of text.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { articles: texts.length, of: (term: string) => counts.get(term) ?? 0, all: counts };
}

function held(texts: readonly KeyedText[]): AllTexts {
  const { all, articles } = counted(texts);
  const table = new TermTable(articles);
  for (const [term, count] of all) table.add(term, count);
  const kept = new AllTexts(texts.length, table);
  for (const each of texts) kept.add(each);
  return kept;
}

test("texts that are held as numbers have the scores of texts that are held as words", () => {
  const counts = counted(TEXTS);
  const vectors = TEXTS.map(({ text }) => vectorsOf(text, counts));
  const { texts } = held(TEXTS);
  let near = 0;
  const other: string[] = [];
  for (const [i, one] of vectors.entries())
    for (const [j, two] of vectors.slice(0, i).entries()) {
      const score = storyScore(one, two, TEXTS.length);
      if (score > 0.5) near += 1;
      if (Math.abs(texts.score(i, j) - score) > 1e-5) other.push(`${i} ${j}`);
    }
  expect(other).toEqual([]);
  expect(near).toBeGreaterThan(50);
});

test("the neighbours of a text are the best of all that share its rare words", () => {
  const counts = counted(TEXTS);
  const vectors = TEXTS.map(({ key, text }) => ({ key, vectors: vectorsOf(text, counts) }));
  const found = allNeighbours(TEXTS, counts);
  for (const own of vectors) {
    const best = nearest(own, vectors, TEXTS.length).filter(({ score }) => score > 0.5);
    expect(
      found
        .get(own.key)
        ?.filter(({ score }) => score > 0.5)
        .map(({ key }) => key),
    ).toEqual(best.map(({ key }) => key));
  }
});

test("grouped unit by unit the stories are those of all grouped together", () => {
  const counts = counted(TEXTS);
  const lists = allNeighbours(TEXTS, counts);
  const crowd = crowdOf(lists, TEXTS, counts);
  const storiesOf = (keys: readonly string[]) => {
    const within = new Set(keys);
    const pairs = keys.flatMap((a) =>
      (lists.get(a) ?? []).flatMap(({ key: b, score }) => (within.has(b) ? [{ a, b, score }] : [])),
    );
    return groupStories(keys, pairs, {}, crowd);
  };
  const search = held(TEXTS).search();
  let step = search.next();
  while (!step.done) step = search.next();
  const units = unitsOf(new Uint32Array(TEXTS.length), step.value);
  const whole = storiesOf(TEXTS.map(({ key }) => key));
  expect(units.length).toBeGreaterThan(10);
  expect(whole.length).toBeGreaterThan(units.length - 1);
  const parts = units.flatMap((places) => storiesOf(places.map((place) => TEXTS[place]?.key ?? "")));
  expect(parts.map(String).sort()).toEqual(whole.map(String).sort());
});

test("texts of one story and texts that a person put together are one unit, and a large unit is a lot of its own", () => {
  const alone = { of: () => [] } as unknown as Parameters<typeof unitsOf>[1];
  expect(unitsOf([0, 4, 0, 4, 0, 0], alone, [[2, 5], [], [0, 2]])).toEqual([[0, 2, 5], [1, 3], [4]]);
  expect(lotsOf([[0, 2, 5], [1, 3], [4], [6]], 2)).toEqual([
    [0, 2, 5],
    [1, 3],
    [4, 6],
  ]);
});
