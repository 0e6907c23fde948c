import { countUnread } from "../../db/article-steps.ts";
import { database } from "../../db/client.ts";
import { countJobs } from "../../db/queue.ts";

/** Counted no further: whether a thousand texts wait or ten thousand, the reader comes back later. */
const MOST_COUNTED = 1_000;

/** What lists wait for: files to open, texts to read, both 0 while only what texts have in common is counted; `more`: a number is the most that is counted. */
export type StillToRead = { readonly texts: number; readonly files: number; readonly more: boolean };

/** What is still being read, for a page that lists what was found; null where every list is complete. */
export async function loadStillToRead(): Promise<StillToRead | null> {
  const db = database();
  const { needed } = await countJobs(db);
  if (needed === 0) return null;
  const { texts, files } = await countUnread(db, MOST_COUNTED);
  return { texts, files, more: Math.max(texts, files) === MOST_COUNTED };
}
