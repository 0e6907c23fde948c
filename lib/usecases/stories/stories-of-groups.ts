import { database } from "../../db/client.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findStoriesListed } from "../../db/story-lists.ts";
import { describeStories, type ListedStory } from "./list-stories.ts";

/** The story in which each of these groups of copies stands, by group, as lists show it. A group that is not placed yet has none. */
export async function storiesOfGroups(groupIds: readonly number[]): Promise<Map<number, ListedStory>> {
  const storyOf = await findStoriesOfGroups(database(), [...new Set(groupIds)]);
  const stories = await describeStories(await findStoriesListed(database(), [...new Set(storyOf.values())]));
  const listed = new Map(stories.map((story) => [story.id, story]));
  return new Map(
    [...storyOf].flatMap(([group, story]) => {
      const found = listed.get(story);
      return found ? [[group, found] as const] : [];
    }),
  );
}
