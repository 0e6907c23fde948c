import { database } from "../../db/client.ts";
import { enqueueAll } from "../../db/queue.ts";
import { errorFields, log } from "../../model/log.ts";
import { flagDuplicates } from "./flag-duplicates.ts";

/**
 * Flag the duplicates of many articles at once. Where that fails, or has failed before (`attempt` above 1: a worker may have died of one
 * article), each article becomes a job of its own, so that one that cannot be compared holds up no other.
 */
export async function flagBatch(articleIds: readonly number[], attempt: number): Promise<void> {
  if (attempt === 1) {
    try {
      return await flagDuplicates(articleIds);
    } catch (error) {
      log.warn(`${articleIds.length} articles are compared one by one, since together it failed.`, errorFields(error));
    }
  }
  await enqueueAll(
    database(),
    articleIds.map((articleId) => ({ name: "flag-duplicates", payload: { articleId } })),
  );
}
