import { findStale } from "../../db/article-steps.ts";
import { database } from "../../db/client.ts";
import { enqueueAll, type Job } from "../../db/queue.ts";
import { pagesAfter } from "../../model/pages.ts";
import { VERSIONS } from "../../model/versions.ts";
import { refreshProfiles } from "../framing/refresh-profiles.ts";

/** Articles of one job, and the words they may have together: a job that dies is done again from its start. */
const MOST_ARTICLES = 50;
const MOST_WORDS = 100_000;
/** Articles looked at for one statement of jobs. */
const AT_ONCE = 2000;

/** Queue every article whose derived rows are older than this version, or all. Texts and decisions are not touched. */
export async function rebuild({ all }: { all: boolean }): Promise<{ articles: number }> {
  let articles = 0;
  const pages = pagesAfter(
    (after: number | undefined) => findStale(database(), all ? null : VERSIONS, { after, limit: AT_ONCE }),
    ({ id }) => id,
  );
  for await (const page of pages) {
    await enqueueAll(
      database(),
      batchesOf(page).map((articleIds): Job => ({ name: "flag-batch", payload: { articleIds } })),
    );
    articles += page.length;
  }
  if (!all) await refreshProfiles();
  return { articles };
}

function batchesOf(articles: readonly { readonly id: number; readonly words: number }[]): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let sum = 0;
  for (const { id, words } of articles) {
    if (batch.length === MOST_ARTICLES || (batch.length > 0 && sum + words > MOST_WORDS)) {
      batches.push(batch);
      batch = [];
      sum = 0;
    }
    batch.push(id);
    sum += words;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
