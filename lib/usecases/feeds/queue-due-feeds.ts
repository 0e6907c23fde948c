import { database } from "../../db/client.ts";
import { findDueFeeds } from "../../db/feeds.ts";
import { enqueueAll } from "../../db/queue.ts";

/** Feeds queued at once: with more, an import of addresses would wait behind all of them. */
const AT_ONCE = 20;

/** Queue the feeds that are due for a look. */
export async function queueDueFeeds(now = new Date()): Promise<void> {
  const due = await findDueFeeds(database(), now, AT_ONCE);
  await enqueueAll(
    database(),
    due.map((feedId) => ({ name: "look-at-feed", payload: { feedId } })),
  );
}
