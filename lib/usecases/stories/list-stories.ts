import { database } from "../../db/client.ts";
import {
  findStoryDifferences,
  findStoryFacts,
  findStoryOutlets,
  type StoryInList as StoredStory,
  type StoryDifference,
  type StoryFacts,
  type StoryOutlet,
} from "../../db/story-lists.ts";
import { grouped } from "../../model/grouped.ts";
import { standInName } from "../../stories/stand-in-name.ts";
import { outletLetters } from "../columns/outlet-letters.ts";

/** What an outlet has of a story. The letter is "?" where nobody knows the outlet. */
export type OutletInStory = StoryOutlet & { readonly letter: string };

/** A story as lists show it. */
export type ListedStory = {
  readonly id: number;
  /** Its name, or the headline, first words or file of its first article. */
  readonly name: string;
  /** rule or person; null where the name is one article's headline. */
  readonly nameBy: "rule" | "person" | null;
  /** Independent texts, and articles with their copies. */
  readonly texts: number;
  readonly articles: number;
  /** The dates of its first and last article, as precise as they are known. */
  readonly from: string | null;
  readonly to: string | null;
  /** The last day on which an article may have appeared, as days since 1970. */
  readonly lastDay: number | null;
  /** Those with most articles first. */
  readonly outlets: readonly OutletInStory[];
  /** Ways in which its outlets differ, with the number of points. */
  readonly differences: readonly StoryDifference[];
};

/** These stories with all that a line of a list says, in their order. */
export async function describeStories(stories: readonly StoredStory[]): Promise<ListedStory[]> {
  const db = database();
  const ids = stories.map(({ id }) => id);
  const facts = await factsOf(ids);
  const outlets = await findStoryOutlets(db, ids);
  const letters = await outletLetters(outlets.map(({ outletId }) => outletId));
  const lettered = outlets.map((each) => ({ ...each, letter: letterOf(each, letters) }));
  const byStory = grouped(lettered, ({ storyId }) => storyId);
  const differences = grouped(await findStoryDifferences(db, ids), ({ storyId }) => storyId);
  return stories.map((story) => ({
    ...nameOf(story, facts.get(story.id)),
    id: story.id,
    texts: story.groups,
    articles: facts.get(story.id)?.articles ?? story.groups,
    from: facts.get(story.id)?.from ?? null,
    to: facts.get(story.id)?.to ?? null,
    lastDay: story.lastDay,
    outlets: byStory.get(story.id) ?? [],
    differences: differences.get(story.id) ?? [],
  }));
}

/** The names alone of these stories, by story, for a page that says of a text only where it stands. */
export async function nameStories(stories: readonly StoredStory[]): Promise<Map<number, string>> {
  const facts = await factsOf(stories.map(({ id }) => id));
  return new Map(stories.map((story) => [story.id, nameOf(story, facts.get(story.id)).name]));
}

async function factsOf(ids: readonly number[]): Promise<Map<number, StoryFacts>> {
  return new Map((await findStoryFacts(database(), ids)).map((each) => [each.storyId, each]));
}

function letterOf({ outletId }: StoryOutlet, letters: ReadonlyMap<number, string>): string {
  return (outletId === null ? undefined : letters.get(outletId)) ?? "?";
}

function nameOf(
  { id, name, nameBy }: StoredStory,
  facts: StoryFacts | undefined,
): Pick<ListedStory, "name" | "nameBy"> {
  if (name !== null) return { name, nameBy: nameBy === "person" ? "person" : "rule" };
  return { name: facts ? standInName(facts).name : `Story ${id}`, nameBy: null };
}
