import { blockFeatures, type PageHints } from "./block-features.ts";
import type { Block } from "./blocks.ts";
import weights from "./data/page-weights.json" with { type: "json" };

/** What the second judgement adds to the first: its own score, those of its neighbours, how much of the article stands before and behind. */
export const AROUND_FEATURES = [
  "score",
  "before",
  "after",
  "secondBefore",
  "secondAfter",
  "around",
  "articleBefore",
  "articleAfter",
  "inside",
] as const;

/** From this score on a block belongs to the article; lower than half, because a lost paragraph is worse than a menu's line kept. */
const BAR = weights.bar;
/** Blocks to either side whose mean score is looked at. */
const NEAR = 5;
/** So many blocks of the article before and behind say all; more would only say that the page is long. */
const ENOUGH = 5;

/**
 * For each block of a page whether it belongs to the article. Two logistic judgements, the second with what the first says of the blocks
 * around; weights are fitted by `tests/eval/fit-pages.ts`. Never empty where a page has blocks with words: then all of them belong.
 */
export function mainBlocks(blocks: readonly Block[], hints: PageHints): boolean[] {
  const features = blockFeatures(blocks, hints);
  const first = features.map((x) => scoreOf(weights.first, x));
  const scores = withAround(features, first).map((x) => scoreOf(weights.second, x));
  const kept = scores.map((score) => score >= BAR);
  return kept.includes(true) ? kept : blocks.map(() => true);
}

/** The features of each block with those of AROUND_FEATURES behind them. */
export function withAround(features: readonly (readonly number[])[], scores: readonly number[]): number[][] {
  const sums = [0];
  for (const score of scores) sums.push((sums.at(-1) ?? 0) + score);
  const sum = (from: number, to: number) => (sums[Math.min(to, scores.length)] ?? 0) - (sums[Math.max(0, from)] ?? 0);
  return features.map((x, i) => {
    const at = (offset: number) => scores[i + offset] ?? 0;
    const before = Math.min(ENOUGH, sum(0, i)) / ENOUGH;
    const after = Math.min(ENOUGH, sum(i + 1, scores.length)) / ENOUGH;
    const around = (sum(i - NEAR, i + NEAR + 1) - at(0)) / (2 * NEAR);
    return [...x, logit(at(0)), at(-1), at(1), at(-2), at(2), around, before, after, before * after];
  });
}

const logit = (score: number) => Math.log(score + 1e-3) - Math.log(1 - score + 1e-3);

function scoreOf([bias = 0, ...own]: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-own.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), bias)));
}
