import { createHash } from "node:crypto";
import type { SeenEntry } from "../../db/feeds.ts";
import type { Feed, FeedEntry } from "../../ingest/formats/feed.ts";

/** An entry with the address of its page, and what it is known by. */
export type ListedEntry = SeenEntry & { readonly entry: FeedEntry; readonly address: string | null };

/**
 * The entries of a feed, each once, with what they are known by: their id and their address together, because some feeds number each issue
 * from one, and others give one address to every entry. `stated` changes where the feed says that the entry did.
 */
export function listedEntries({ entries }: Feed, feedAddress: string): ListedEntry[] {
  const listed = new Map<string, ListedEntry>();
  for (const entry of entries) {
    const address = addressOf(entry, feedAddress);
    const known = entry.id === null && address === null ? [entry.title, entry.content] : [entry.id, address];
    const identity = hashOf(known);
    const one = { entry, address, identity, stated: hashOf([entry.title, entry.date, entry.updated]) };
    if (!listed.has(identity)) listed.set(identity, one);
  }
  return [...listed.values()];
}

function addressOf({ link }: FeedEntry, feedAddress: string): string | null {
  if (link === null || !URL.canParse(link, feedAddress)) return null;
  const url = new URL(link, feedAddress);
  return /^https?:$/.test(url.protocol) ? url.toString() : null;
}

function hashOf(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
