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

/** Makes each pair's context from the first scores (log odds) of all pairs of the story. */
export function contextFeatures(
  sentences: readonly RowSentence[],
  pairs: readonly FeaturedPair[],
  first: readonly number[],
): number[][] {
  const scores = sentences.map(() => new Map<number, number>());
  for (const [i, { a, b }] of pairs.entries()) {
    const score = 1 / (1 + Math.exp(-(first[i] ?? 0)));
    scores[a]?.set(b, score);
    scores[b]?.set(a, score);
  }
  const article = (at: number) => sentences[at]?.articleId;
  /** The scores that one has with other sentences of the article of another. */
  const rivals = (one: number, another: number) =>
    [...(scores[one] ?? [])].flatMap(([other, score]) =>
      other !== another && article(other) === article(another) ? [score] : [],
    );
  return pairs.map(({ a, b }, i) => {
    const score = scores[a]?.get(b) ?? 0;
    const [ofA, ofB] = [rivals(a, b), rivals(b, a)];
    const at = (x: number, y: number) =>
      article(x) === article(a) && article(y) === article(b) ? (scores[x]?.get(y) ?? 0) : 0;
    const beside = [at(a - 1, b), at(a + 1, b), at(a, b - 1), at(a, b + 1)];
    const thirds = [...(scores[a] ?? [])].flatMap(([c, own]) => {
      const other = article(c) === article(b) ? undefined : scores[b]?.get(c);
      return other === undefined ? [] : [[own, other] as const];
    });
    return [
      first[i] ?? 0,
      score - Math.max(0, ...ofA),
      score - Math.max(0, ...ofB),
      sum(ofA),
      sum(ofB),
      Math.max(0, ...thirds.map(([x, y]) => Math.min(x, y))),
      Math.min(2, sum(thirds.map(([x, y]) => x * y))),
      Math.max(at(a - 1, b - 1), at(a + 1, b + 1)),
      Math.max(...beside),
      sum(beside),
      Math.max(at(a - 1, b + 1), at(a + 1, b - 1)),
    ];
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
