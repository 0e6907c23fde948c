import { database } from "../../db/client.ts";
import { findNearStories } from "../../db/near-stories.ts";
import {
  findStories,
  findStoriesOfGroups,
  findStoryArticles,
  type StoryArticle,
  type StoryHead,
} from "../../db/stories.ts";
import { findNeighboursOfGroups } from "../../db/story-neighbours.ts";
import { grouped } from "../../model/grouped.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type StandIn, standInName } from "../../stories/stand-in-name.ts";

/** Stories near one that are named. */
const MOST_NEAR = 8;
/** Stories offered to an article that is moved out. */
const MOST_TARGETS = 4;

/** A story near the one shown: its name, its first date, and how alike the closest two articles and all pairs of both are, 0 to 1. */
export type NearStory = {
  readonly id: number;
  readonly name: string;
  readonly from: string | null;
  readonly best: number;
  readonly average: number;
};
/** Stories that may be one with this, and those that tell of the same thing before and after it. */
export type NearThisStory = {
  readonly maybe: readonly NearStory[];
  readonly earlier: readonly NearStory[];
  readonly later: readonly NearStory[];
};

/** What a reader needs to move an article out: what it is nearest to here, and where else it may belong; scores 0 to 1. */
export type MoveOut = {
  readonly article: number;
  readonly nearest: { readonly article: ArticleSummary; readonly score: number } | null;
  readonly targets: readonly { readonly id: number; readonly name: string; readonly score: number }[];
};

/** The stories near this one, the nearest first. */
export async function loadNearStories(id: number, from: string | null): Promise<NearThisStory> {
  const near = await findNearStories(database(), [id], MOST_NEAR);
  const named = await nameStories(near.map(({ story, other }) => (story === id ? other : story)));
  const found = near.flatMap(({ story, other, kind, best, average }) => {
    const there = named.get(story === id ? other : story);
    return there ? [{ kind, near: { ...there, best, average } }] : [];
  });
  const isLater = (other: NearStory) => (other.from ?? "") > (from ?? "");
  const thread = found.filter(({ kind }) => kind === "thread").map((each) => each.near);
  return {
    maybe: found.filter(({ kind }) => kind === "question").map((each) => each.near),
    earlier: thread.filter((other) => !isLater(other)),
    later: thread.filter(isLater),
  };
}

/** Where an article of this story may belong instead; null where the story does not hold it. */
export async function loadMoveOut(
  id: number,
  article: number,
  articles: readonly ArticleSummary[],
): Promise<MoveOut | null> {
  const db = database();
  const moved = articles.find((each) => each.id === article);
  if (!moved) return null;
  const neighbours = await findNeighboursOfGroups(db, [moved.groupId]);
  const stories = await findStoriesOfGroups(
    db,
    neighbours.map(({ otherId }) => otherId),
  );
  const here = neighbours.find(({ otherId }) => stories.get(otherId) === id);
  const lead = articles.find((each) => each.lead && each.groupId === here?.otherId);
  const scores = new Map<number, number>();
  // Best first: the first neighbour of a story is its closest.
  for (const { otherId, score } of neighbours) {
    const story = stories.get(otherId);
    if (story !== undefined && story !== id && !scores.has(story)) scores.set(story, score);
  }
  const wanted = [...scores].slice(0, MOST_TARGETS);
  const named = await nameStories(wanted.map(([story]) => story));
  return {
    article,
    nearest: here && lead ? { article: lead, score: here.score } : null,
    targets: wanted.flatMap(([story, score]) => {
      const there = named.get(story);
      return there ? [{ id: story, name: there.name, score }] : [];
    }),
  };
}

async function nameStories(ids: readonly number[]): Promise<Map<number, Pick<NearStory, "id" | "name" | "from">>> {
  if (ids.length === 0) return new Map();
  const db = database();
  const heads = await findStories(db, ids);
  const articles = grouped(await findStoryArticles(db, ids), ({ storyId }) => storyId);
  return new Map(
    heads.map((head) => {
      const own = articles.get(head.id) ?? [];
      const dates = own.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
      return [head.id, { id: head.id, name: nameOfStoryHead(head, own).name, from: dates[0] ?? null }] as const;
    }),
  );
}

/** The name by rule or person; a story without one is named by its first article. */
export function nameOfStoryHead(
  { name, nameBy }: StoryHead,
  articles: readonly StoryArticle[],
): { readonly name: string; readonly nameBy: "rule" | "person" | StandIn["nameBy"] } {
  if (name !== null) return { name, nameBy: nameBy === "person" ? "person" : "rule" };
  const lead = articles.find((article) => article.lead) ?? articles[0];
  return standInName(lead ?? { headline: null, opening: null, sourceId: "Story" });
}
