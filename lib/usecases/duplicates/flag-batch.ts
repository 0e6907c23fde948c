import { togetherOrEach } from "../passages/together-or-each.ts";
import { flagDuplicates } from "./flag-duplicates.ts";

/**
 * Flag the duplicates of many articles at once. Where that fails, or has failed before (`attempt` above 1: a worker may have died of one
 * article), each article becomes a job of its own, so that one that cannot be compared holds up no other.
 */
export async function flagBatch(articleIds: readonly number[], attempt: number): Promise<void> {
  await togetherOrEach(articleIds, attempt, {
    what: "articles are compared",
    work: () => flagDuplicates(articleIds),
    each: (articleId) => ({ name: "flag-duplicates", payload: { articleId } }),
  });
}
