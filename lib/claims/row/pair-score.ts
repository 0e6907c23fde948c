import weights from "../data/row-weights.json" with { type: "json" };
import { contextFeatures } from "./pair-context.ts";
import { featuredPairs } from "./pair-features.ts";
import type { RowSentence } from "./row-sentence.ts";

/** Two sentences of a story and the probability that a reader puts them in one row, 0 to 1. */
export type ScoredSentences = { readonly a: number; readonly b: number; readonly score: number };

/**
 * Scores all pairs of sentences of different groups of a story, by their positions among those given. A first score rests on the two and their
 * likeness with others; the second sees the first scores of all pairs: what a third outlet and the sentences beside them say. Both are logistic
 * and were fitted by tests/eval/fit-rows.ts on events whose points were read.
 */
export function scorePairs(sentences: readonly RowSentence[], headlines: readonly string[]): ScoredSentences[] {
  const pairs = featuredPairs(sentences, headlines);
  const first = pairs.map(({ x }) => logOdds(weights.first, x));
  const context = contextFeatures(sentences, pairs, first);
  return pairs.map(({ a, b, x }, i) => ({
    a,
    b,
    score: 1 / (1 + Math.exp(-logOdds(weights.second, x, context[i] ?? []))),
  }));
}

/** A bias and the weighted sum of features, given in one list or two; the bias is the first weight. A story has tens of thousands of pairs. */
function logOdds(own: readonly number[], x: Float64Array, more: readonly number[] = []): number {
  let sum = own[0] ?? 0;
  for (let i = 0; i < x.length; i++) sum += (own[i + 1] ?? 0) * (x[i] as number);
  for (let i = 0; i < more.length; i++) sum += (own[x.length + i + 1] ?? 0) * (more[i] as number);
  return sum;
}
