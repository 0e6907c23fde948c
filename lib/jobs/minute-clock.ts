import { queueDueFeeds } from "../usecases/feeds/queue-due-feeds.ts";
import { queueForgottenUploads } from "../usecases/imports/queue-forgotten.ts";

/** How often it is looked whether a feed is due, or an upload was left behind, in milliseconds. */
const LOOK_MS = 60_000;

/**
 * Queues, every minute, the feeds that are due, and what waits of uploads whose request died while it read them. When each is due stands in the
 * database and not in a queued job, so that no crash, restore or failed job makes one fall silent; several workers queue the same job, which is
 * one. Returns the way to stop.
 */
export function keepMinuteClock(): () => void {
  // What fails here, as where the database is away, is tried again the next minute.
  const look = () => {
    void queueDueFeeds().catch(() => {});
    void queueForgottenUploads().catch(() => {});
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
