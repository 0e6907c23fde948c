import { join } from "node:path";
import { decode } from "../../lib/ingest/decode.ts";
import { type FeedEntry, readFeed } from "../../lib/ingest/formats/feed.ts";
import { readRows } from "./page-sets.ts";

type FeedRow = {
  readonly base64: string;
  readonly items: number;
  readonly expect?: Readonly<Partial<Record<"title" | "link" | "id" | "author", string>>>;
};

/** Share of odd and broken feeds that give the right number of entries, how many broke, and share of the stated values of first entries that agree. */
export function evaluateFeeds(folder: string) {
  const feeds = readRows<FeedRow>(join(folder, "feeds/dev.jsonl.gz"));
  let [counted, broken, agreed, stated] = [0, 0, 0, 0];
  for (const { base64, items, expect = {} } of feeds) {
    const entries = entriesOf(base64);
    if (entries === null) broken++;
    else if (entries.length === items) counted++;
    for (const [field, value] of Object.entries(expect)) {
      stated++;
      if (entries?.[0]?.[field as keyof FeedEntry] === value) agreed++;
    }
  }
  return { feeds: feeds.length, rightNumber: counted / feeds.length, broken, statedRight: agreed / (stated || 1) };
}

function entriesOf(base64: string): readonly FeedEntry[] | null {
  try {
    return readFeed(decode(Buffer.from(base64, "base64")).text).entries;
  } catch {
    return null;
  }
}
