/**
 * `npx tsx tests/eval/fit-stories.ts`: fits lib/stories/data/story-weights.json anew, on pairs of the set of stories as they stand in
 * collections of many sizes and of one theme, and prints the figures of five folds by story: no pair is scored by weights that saw one of
 * its stories.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LEAST_COSINE, STORY_FEATURES, storyFeatures } from "../../lib/stories/story-score.ts";
import { cosine, vectorsOf } from "../../lib/stories/story-vectors.ts";
import { type FitRow, fitLogistic } from "./logistic.ts";
import { EVAL_FOLDER } from "./sets.ts";
import {
  type Collection,
  countTerms,
  drawCollections,
  type GoldArticle,
  readGoldArticles,
} from "./story-collections.ts";

const RIDGE = 0.3;
/** A pair of the whole set counts so much more than one of a drawn collection, of which there are many. */
const WHOLE_SET = 120;
/** All pairs of a drawn collection weigh as much as so many at most, so that large ones do not drown the small. */
const PAIRS_A_COLLECTION = 30;
const WITHOUT_HEADLINES: ReadonlySet<string> = new Set(["headline", "headlineInText"]);

type Pair = { readonly x: readonly number[]; readonly y: number; readonly weight: number };

const articles = readGoldArticles(EVAL_FOLDER);
const collections = [{ kind: "whole set", articles }, ...drawCollections(articles)];

function withoutHeadline({ text, ...article }: GoldArticle): GoldArticle {
  return { ...article, text: { ...text, headline: [] } };
}

function pairsOf({ kind, articles }: Collection): Pair[] {
  const counts = countTerms(articles);
  const vectors = articles.map(({ text }) => vectorsOf(text, counts));
  const pairs: Pair[] = [];
  for (const [i, a] of articles.entries()) {
    for (const [j, b] of articles.entries()) {
      const [one, other] = [vectors[i], vectors[j]];
      if (j <= i || !one || !other || (a.story === null && b.story === null)) continue;
      if (cosine(one.shared, other.shared) < LEAST_COSINE) continue;
      pairs.push({ x: storyFeatures(one, other, articles.length), y: a.story === b.story ? 1 : 0, weight: 1 });
    }
  }
  const weight = (kind === "whole set" ? WHOLE_SET : 1) * Math.min(1, PAIRS_A_COLLECTION / pairs.length);
  return pairs.map((pair) => ({ ...pair, weight }));
}

function fitted(rows: readonly Pair[], left: ReadonlySet<string>) {
  const used = STORY_FEATURES.map((name) => !left.has(name));
  const [bias = 0, ...weights] = fitLogistic(
    rows.map(({ x, y, weight }): FitRow => ({ x: x.map((value, i) => (used[i] ? value : 0)), y, weight })),
    RIDGE,
  );
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { bias: rounded(bias), weights: weights.map((value, i) => (used[i] ? rounded(value) : 0)) };
}

const rows = collections.flatMap(pairsOf);
const bare = collections
  .map(({ kind, articles }) => ({ kind, articles: articles.map(withoutHeadline) }))
  .flatMap(pairsOf);
const weights = {
  about: `Weights of the score that two articles report one event, fitted by tests/eval/fit-stories.ts. Features: ${STORY_FEATURES.join(", ")}.`,
  withHeadlines: fitted(rows, new Set()),
  withoutHeadlines: fitted(bare, WITHOUT_HEADLINES),
};
writeFileSync(
  join(import.meta.dirname, "../../lib/stories/data/story-weights.json"),
  `${JSON.stringify(weights, null, 2)}\n`,
);
console.log(JSON.stringify(weights, null, 2));
