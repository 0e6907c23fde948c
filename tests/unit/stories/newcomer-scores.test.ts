import { expect, test } from "vitest";
import type { StoryText } from "../../../lib/model/story.ts";
import { NewcomerScores } from "../../../lib/stories/newcomer-scores.ts";
import { WordNumbers } from "../../../lib/stories/numbered-texts.ts";
import { storyScore } from "../../../lib/stories/story-score.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";
import { report } from "../../bench/events.ts";
import { toldArticles } from "../../bench/told-events.ts";

function told(headline: string | null, paragraphs: readonly string[], language = "en"): StoryText {
  return storyTextOf({ headline, deck: null, paragraphs, language });
}

/** Reports with and without headline, longer and shorter than what is compared of one, briefs of a line, two languages, and a text without words. */
const TEXTS: StoryText[] = [
  ...toldArticles(60).map(({ headline, text }, i) => told(i % 4 === 0 ? null : headline, text.split("\n\n").slice(1))),
  ...Array.from({ length: 30 }, (_, i) => told(null, report(i, 1, 30).text.split("\n\n"))),
  ...Array.from({ length: 4 }, (_, i) => told(`Fatal crash near Lake ${"AB"[i % 2]}arlow`, ["A man died."])),
  told("The year", ["It was the year."]),
  told(null, []),
  told("Truck kills 84 in Torvik, minister Cazenou says", [
    "A truck killed 84 people in Torvik, Bernard Cazenou said.",
  ]),
  told("Lastwagen tötet 84 in Torvik", ["In Torvik starben 84 Menschen, sagte Bernard Cazenou."], "de"),
  told("Drei Tote bei Unfall am Lake Barlow", ["Ein Mann starb am Lake Barlow, sagte die Polizei."], "de"),
];

/** Counts as a collection of so many articles would have them, of which these are some. */
function countsAmong(articles: number) {
  const counts = new Map<string, number>();
  for (const { terms } of TEXTS) for (const [term] of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const more = Math.ceil(articles / TEXTS.length);
  // Of rare words some stand in one article alone, whatever the size of the collection.
  return { articles, of: (term: string) => Math.min(articles, (counts.get(term) ?? 0) * (term.length % 3 ? more : 1)) };
}

test.each([TEXTS.length, 20_000])("a newcomer scores by numbers what it scores by words, among %i articles", (size) => {
  const counts = countsAmong(size);
  const vectors = TEXTS.map((text) => vectorsOf(text, counts));
  const numbers = new WordNumbers();
  const numbered = TEXTS.map((text) => numbers.numbered(text));
  const scores = new NewcomerScores(numbers, counts);
  const weighed = numbered.map((text) => scores.weigh(text));
  const off = weighed.flatMap((own, i) =>
    scores.scores(own, weighed).flatMap((score, j) => {
      const [one, other] = [vectors[i], vectors[j]];
      const should = one && other ? storyScore(one, other, counts.articles) : Number.NaN;
      return Math.abs(score - should) < 1e-12 ? [] : [{ i, j, score, should }];
    }),
  );
  expect(off).toEqual([]);
  const near = weighed.map((own, i) => scores.scores(own, weighed).filter((score, j) => j !== i && score > 0.5).length);
  expect(near.filter((others) => others > 0).length).toBeGreaterThan(20);
});

test("of words of one weight the first in the alphabet are kept, whatever the order of reading", () => {
  const words = Array.from({ length: 120 }, (_, i) => `qx${String((i * 7) % 120).padStart(3, "0")}`);
  const text: StoryText = { terms: words.map((word) => [word, 1]), headline: [], opening: [], language: "en" };
  const numbers = new WordNumbers();
  const numbered = numbers.numbered(text);
  const { whole } = new NewcomerScores(numbers, { articles: 10, of: () => 2 }).weigh(numbered);
  const kept = [...whole.words].map((word) => numbers.words[word]).toSorted();
  expect(kept).toEqual(words.toSorted().slice(0, 96));
});
