import { findArticlesAnyState } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { linkGroups } from "../claims/link-claims.ts";
import { refreshStoryIn } from "../stories/refresh-story.ts";
import { refreshTopicsIn } from "../topics/refresh-topics.ts";
import type { Effect } from "./kind.ts";

/** Up to so many claims links and rows are made anew while the reader waits; above it the queue does it, and the page says that it is under way. */
const MOST_AT_ONCE = 1500;

/** Make the links of these groups and the rows anew, so that the next page shows what was decided where the collection is small. */
export function linkAgain(groupIds: readonly number[]): Effect {
  const groups = [...new Set(groupIds)];
  return {
    upToClaims: MOST_AT_ONCE,
    now: async (tx) => {
      await linkGroups(tx, groups);
      for (const storyId of (await findStoriesOfGroups(tx, groups)).values()) await refreshStoryIn(tx, storyId);
      await refreshTopicsIn(tx);
    },
    // The topics are made anew by the job that links.
    queue: groups.map((groupId) => ({ name: "link-claims", payload: { groupId } })),
  };
}

/** The same for the groups in which these articles are now. */
export async function linkAgainOf(tx: Database, articles: readonly number[]): Promise<Effect> {
  return linkAgain((await findArticlesAnyState(tx, articles)).map((article) => article.groupId));
}
