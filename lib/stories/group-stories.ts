import type { DaySpan } from "../model/story.ts";
import { AverageLink, type Crowd } from "./average-link.ts";

/** Two articles and the score that they report one event. */
export type ScoredPair = { readonly a: string; readonly b: string; readonly score: number };

/** What binds a grouping beside the scores. */
export type StoryConstraints = {
  /** Pairs that a person put together, and pairs that a person parted. */
  readonly together?: readonly (readonly [string, string])[];
  readonly apart?: readonly (readonly [string, string])[];
  /** The days of each article, where known. */
  readonly days?: ReadonlyMap<string, DaySpan>;
};

const NO_CROWD: Crowd = { keys: new Set(), scoreOf: () => 0 };

/**
 * Groups articles into stories by average link over the pairs given; a pair that is not given counts 0. Every key is in exactly one
 * story; stories and members are in the order of their keys, so the result is the same for any order of the input. Average link is what
 * holds: by connected components most articles on politics hang together from two thousand on.
 *
 * An event of more than some fifty texts would fall apart so, because each text names its 24 nearest only. Of two groups of such texts a
 * sample of pairs is scored, and its mean stands for all.
 */
export function groupStories(
  keys: readonly string[],
  pairs: readonly ScoredPair[],
  constraints: StoryConstraints = {},
  crowd: Crowd = NO_CROWD,
): string[][] {
  const sorted = keys.toSorted();
  const at = new Map(sorted.map((key, i) => [key, i]));
  const days = sorted.map((key) => constraints.days?.get(key) ?? null);
  const grouping = new AverageLink(sorted, days, partedFrom(constraints.apart ?? [], at), crowd);
  for (const { a, b, score } of pairs) grouping.link(at.get(a), at.get(b), score);
  for (const [a, b] of constraints.together ?? []) grouping.join(at.get(a), at.get(b));
  grouping.run();
  return grouping.stories();
}

function partedFrom(apart: readonly (readonly [string, string])[], at: ReadonlyMap<string, number>) {
  const parted = new Map<number, Set<number>>();
  for (const [a, b] of apart) {
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined) continue;
    parted.set(i, (parted.get(i) ?? new Set()).add(j));
    parted.set(j, (parted.get(j) ?? new Set()).add(i));
  }
  return parted;
}
