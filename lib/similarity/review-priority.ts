import type { PairRelation } from "../model/pair.ts";

/** What says how much a person's look at a flagged pair is worth. */
export type Doubt = {
  readonly relation: PairRelation;
  readonly score: number;
  /** Words of the shorter body. */
  readonly words: number;
  /** Texts in the groups of both: they follow the decision. */
  readonly texts: number;
};

/** A rewrite is never decided by the rule, so that its score says little; it is taken as this unsure at least. */
const REWRITE_UNSURE = 0.6;
/** Even where the score is plain, a look is worth something: more where more hangs on it. */
const LEAST_UNSURE = 0.05;

/** How unsure the measurement is, 0 to 1: 1 at a probability of one half. */
function unsureness({ relation, score }: Doubt): number {
  const unsure = Math.max(LEAST_UNSURE, 1 - Math.abs(score - 0.5) * 2);
  return relation === "rewrite" ? Math.max(unsure, REWRITE_UNSURE) : unsure;
}

/**
 * How much a look is worth: unsureness times what hangs on the answer. Words and texts count by their logarithm: a text ten times as long is
 * not ten times as much worth a look, and a plain pair of long texts must not stand before a doubtful pair of short ones.
 */
export function reviewPriority(doubt: Doubt): number {
  return unsureness(doubt) * Math.log2(2 + doubt.words) * Math.log2(1 + doubt.texts);
}
