import { findStale } from "../../db/article-steps.ts";
import { database } from "../../db/client.ts";
import { enqueueAll, type Job } from "../../db/queue.ts";
import { articleBatches } from "../../model/article-batches.ts";
import { pagesAfter } from "../../model/pages.ts";
import { VERSIONS } from "../../model/versions.ts";
import { refreshProfiles } from "../framing/refresh-profiles.ts";

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
      articleBatches(page).map((articleIds): Job => ({ name: "flag-batch", payload: { articleIds } })),
    );
    articles += page.length;
  }
  if (!all) await refreshProfiles();
  return { articles };
}
