import { expect, test } from "vitest";
import { AllTexts } from "../../../lib/stories/all-texts.ts";
import { crowdOf, isCrowded } from "../../../lib/stories/crowd.ts";
import type { KeyedText } from "../../../lib/stories/find-neighbours.ts";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { JoinedParts, lotsOf } from "../../../lib/stories/joined-parts.ts";
import { touchedEvents } from "../../../lib/stories/round-up.ts";
import { settledStories } from "../../../lib/stories/settled-stories.ts";
import { storyScore } from "../../../lib/stories/story-score.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";
import { TermTable } from "../../../lib/stories/term-table.ts";
import { report } from "../../bench/events.ts";
import { toldArticles } from "../../bench/told-events.ts";
import { allNeighbours } from "../../eval/all-neighbours.ts";
import { nearest } from "./nearest.ts";

/** Reports with and without headline, in two languages, one of an event of 60, one without words and briefs of a line. */
const TEXTS: KeyedText[] = [
  ...toldArticles(90).map(({ headline, text }, i) =>
    told(i, i % 5 === 0 ? null : headline, text.split("\n\n").slice(1)),
  ),
  ...Array.from({ length: 60 }, (_, i) => told(100 + i, null, report(i, 1, 60).text.split("\n\n"))),
  ...Array.from({ length: 6 }, (_, i) => told(200 + i, `Fatal crash near Lake ${"ABC"[i % 3]}arlow`, ["A man died."])),
  told(300, "Drei Tote bei Unfall am Lake Barlow", ["Ein Mann starb am Lake Barlow, sagte die Polizei."], "de"),
  told(301, null, []),
  told(302, "Truck kills 84 in Torvik, minister Cazenou says", [
    "A truck killed 84 people in Torvik, Bernard Cazenou said.",
  ]),
  told(303, "Lastwagen tötet 84 in Torvik", ["In Torvik starben 84 Menschen, sagte Bernard Cazenou."], "de"),
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

/** Texts on three events that have nothing else in common, and a round-up of all three. */
const ROUND_UP: KeyedText[] = [
  ...[9_000, 9_001, 9_002].flatMap((event) =>
    [0, 1, 2, 3].map((teller) =>
      told(400 + event - 9_000 + 10 * teller, null, report(event * 4 + teller, 1, 4).text.split("\n\n")),
    ),
  ),
  told(
    450,
    null,
    [9_000, 9_001, 9_002].flatMap((event) =>
      report(event * 4, 1, 4)
        .text.split("\n\n")
        .slice(0, 5),
    ),
  ),
];

test("grouped in parts the stories are those of all grouped together", () => {
  const texts = [...TEXTS, ...ROUND_UP];
  const counts = counted(texts);
  const lists = allNeighbours(texts, counts);
  const keys = texts.map(({ key }) => key);
  const days = texts.map((_, i) => (i % 4 === 0 ? { from: 20_000 + i, to: 20_000 + i } : null));
  const bonds = {
    together: [[keys[3], keys[140]] as [string, string]],
    apart: [[keys[91], keys[92]] as [string, string]],
  };
  const among = (a: string, b: string) =>
    lists.get(a)?.find(({ key }) => key === b)?.score ?? lists.get(b)?.find(({ key }) => key === a)?.score;
  const isFull = (key: string) => isCrowded(lists.get(key) ?? []);
  const roundUps = keys.filter(
    (key) => touchedEvents(lists.get(key) ?? [], (a, b) => among(a, b) ?? (isFull(a) && isFull(b) ? 1 : 0)).length > 0,
  );
  const pairs = keys.flatMap((a) =>
    (lists.get(a) ?? []).flatMap(({ key: b, score }) =>
      roundUps.includes(a) || roundUps.includes(b) ? [] : [{ a, b, score }],
    ),
  );
  const spans = new Map(keys.flatMap((key, i) => (days[i] ? [[key, days[i]] as const] : [])));
  const whole = groupStories(keys, pairs, { ...bonds, days: spans }, crowdOf(lists, texts, counts));

  const all = held(texts);
  const search = all.search();
  let step = search.next();
  while (!step.done) step = search.next();
  const compared = { keys, days, neighbours: step.value, scoreOf: (a: number, b: number) => all.texts.score(a, b) };
  const named = (stories: readonly (readonly number[])[]) =>
    stories
      .map((story) =>
        story
          .map((place) => keys[place])
          .sort()
          .join(),
      )
      .sort();
  const settled = settledStories(compared, bonds, 1_000);
  expect(roundUps).toContain(keys.at(-1));
  expect(settled.some((story) => story.length > 20)).toBe(true);
  expect(named(settled)).toEqual(whole.map((story) => story.join()).sort());
  expect(settledStories(compared, bonds, 5).filter((story) => story.length > 5)).toEqual([]);
});

test("what is joined is one part, in order, and a large part is a lot of its own", () => {
  const parts = new JoinedParts(6);
  parts.join([5, 2]);
  parts.join([]);
  parts.joinLike([0, 4, 0, 4, 0, 0]);
  parts.join([2, 0]);
  expect(parts.all()).toEqual([[0, 2, 5], [1, 3], [4]]);
  expect(lotsOf([[0, 2, 5], [1, 3], [4], [6]], 2)).toEqual([
    [0, 2, 5],
    [1, 3],
    [4, 6],
  ]);
});
