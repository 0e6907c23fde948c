import type { FeaturedPair } from "./pair-features.ts";
import type { RowSentence } from "./row-sentence.ts";

/** What the first score of all pairs of a story says of each, in the order of the weights. */
export const CONTEXT_FEATURES = [
  "first", // the first score, as log odds
  "behindA", // how far it stands behind the best that the first sentence has in the other's article; above 0 where it is the best itself
  "behindB",
  "othersA", // what else the first sentence has there, summed
  "othersB",
  "support", // a sentence of a third article: the weaker of its two scores
  "supports", // all such sentences, the products of their scores
  "along", // the better of the sentences before both and after both
  "beside", // the best of one with a neighbour of the other: what two sentences tell together
  "besideAll",
  "swapped", // the sentence before one with that after the other
] as const;

/** The scores that one sentence has with those of one other article. */
type WithArticle = { sum: number; best: number; second: number };
/** The scores of one sentence, by the other's position, and by article. */
type Scores = {
  readonly byPosition: Map<number, number>;
  /** The same as two lists, in their order. */
  readonly positions: number[];
  readonly values: number[];
  readonly byArticle: Map<number, WithArticle>;
};

/** Makes each pair's context from the first scores (log odds) of all pairs of the story. */
export function contextFeatures(
  sentences: readonly RowSentence[],
  pairs: readonly FeaturedPair[],
  first: readonly number[],
): number[][] {
  const articles = sentences.map(({ articleId }) => articleId);
  const scores = sentences.map(
    (): Scores => ({ byPosition: new Map(), positions: [], values: [], byArticle: new Map() }),
  );
  for (const [i, { a, b }] of pairs.entries()) {
    const score = 1 / (1 + Math.exp(-(first[i] ?? 0)));
    note(scores[a], b, articles[b], score);
    note(scores[b], a, articles[a], score);
  }
  return pairs.map(({ a, b }, i) => {
    const at = (x: number, y: number) =>
      articles[x] === articles[a] && articles[y] === articles[b] ? (scores[x]?.byPosition.get(y) ?? 0) : 0;
    const score = at(a, b);
    const [ofA, ofB] = [rivals(scores[a], articles[b], score), rivals(scores[b], articles[a], score)];
    const beside = [at(a - 1, b), at(a + 1, b), at(a, b - 1), at(a, b + 1)];
    const { best, sum } = thirds(scores[a], scores[b]);
    return [
      first[i] ?? 0,
      score - ofA.best,
      score - ofB.best,
      ofA.sum,
      ofB.sum,
      best,
      Math.min(2, sum),
      Math.max(at(a - 1, b - 1), at(a + 1, b + 1)),
      Math.max(...beside),
      beside.reduce((total, value) => total + value, 0),
      Math.max(at(a - 1, b + 1), at(a + 1, b - 1)),
    ];
  });
}

function note(own: Scores | undefined, other: number, article: number | undefined, score: number): void {
  if (!own || article === undefined) return;
  own.byPosition.set(other, score);
  own.positions.push(other);
  own.values.push(score);
  const known = own.byArticle.get(article);
  if (!known) own.byArticle.set(article, { sum: score, best: score, second: 0 });
  else {
    known.sum += score;
    known.second = Math.max(known.second, Math.min(known.best, score));
    known.best = Math.max(known.best, score);
  }
}

/** The best and the sum of what a sentence has in an article besides one pair, whose score is given. */
function rivals(own: Scores | undefined, article: number | undefined, score: number): { best: number; sum: number } {
  const { sum, best, second } = own?.byArticle.get(article ?? -1) ?? { sum: score, best: score, second: 0 };
  return { best: score === best ? second : best, sum: Math.max(0, sum - score) };
}

/**
 * What the sentences that have a score with both say: the best of the weaker scores, and the products summed. A sentence of either's own
 * article has a score with one of them at most, so these are thirds.
 */
function thirds(a: Scores | undefined, b: Scores | undefined): { best: number; sum: number } {
  let [best, sum] = [0, 0];
  if (!a || !b) return { best, sum };
  const [few, many] = a.positions.length <= b.positions.length ? [a, b] : [b, a];
  for (let i = 0; i < few.positions.length; i++) {
    const other = many.byPosition.get(few.positions[i] as number);
    if (other === undefined) continue;
    const one = few.values[i] as number;
    best = Math.max(best, Math.min(one, other));
    sum += one * other;
  }
  return { best, sum };
}
