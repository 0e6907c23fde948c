import { database } from "../../db/client.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findStoriesListed } from "../../db/story-lists.ts";
import { describeStories, type ListedStory, nameStories } from "./list-stories.ts";

/** The story in which each of these groups of copies stands, by group, as lists show it. A group that is not placed yet has none. */
export async function storiesOfGroups(groupIds: readonly number[]): Promise<Map<number, ListedStory>> {
  const { storyOf, stories } = await storiesAt(groupIds);
  const listed = new Map((await describeStories(stories)).map((story) => [story.id, story]));
  return byGroup(storyOf, (story) => listed.get(story));
}

/** As `storiesOfGroups`, with nothing but number and name. */
export async function storyNamesOfGroups(
  groupIds: readonly number[],
): Promise<Map<number, { readonly id: number; readonly name: string }>> {
  const { storyOf, stories } = await storiesAt(groupIds);
  const names = await nameStories(stories);
  return byGroup(storyOf, (id) => {
    const name = names.get(id);
    return name === undefined ? undefined : { id, name };
  });
}

async function storiesAt(groupIds: readonly number[]) {
  const storyOf = await findStoriesOfGroups(database(), [...new Set(groupIds)]);
  return { storyOf, stories: await findStoriesListed(database(), [...new Set(storyOf.values())]) };
}

function byGroup<T>(storyOf: ReadonlyMap<number, number>, find: (story: number) => T | undefined): Map<number, T> {
  return new Map(
    [...storyOf].flatMap(([group, story]) => {
      const found = find(story);
      return found ? [[group, found] as const] : [];
    }),
  );
}
