import { database } from "../../db/client.ts";
import { countStoryQuestions } from "../../db/near-stories.ts";
import { findOutlets } from "../../db/outlets.ts";
import { countListedStories, findStoryList } from "../../db/story-lists.ts";
import type { StoryOrder } from "../../model/story.ts";
import { letterAt } from "../columns/outlet-letters.ts";
import { describeStories, type ListedStory } from "./list-stories.ts";
import { type AskedStories, storyFilterOf } from "./story-filter.ts";
import { type StoryWithValues, withValues } from "./story-values.ts";

/** Stories on one page of the list. */
const PER_PAGE = 30;
/** Pages that the list goes to: what lies further is found by narrowing it. */
const MOST_PAGES = 100;
/** Outlets that a story list has a column for. */
const MOST_COLUMNS = 9;
/** Outlets to narrow the list to. */
const MOST_OUTLETS = 300;

/** What the address asks the list for. */
export type AskedList = AskedStories & {
  readonly order?: StoryOrder | undefined;
  /** From 1. */
  readonly page?: number | undefined;
};

/** An outlet that has a column in the list, or can be asked for. */
export type ListOutlet = { readonly id: number; readonly name: string; readonly letter: string };

export type StoriesPage = {
  readonly stories: readonly StoryWithValues[];
  /** How many stories the filter leaves. */
  readonly found: number;
  readonly page: number;
  readonly hasMore: boolean;
  /** The outlets with most articles in the stories shown, and how many others are in them. */
  readonly columns: readonly ListOutlet[];
  readonly moreColumns: number;
  readonly outlets: readonly ListOutlet[];
  /** Stories of two texts or more, articles that stand alone, and pairs of stories that may be one. */
  readonly several: number;
  readonly alone: number;
  readonly questions: number;
};

/** A page of the list of stories. */
export async function loadStories(asked: AskedList): Promise<StoriesPage> {
  const db = database();
  const { order = "newest", page = 1, ...narrowed } = asked;
  const filter = storyFilterOf(narrowed);
  const at = Math.min(page, MOST_PAGES);
  // One more than is shown tells whether there is a next page.
  const found = await findStoryList(db, filter, { order, skip: (at - 1) * PER_PAGE, limit: PER_PAGE + 1 });
  const stories = await withValues(await describeStories(found.slice(0, PER_PAGE)));
  const outlets = (await findOutlets(db, { limit: MOST_OUTLETS })).map(({ id, name, place }) => ({
    ...{ id, name, letter: letterAt(place) },
  }));
  return {
    stories,
    found: await countListedStories(db, filter),
    page: at,
    hasMore: found.length > PER_PAGE && at < MOST_PAGES,
    ...columnsOfStories(stories, MOST_COLUMNS),
    outlets,
    several: await countListedStories(db, { told: "several" }),
    alone: await countListedStories(db, { told: "alone" }),
    questions: await countStoryQuestions(db),
  };
}

/** The outlets that have most of these stories, `most` at most, in the order of their letters. */
export function columnsOfStories(
  stories: readonly ListedStory[],
  most: number,
): { columns: ListOutlet[]; moreColumns: number } {
  const found = new Map<number, ListOutlet & { stories: number; articles: number }>();
  for (const { outletId, outlet, letter, articles } of stories.flatMap((story) => story.outlets)) {
    if (outletId === null) continue;
    const own = found.get(outletId) ?? { id: outletId, name: outlet ?? "", letter, stories: 0, articles: 0 };
    found.set(outletId, { ...own, stories: own.stories + 1, articles: own.articles + articles });
  }
  const best = [...found.values()].sort((a, b) => b.stories - a.stories || b.articles - a.articles || a.id - b.id);
  const columns = best
    .slice(0, most)
    .map(({ id, name, letter }) => ({ id, name, letter }))
    .sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1));
  return { columns, moreColumns: best.length - columns.length };
}
