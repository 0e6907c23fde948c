import { type Crowd, STORY_CUT } from "./average-link.ts";
import { groupStories, type ScoredPair, type StoryConstraints } from "./group-stories.ts";

/** Stories that a newcomer can change. */
const MOST_TOUCHED = 6;
/** A neighbour from this share of the cut on draws its story in. */
const DRAWS_FROM = 0.6 * STORY_CUT;

/** A story with its articles' keys; `first` is the one that began it. */
export type StandingStory = { readonly id: number; readonly keys: readonly string[]; readonly first?: string };

/**
 * The stories that a newcomer may change: those in which its nearest neighbours stand, at most six. Only these are grouped anew with it (31
 * articles on average at 6,766), which is as right as grouping everything.
 */
export function storiesToRegroup(
  neighbours: readonly { readonly key: string; readonly score: number }[],
  storyOf: (key: string) => number | undefined,
): number[] {
  const ids = new Set<number>();
  for (const { key, score } of neighbours.toSorted((a, b) => b.score - a.score)) {
    const id = storyOf(key);
    if (score >= DRAWS_FROM && id !== undefined && ids.size < MOST_TOUCHED) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b);
}

/** A story of more articles than this is not taken apart by a newcomer: that would cost each newcomer what the whole story costs. */
export const LARGE_STORY = 100;
/** Articles that stand for such a story, beside those that are near a newcomer. */
const STAND_INS = 60;

/** A large story: the articles that newcomers are laid beside, and the others, which stay with them. */
export type Block = { readonly shown: readonly string[]; readonly hidden: readonly string[] };

/** A large story as a newcomer sees it: those near it, and some spread over all. Keys are hashes, so that these are drawn by chance. */
export function blockOf(keys: readonly string[], isNear: (key: string) => boolean): Block {
  const sorted = keys.toSorted();
  const step = sorted.length / STAND_INS;
  const isShown = (key: string, i: number) => Math.floor(i / step) !== Math.floor((i - 1) / step) || isNear(key);
  const shown = sorted.filter(isShown);
  const taken = new Set(shown);
  return { shown, hidden: sorted.filter((key) => !taken.has(key)) };
}

/** Stories as they are after grouping anew: those that go on under their number, new ones (id null) and the numbers that end. */
export type Regrouped = {
  readonly stories: readonly { readonly id: number | null; readonly keys: readonly string[] }[];
  readonly ended: readonly number[];
};

/**
 * Groups the articles of some stories and newcomers anew; `blocks` are those of them that stay whole. A story keeps its number by the largest overlap, so that an address stays valid
 * while most of its articles stay together; of equal overlaps the smaller number keeps it.
 */
export function regroupStories(
  standing: readonly StandingStory[],
  newcomers: readonly string[],
  pairs: readonly ScoredPair[],
  constraints: StoryConstraints,
  crowd?: Crowd,
  blocks: readonly Block[] = [],
): Regrouped {
  const hidden = new Set(blocks.flatMap((block) => block.hidden));
  const keys = [...standing.flatMap((story) => story.keys), ...newcomers].filter((key) => !hidden.has(key));
  const whole = blocks.flatMap(({ shown }) => shown.map((key) => [shown[0] ?? key, key] as const));
  const together = [...(constraints.together ?? []), ...whole];
  const groups = groupStories(keys, pairs, { ...constraints, together }, crowd);
  const behind = new Map(blocks.map((block) => [block.shown[0] ?? "", block.hidden]));
  return keepNumbers(
    standing,
    groups.map((group) => [...group, ...group.flatMap((key) => behind.get(key) ?? [])]),
  );
}

/**
 * Gives groups the numbers of the stories that they continue. Of two equal parts the one that holds the article which began the story has its
 * number, so that undoing a join of two single articles gives each its own again.
 */
export function keepNumbers(standing: readonly StandingStory[], groups: readonly (readonly string[])[]): Regrouped {
  const storyOf = new Map(standing.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const)));
  const firstOf = new Map(standing.map(({ id, first }) => [id, first] as const));
  const overlaps = groups.flatMap((keys, group) => {
    const shared = new Map<number, number>();
    for (const key of keys) {
      const id = storyOf.get(key);
      if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    return [...shared].map(([id, count]) => ({ group, id, count, began: keys.includes(firstOf.get(id) ?? "") }));
  });
  overlaps.sort((a, b) => b.count - a.count || a.id - b.id || Number(b.began) - Number(a.began) || a.group - b.group);
  const kept = new Map<number, number>();
  const taken = new Set<number>();
  for (const { group, id } of overlaps) {
    if (kept.has(group) || taken.has(id)) continue;
    kept.set(group, id);
    taken.add(id);
  }
  return {
    stories: groups.map((keys, group) => ({ id: kept.get(group) ?? null, keys })),
    ended: standing.map(({ id }) => id).filter((id) => !taken.has(id)),
  };
}
