import type { DaySpan, NearStories } from "../model/story.ts";
import { MOST_DAYS_APART, STORY_CUT } from "./average-link.ts";
import { daysApart } from "./day-span.ts";
import type { ScoredPair } from "./group-stories.ts";

/**
 * Two stories are asked about from this best score and this average on. In the set of 482 articles these find 28 pairs; among collections of
 * two events, where stories part most often, all 8 that they find are one event. Lower averages ask of every theme.
 */
const LEAST_BEST = 0.4;
const LEAST_AVERAGE = 0.25;
/** Pairs of either kind that are kept of one story. */
const MOST_NEAR = 5;

/** A story as its neighbours see it: how many groups it holds, and between which days. */
export type StoryShape = { readonly groups: number; readonly days: DaySpan | null };

/** Whether a score can make two stories near; below it their articles need not be looked at. */
export function canBeNear(score: number): boolean {
  return score >= LEAST_BEST;
}

/**
 * The pairs of stories that may be one ("question"), and those that their dates alone keep apart ("thread": the same thing earlier or later),
 * the nearest first. `average` counts pairs that were not scored as 0, as grouping does. Pairs that a person parted are left out.
 */
export function nearStories(
  pairs: readonly ScoredPair[],
  storyOf: ReadonlyMap<string, number>,
  shapes: ReadonlyMap<number, StoryShape>,
  isParted: (story: number, other: number) => boolean,
): NearStories[] {
  const sums = new Map<string, { story: number; other: number; best: number; sum: number }>();
  for (const { a, b, score } of pairs) {
    const [story = 0, other = 0] = [storyOf.get(a) ?? 0, storyOf.get(b) ?? 0].sort((one, two) => one - two);
    if (story === 0 || story === other) continue;
    const known = sums.get(`${story} ${other}`) ?? { story, other, best: 0, sum: 0 };
    sums.set(`${story} ${other}`, { ...known, best: Math.max(known.best, score), sum: known.sum + score });
  }
  const near = [...sums.values()].flatMap(({ story, other, best, sum }): NearStories[] => {
    const [one, two] = [shapes.get(story), shapes.get(other)];
    if (!one || !two || isParted(story, other)) return [];
    const average = Math.min(best, sum / (one.groups * two.groups));
    if (best < LEAST_BEST || average < LEAST_AVERAGE) return [];
    const apart = one.days && two.days ? daysApart(one.days, two.days) : 0;
    if (apart <= MOST_DAYS_APART) return [{ story, other, kind: "question", best, average }];
    // A question about what dates part would ask for one event of two months; as a thread it must be as near as one story.
    return best >= STORY_CUT ? [{ story, other, kind: "thread", best, average }] : [];
  });
  return fewOfEach(near.sort((a, b) => b.average - a.average || a.story - b.story || a.other - b.other));
}

/** At most five of a kind for each story, so that one big story does not fill the list. */
function fewOfEach(near: readonly NearStories[]): NearStories[] {
  const kept = new Map<string, number>();
  return near.filter(({ story, other, kind }) => {
    const keys = [`${kind} ${story}`, `${kind} ${other}`];
    if (keys.some((key) => (kept.get(key) ?? 0) >= MOST_NEAR)) return false;
    for (const key of keys) kept.set(key, (kept.get(key) ?? 0) + 1);
    return true;
  });
}
