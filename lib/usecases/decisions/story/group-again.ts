import { type Database, lockFor } from "../../../db/client.ts";
import { enqueue } from "../../../db/queue.ts";
import { STORIES_LOCK } from "../../stories/read-groups.ts";
import { regroupEvents } from "../../stories/regroup-stories.ts";
import type { Effect } from "../kind.ts";

/** Groups stories anew at once, since a reader wants to see it, and all of them when the queue has time: other stories may be nearer now. */
export function groupAgain(stories: (tx: Database) => Promise<readonly number[]>): Effect & {
  readonly now: (tx: Database) => Promise<void>;
} {
  return {
    now: async (tx) => {
      await lockFor(tx, STORIES_LOCK);
      await regroupEvents(tx, await stories(tx), []);
      await enqueue(tx, "settle-stories", {});
    },
  };
}
