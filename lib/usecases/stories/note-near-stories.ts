import type { Database } from "../../db/client.ts";
import { saveNearStories } from "../../db/near-stories.ts";
import { findStoriesOfGroups, findStoryMembers } from "../../db/stories.ts";
import type { StoredNeighbour } from "../../db/story-neighbours.ts";
import { unionOf } from "../../stories/day-span.ts";
import { canBeNear, nearStories, type StoryShape } from "../../stories/near-stories.ts";
import type { StoryBonds } from "../../stories/story-choices.ts";

type Grouped = {
  /** The stories that were grouped anew, also those that hold nothing any more. */
  readonly before: readonly number[];
  readonly stories: readonly { readonly id: number; readonly groupIds: readonly number[] }[];
  /** The neighbours of their groups. */
  readonly neighbours: readonly StoredNeighbour[];
  readonly bonds: StoryBonds;
  /** Keys of groups as the bonds name them. */
  readonly groupOf: ReadonlyMap<string, number>;
};

/** Notes which other stories these may be one with, or tell of earlier or later. It reads the stories of near articles only. */
export async function noteNearStories(tx: Database, grouped: Grouped): Promise<void> {
  const { before, stories, neighbours, bonds, groupOf } = grouped;
  const own = stories.map(({ id }) => id);
  const inside = new Set(stories.flatMap(({ groupIds }) => groupIds));
  const outside = neighbours.filter(({ otherId, score }) => canBeNear(score) && !inside.has(otherId));
  const theirs = await findStoriesOfGroups(tx, [...new Set(outside.map(({ otherId }) => otherId))]);
  const members = await findStoryMembers(tx, [...new Set([...own, ...theirs.values()])]);
  const shapes = new Map<number, StoryShape>();
  const storyOf = new Map<string, number>();
  for (const { groupId, storyId, days, touches } of members) {
    // A round-up resembles several stories and is one with none.
    if (storyId === null || touches.length > 0) continue;
    const shape = shapes.get(storyId) ?? { groups: 0, days: null };
    shapes.set(storyId, { groups: shape.groups + 1, days: unionOf(shape.days, days) });
    storyOf.set(String(groupId), storyId);
  }
  const parted = new Set(
    bonds.apart.flatMap(([a, b]) => {
      const [one, other] = [storyOf.get(String(groupOf.get(a))), storyOf.get(String(groupOf.get(b)))];
      return one === undefined || other === undefined ? [] : [`${one} ${other}`, `${other} ${one}`];
    }),
  );
  const near = nearStories(eachOnce(neighbours), storyOf, shapes, (one, other) => parted.has(`${one} ${other}`));
  await saveNearStories(tx, [...new Set([...before, ...own])], near);
}

/** Of two neighbours that have each other in their lists one pair. */
function eachOnce(neighbours: readonly StoredNeighbour[]) {
  const pairs = new Map<string, { a: string; b: string; score: number }>();
  for (const { groupId, otherId, score } of neighbours) {
    const [a, b] = [Math.min(groupId, otherId), Math.max(groupId, otherId)];
    pairs.set(`${a} ${b}`, { a: String(a), b: String(b), score });
  }
  return [...pairs.values()];
}
