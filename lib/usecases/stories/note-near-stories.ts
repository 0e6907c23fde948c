import type { Database } from "../../db/client.ts";
import { saveNearStories } from "../../db/near-stories.ts";
import { findMembersBeside } from "../../db/stories.ts";
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
  const own = new Map(stories.flatMap(({ id, groupIds }) => groupIds.map((groupId) => [groupId, id] as const)));
  // Those that may stand in another story.
  const near = neighbours.filter(
    ({ groupId, otherId, score }) => canBeNear(score) && own.get(groupId) !== own.get(otherId),
  );
  const outside = near.flatMap(({ otherId }) => (own.has(otherId) ? [] : [otherId]));
  const ids = stories.map(({ id }) => id);
  const members = near.length === 0 ? [] : await findMembersBeside(tx, ids, [...new Set(outside)]);
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
  const found = nearStories(eachOnce(neighbours), storyOf, shapes, (one, other) => parted.has(`${one} ${other}`));
  // Nothing is noted of a story that is new, or that held nothing.
  await saveNearStories(tx, before, found);
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
