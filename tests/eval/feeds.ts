import { join } from "node:path";
import { decode } from "../../lib/ingest/decode.ts";
import { type FeedEntry, readFeed } from "../../lib/ingest/formats/feed.ts";
import { importedTexts } from "./imported-texts.ts";
import { readRows } from "./page-sets.ts";

type FeedRow = {
  readonly base64: string;
  readonly items: number;
  readonly expect?: Readonly<Partial<Record<"title" | "link" | "id" | "author", string>>>;
};

/** Longest that one feed may take, in milliseconds: what takes longer counts as hanging. */
const LONGEST_MS = 10_000;

/**
 * Share of odd and broken feeds that give the right number of entries, how many broke, and share of the stated values of first entries that
 * agree. `imported` is the first through the import, as files: each entry is an article or is named with the reason; `crashed` and `hung`
 * count files at which it broke off or took more than ten seconds.
 */
export async function evaluateFeeds(folder: string) {
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
  let [imported, crashed, hung] = [0, 0, 0];
  for (const [i, { base64, items }] of feeds.entries()) {
    const began = performance.now();
    const found = await importedTexts(`feed-${i}.xml`, Buffer.from(base64, "base64")).catch(() => null);
    if (performance.now() - began > LONGEST_MS) hung++;
    if (found === null) crashed++;
    else if (found.length === items || (items === 0 && found.length === 1 && found[0] === null)) imported++;
  }
  return {
    feeds: feeds.length,
    rightNumber: counted / feeds.length,
    broken,
    statedRight: agreed / (stated || 1),
    imported: imported / feeds.length,
    crashed,
    hung,
  };
}

function entriesOf(base64: string): readonly FeedEntry[] | null {
  try {
    return readFeed(decode(Buffer.from(base64, "base64")).text).entries;
  } catch {
    return null;
  }
}
