import type { NamedFeed, WatchedFeed } from "../model/feed.ts";
import type { Database } from "./client.ts";

/** What a look needs to know of a feed besides. */
export type StoredFeed = Omit<WatchedFeed, "entries"> & {
  readonly etag: string | null;
  readonly lastModified: string | null;
};
/** What a look found, in place of what the one before it found. */
export type FeedLook = Partial<Omit<StoredFeed, "id" | "lookedAt">> &
  Pick<StoredFeed, "nextLookAt" | "failures" | "error">;
/** An entry that has come in: hashes of what it is known by, and of what the feed states of its version. */
export type SeenEntry = { readonly identity: string; readonly stated: string };

/** Watch feeds, each from now on. Those that are watched already are left as they are. Returns how many are new. */
export async function saveFeeds(db: Database, feeds: readonly NamedFeed[]): Promise<number> {
  const { count } = await db.feed.createMany({
    data: feeds.map(({ address, title }) => ({ address, title })),
    skipDuplicates: true,
  });
  return count;
}

/** Feeds that are watched, latest first, `limit` at most. `before` is the id of the last one seen. */
export async function findFeeds(
  db: Database,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<WatchedFeed[]> {
  const rows = await db.feed.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    include: { _count: { select: { entries: true } } },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ _count, ...feed }) => ({ ...feed, entries: _count.entries }));
}

/** How many feeds are watched. */
export async function countFeeds(db: Database): Promise<number> {
  return db.feed.count();
}

/** A feed, or null. */
export async function findFeed(db: Database, id: number): Promise<StoredFeed | null> {
  return db.feed.findUnique({ where: { id } });
}

/** Clocks of several machines differ by so much at most, in milliseconds. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * The feeds that are to be looked at by `now`, the longest due first, `limit` at most. One that was looked at later than now is due too: the
 * clock was set back since, and what it was to wait would be so much longer.
 */
export async function findDueFeeds(db: Database, now: Date, limit: number): Promise<number[]> {
  const rows = await db.feed.findMany({
    where: {
      OR: [{ nextLookAt: { lte: now } }, { lookedAt: { gt: new Date(now.getTime() + CLOCKS_DIFFER_MS) } }],
    },
    select: { id: true },
    orderBy: [{ nextLookAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** Note that a feed was looked at. One that is not watched any more is passed over. */
export async function noteLook(db: Database, id: number, at: Date, look: FeedLook): Promise<void> {
  await db.feed.updateMany({ where: { id }, data: { ...look, lookedAt: at } });
}

/** Do not watch a feed any more; what came in stays. False where there is none with this id. */
export async function deleteFeed(db: Database, id: number): Promise<boolean> {
  return (await db.feed.deleteMany({ where: { id } })).count > 0;
}

/** Those of these entries that have come in, with what was stated of them then. */
export async function findSeenEntries(
  db: Database,
  feedId: number,
  identities: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.feedEntry.findMany({
    where: { feedId, identity: { in: [...identities] } },
    select: { identity: true, stated: true },
  });
  return new Map(rows.map(({ identity, stated }) => [identity, stated]));
}

/** Note that entries have come in, or in another version. */
export async function saveSeenEntries(tx: Database, feedId: number, entries: readonly SeenEntry[]): Promise<void> {
  await tx.feedEntry.deleteMany({ where: { feedId, identity: { in: entries.map(({ identity }) => identity) } } });
  await tx.feedEntry.createMany({ data: entries.map(({ identity, stated }) => ({ feedId, identity, stated })) });
}
