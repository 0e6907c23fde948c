import { LEAST_COSINE, STORY_FEATURES, type StoryWeights, storyFeatures } from "../../lib/stories/story-score.ts";
import { cosine, vectorsOf } from "../../lib/stories/story-vectors.ts";
import { type FitRow, fitLogistic } from "./logistic.ts";
import { type Collection, countTerms, type GoldArticle } from "./story-collections.ts";

const RIDGE = 0.3;
/** A pair of the whole set counts so much more than one of a drawn collection, of which there are many. */
const WHOLE_SET = 120;
/** All pairs of a drawn collection weigh as much as so many at most, so that large ones do not drown the small. */
const PAIRS_A_COLLECTION = 30;
const WITHOUT_HEADLINES: ReadonlySet<string> = new Set(["headline", "headlineInText"]);

/** A pair of articles as the weights are fitted on it, with the stories that it is of. */
export type StoryPair = FitRow & { readonly stories: readonly (string | null)[] };

function withoutHeadline({ text, ...article }: GoldArticle): GoldArticle {
  return { ...article, text: { ...text, headline: [] } };
}

function pairsOf({ kind, articles }: Collection): StoryPair[] {
  const counts = countTerms(articles);
  const vectors = articles.map(({ text }) => vectorsOf(text, counts));
  const pairs: StoryPair[] = [];
  for (const [i, a] of articles.entries()) {
    for (const [j, b] of articles.entries()) {
      const [one, other] = [vectors[i], vectors[j]];
      if (j <= i || !one || !other || (a.story === null && b.story === null)) continue;
      if (cosine(one.shared, other.shared) < LEAST_COSINE) continue;
      pairs.push({
        x: storyFeatures(one, other, articles.length),
        y: a.story === b.story ? 1 : 0,
        weight: 1,
        stories: [a.story, b.story],
      });
    }
  }
  const weight = (kind === "whole set" ? WHOLE_SET : 1) * Math.min(1, PAIRS_A_COLLECTION / pairs.length);
  return pairs.map((pair) => ({ ...pair, weight }));
}

function fitted(rows: readonly StoryPair[], left: ReadonlySet<string>) {
  const used = STORY_FEATURES.map((name) => !left.has(name));
  const [bias = 0, ...weights] = fitLogistic(
    rows.map(({ x, y, weight }): FitRow => ({ x: x.map((value, i) => (used[i] ? value : 0)), y, weight })),
    RIDGE,
  );
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { bias: rounded(bias), weights: weights.map((value, i) => (used[i] ? rounded(value) : 0)) };
}

/** All pairs of these collections, as they stand and with their headlines taken away. */
export function storyPairs(collections: readonly Collection[]): {
  readonly rows: readonly StoryPair[];
  readonly bare: readonly StoryPair[];
} {
  const bare = collections.map(({ kind, articles }) => ({ kind, articles: articles.map(withoutHeadline) }));
  return { rows: collections.flatMap(pairsOf), bare: bare.flatMap(pairsOf) };
}

/** The weights that fit these pairs best. */
export function fitStories({ rows, bare }: ReturnType<typeof storyPairs>): StoryWeights {
  return { withHeadlines: fitted(rows, new Set()), withoutHeadlines: fitted(bare, WITHOUT_HEADLINES) };
}
