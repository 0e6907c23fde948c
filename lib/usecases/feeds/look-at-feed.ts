import { type Database, database, inTransaction } from "../../db/client.ts";
import {
  type FeedLook,
  findFeed,
  findSeenEntries,
  noteLook,
  type StoredFeed,
  saveSeenEntries,
} from "../../db/feeds.ts";
import { saveImport } from "../../db/imports.ts";
import { saveWaitingFiles } from "../../db/waiting-files.ts";
import type { Feed } from "../../ingest/formats/feed.ts";
import { feedOfEntry, feedOfFile } from "../../ingest/formats/feed-of-file.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_NEW_ENTRIES } from "../../model/limits.ts";
import { type FetchedPage, FetchFailure, type PageFetcher, pageFetcher } from "../../services/fetch-page.ts";
import { queueUploadJobs } from "../imports/fetch-pages.ts";
import { PAUSE_MS, politely } from "../imports/politely.ts";
import { ROWS_PER_FILE } from "../imports/read-upload.ts";
import { type ListedEntry, listedEntries } from "./new-entries.ts";
import { nextLookIn } from "./next-look.ts";

/**
 * Look at a feed that is watched: what is new, or changed by its own word, becomes an import whose pages are fetched; when it is looked at
 * next depends on what came of it. A feed that is not watched any more is passed over.
 */
export async function lookAtFeed(feedId: number, fetch = pageFetcher(), pauseMs = PAUSE_MS): Promise<void> {
  const feed = await findFeed(database(), feedId);
  if (!feed) return;
  try {
    const found = await feedAt(feed, politely(fetch, { severalWanted: true, pauseMs }));
    if (found === "unchanged") await note(feed, { failures: 0, error: null, quietLooks: feed.quietLooks + 1 });
    else await takeNew(feed, found);
  } catch (error) {
    // Only what a site does is its failure; where ours fails the job is tried again.
    if (!(error instanceof AppError) || !["UNREADABLE", "TOO_LARGE"].includes(error.code)) throw error;
    const askedMs = error instanceof FetchFailure ? error.waitMs : null;
    await note(feed, { failures: feed.failures + 1, error: error.message }, askedMs);
  }
}

type Found = { readonly feed: Feed; readonly page: FetchedPage; readonly address: string };

/** The feed at its address, or at the one that the page there names: then that is its address from now on. */
async function feedAt({ address, etag, lastModified }: StoredFeed, fetch: PageFetcher): Promise<Found | "unchanged"> {
  const page = await fetch(address, { etag, lastModified });
  if (page.unchanged) return "unchanged";
  const found = feedOfFile(page.bytes, page.address);
  if (found && "feed" in found) return { ...found, page, address };
  const there = found && (await fetch(found.elsewhere));
  const again = there && feedOfFile(there.bytes, there.address);
  if (!there || !again || !("feed" in again))
    throw new AppError("UNREADABLE", "There is no feed at this address, and its page names none that can be read.");
  return { ...again, page: there, address: found.elsewhere };
}

/** Everything in one transaction: an entry counts as seen where its import is stored, and not otherwise. */
async function takeNew(feed: StoredFeed, { feed: read, page, address }: Found): Promise<void> {
  const listed = listedEntries(read, page.address);
  const seen = await findSeenEntries(
    database(),
    feed.id,
    listed.map(({ identity }) => identity),
  );
  const fresh = listed.filter(({ identity, stated }) => seen.get(identity) !== stated);
  const taken = fresh.slice(0, MOST_NEW_ENTRIES);
  // Where some are left for the next look, the server must send the feed once more.
  const version = taken.length < fresh.length ? { etag: null, lastModified: null } : page.version;
  await inTransaction(async (tx) => {
    const about = { ...version, address, title: read.title ?? feed.title, failures: 0, error: null };
    if (taken.length === 0) return noteIn(tx, feed, { ...about, quietLooks: feed.quietLooks + 1 });
    const latestImportId = await saveImport(tx, "feed");
    await saveWaitingFiles(
      tx,
      latestImportId,
      taken.map((one, i) => waitingFile(one, i, read.title)),
    );
    await saveSeenEntries(tx, feed.id, taken);
    await queueUploadJobs(tx, latestImportId);
    await noteIn(tx, feed, { ...about, quietLooks: 0, latestImportId });
  });
}

function waitingFile({ entry, address }: ListedEntry, index: number, title: string | null) {
  return {
    position: index * ROWS_PER_FILE,
    sourceId: address ?? entry.id ?? entry.title ?? `Entry ${index + 1}`,
    bytes: entry.content === null && address !== null ? new Uint8Array() : feedOfEntry(title, entry, address),
    known: {},
    ...(address === null ? {} : { address }),
  };
}

type Noted = Omit<FeedLook, "nextLookAt">;

const note = (feed: StoredFeed, noted: Noted, askedMs: number | null = null) =>
  noteIn(database(), feed, noted, askedMs);

async function noteIn(tx: Database, feed: StoredFeed, noted: Noted, askedMs: number | null = null): Promise<void> {
  const now = new Date();
  const { failures, quietLooks = feed.quietLooks } = noted;
  const nextLookAt = new Date(now.getTime() + nextLookIn({ failures, quietLooks, askedMs }));
  await noteLook(tx, feed.id, now, { ...noted, nextLookAt });
}
