import { database, inTransaction } from "../../db/client.ts";
import { countFeeds, deleteFeed, findFeed, findFeeds, saveFeeds } from "../../db/feeds.ts";
import { enqueue } from "../../db/queue.ts";
import { opmlOf } from "../../export/opml.ts";
import { decode } from "../../ingest/decode.ts";
import { readOpml } from "../../ingest/formats/opml.ts";
import { AppError } from "../../model/errors.ts";
import type { NamedFeed, WatchedFeed } from "../../model/feed.ts";
import { MOST_FEEDS } from "../../model/limits.ts";
import { queueDueFeeds } from "./queue-due-feeds.ts";

/** Longest address and title that are kept, in characters. */
const [LONGEST_ADDRESS, LONGEST_TITLE] = [2000, 300];

/** Feeds that are watched, latest first; all of them where no limit is given. */
export async function listFeeds(
  page: { readonly before?: number; readonly limit: number } = { limit: MOST_FEEDS },
): Promise<WatchedFeed[]> {
  return findFeeds(database(), page);
}

/** A feed that is watched. Throws NOT_FOUND. */
export async function showFeed(id: number): Promise<WatchedFeed> {
  const [found] = await findFeeds(database(), { before: id + 1, limit: 1 });
  if (found?.id !== id) throw noFeed(id);
  return found;
}

/**
 * Watch feeds by their addresses and by lists of feeds (OPML): each is looked at as soon as a worker is free. Returns how many are new, and
 * how many were watched already. Throws INVALID_INPUT, UNREADABLE for a list that names none, TOO_LARGE where they become too many.
 */
export async function watchFeeds({
  addresses = [],
  lists = [],
}: {
  readonly addresses?: readonly string[];
  readonly lists?: readonly Uint8Array[];
}): Promise<{ added: number; known: number }> {
  const listed = lists.flatMap((bytes) => readOpml(decode(bytes).text));
  const feeds = [...addresses.map((address) => ({ address, title: null })), ...listed].map(asKept);
  if (feeds.length === 0) throw new AppError("INVALID_INPUT", "Give the address of a feed, or choose a list of feeds.");
  const done = await inTransaction(async (tx) => {
    const added = await saveFeeds(tx, feeds);
    const all = await countFeeds(tx);
    if (all > MOST_FEEDS)
      throw new AppError(
        "TOO_LARGE",
        `At most ${MOST_FEEDS} feeds are watched; these would be ${all}. Nothing was changed.`,
      );
    return { added, known: feeds.length - added };
  });
  await queueDueFeeds();
  return done;
}

function asKept({ address, title }: NamedFeed): NamedFeed {
  // Readers know feeds by "feed:https://…" too.
  const url = address
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, "")
    .replace(/^feed:\/\//i, "https://");
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || url.length > LONGEST_ADDRESS)
    throw new AppError("INVALID_INPUT", `“${url.slice(0, 200)}” is no address of the web. Nothing was changed.`);
  return {
    address: new URL(url).toString(),
    title: title === address ? null : (title?.slice(0, LONGEST_TITLE) ?? null),
  };
}

/** Do not watch a feed any more; what came in stays. Throws NOT_FOUND. */
export async function stopWatching(id: number): Promise<void> {
  if (!(await deleteFeed(database(), id))) throw noFeed(id);
}

/** Look at a feed now, whatever its turn. Throws NOT_FOUND. */
export async function lookNow(id: number): Promise<void> {
  const db = database();
  if (!(await findFeed(db, id))) throw noFeed(id);
  await enqueue(db, "look-at-feed", { feedId: id });
}

/** What writes all feeds as a list (OPML) for other programs, where it must be without what `hide` takes out of them. */
export async function exportFeeds(): Promise<(hide?: (feeds: NamedFeed[]) => NamedFeed[]) => string> {
  const feeds = (await listFeeds()).toReversed().map(({ address, title }) => ({ address, title }));
  return (hide = (all) => all) => opmlOf(hide(feeds));
}

function noFeed(id: number): AppError {
  return new AppError("NOT_FOUND", `There is no feed ${id} that is watched.`);
}
