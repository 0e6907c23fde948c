import { log } from "../model/log.ts";
import { emptyTrash } from "../usecases/articles/empty-trash.ts";
import { queueDueFeeds } from "../usecases/feeds/queue-due-feeds.ts";
import { queueForgottenUploads } from "../usecases/imports/queue-forgotten.ts";

/** How often it is looked whether a feed is due, an upload was left behind, or the trash holds what is to be deleted, in milliseconds. */
const LOOK_MS = 60_000;

/**
 * Queues, every minute, the feeds that are due, and what waits of uploads whose request died while it read them, and deletes what has lain in
 * the trash for long enough. When each is due stands in the database and not in a queued job, so that no crash, restore or failed job makes one
 * fall silent; several workers queue the same job, which is one. Returns the way to stop.
 */
export function keepMinuteClock(): () => void {
  // What fails here, as where the database is away, is tried again the next minute.
  const look = () => {
    void queueDueFeeds().catch(() => {});
    void queueForgottenUploads().catch(() => {});
    void emptyTrash()
      .then((articles) => articles > 0 && log.info("Articles of the trash were deleted for good.", { articles }))
      .catch(() => {});
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
