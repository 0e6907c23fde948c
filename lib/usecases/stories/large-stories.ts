import type { Database } from "../../db/client.ts";
import type { StoryMember } from "../../db/stories.ts";
import { findNeighboursOfGroups, type StoredNeighbour } from "../../db/story-neighbours.ts";
import { findStoryTexts, findTermCounts } from "../../db/story-texts.ts";
import { grouped } from "../../model/grouped.ts";
import type { Crowd } from "../../stories/average-link.ts";
import { crowdOf, isCrowded } from "../../stories/crowd.ts";
import { blockOf, LARGE_STORY, type StoryBlock } from "../../stories/place-newcomer.ts";
import type { Said } from "./story-bonds.ts";

/** Articles of large events that are read to score a sample of their pairs. */
const MOST_SCORED = 300;
/**
 * The large stories among those that newcomers touch, which stay whole until all are settled. Where a person put something into one or took something
 * out, the whole of it is looked at, since a decision may be about any of its articles.
 */
export async function blocksAmong(
  tx: Database,
  members: readonly StoryMember[],
  newcomers: readonly StoryMember[],
  said: Said,
  keyOf: ReadonlyMap<number, string>,
): Promise<StoryBlock[]> {
  const fresh = new Set(newcomers.map(({ groupId }) => groupId));
  const byStory = grouped(
    members.filter(({ groupId }) => !fresh.has(groupId)),
    ({ storyId }) => storyId ?? 0,
  );
  const large = [...byStory.values()].filter(({ length }) => length > LARGE_STORY);
  if (large.length === 0 || newcomers.length === 0 || said.choices.some(({ verdict }) => verdict !== "renamed"))
    return [];
  const near = new Set((await findNeighboursOfGroups(tx, [...fresh])).map(({ otherId }) => keyOf.get(otherId)));
  return large.map((own) =>
    blockOf(
      own.map(({ groupId }) => keyOf.get(groupId) ?? ""),
      (key) => near.has(key),
    ),
  );
}

/** Scores of groups that were weighed already. */
export type Weighed = {
  readonly has: (groupId: number) => boolean;
  readonly scoreOf: (groupId: number, otherId: number) => number;
};

/**
 * The groups of large events, with what scores them with each other: all of them where they are weighed already, else the texts of some, spread over
 * all by their keys.
 */
export async function crowdAmong(
  tx: Database,
  neighbours: readonly StoredNeighbour[],
  keyOf: ReadonlyMap<number, string>,
  weighed?: Weighed,
): Promise<Crowd | undefined> {
  const lists = grouped(neighbours, ({ groupId }) => keyOf.get(groupId) ?? "");
  const crowded = [...keyOf].filter(([, key]) => isCrowded(lists.get(key) ?? []));
  if (crowded.length === 0) return undefined;
  if (weighed) return weighedCrowd(crowded, weighed);
  const step = Math.max(1, crowded.length / MOST_SCORED);
  const some = crowded
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    .map(([groupId]) => groupId);
  const read = await findStoryTexts(tx, some);
  const terms = read.flatMap(({ text }) => text.terms.map(([term]) => term));
  const keyed = read.map(({ groupId, text }) => ({ key: keyOf.get(groupId) ?? "", text }));
  return crowdOf(lists, keyed, await findTermCounts(tx, terms));
}

function weighedCrowd(crowded: readonly (readonly [number, string])[], { has, scoreOf }: Weighed): Crowd {
  const groupOf = new Map(crowded.map(([groupId, key]) => [key, groupId]));
  return {
    keys: new Set(groupOf.keys()),
    scoreOf: (a, b) => scoreOf(groupOf.get(a) ?? 0, groupOf.get(b) ?? 0),
    read: new Set([...groupOf].flatMap(([key, groupId]) => (has(groupId) ? [key] : []))),
  };
}
