import type { Database } from "../../db/client.ts";
import { findNeighboursOfGroups, type StoredNeighbour } from "../../db/story-neighbours.ts";
import { findStoryTexts, findTermCounts, type StoredStoryText } from "../../db/story-texts.ts";
import { grouped } from "../../model/grouped.ts";
import type { Crowd } from "../../stories/average-link.ts";
import { crowdOf, isCrowded } from "../../stories/crowd.ts";
import { blockOf, LARGE_STORY, type StoryBlock } from "../../stories/place-newcomer.ts";
import type { Said } from "./story-bonds.ts";

/** A group as grouping sees it. */
export type Member = Pick<StoredStoryText, "groupId" | "textSha256" | "days" | "storyId">;

/** Articles of large events that are read to score a sample of their pairs. */
const MOST_SCORED = 300;
/**
 * The large stories among those that newcomers touch, which stay whole until all are settled. Where a person put something into one or took something
 * out, the whole of it is looked at, since a decision may be about any of its articles.
 */
export async function blocksAmong(
  tx: Database,
  members: readonly Member[],
  newcomers: readonly Member[],
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

/** The groups of large events, with the texts of some of them, spread over all by their keys, to be scored with each other. */
export async function crowdAmong(
  tx: Database,
  neighbours: readonly StoredNeighbour[],
  keyOf: ReadonlyMap<number, string>,
  texts: readonly StoredStoryText[],
): Promise<Crowd | undefined> {
  const lists = grouped(neighbours, ({ groupId }) => keyOf.get(groupId) ?? "");
  const crowded = [...keyOf].filter(([, key]) => isCrowded(lists.get(key) ?? []));
  if (crowded.length === 0) return undefined;
  const step = Math.max(1, crowded.length / MOST_SCORED);
  const some = crowded
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    .map(([groupId]) => groupId);
  const read = texts.length > 0 ? texts : await findStoryTexts(tx, some);
  const terms = read.flatMap(({ text }) => text.terms.map(([term]) => term));
  const keyed = read.map(({ groupId, text }) => ({ key: keyOf.get(groupId) ?? "", text }));
  return crowdOf(lists, keyed, await findTermCounts(tx, terms));
}
