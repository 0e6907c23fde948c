import { database } from "../../db/client.ts";
import { enqueueAll, type Job } from "../../db/queue.ts";
import { errorFields, log } from "../../model/log.ts";

/**
 * Does a job for many at once. Where that fails, or has failed before (`attempt` above 1: a worker may have died of one of them), each becomes a
 * job of its own, so that one that cannot be done holds up no other. `what` says for the log what is done, "articles are compared".
 */
export async function togetherOrEach(
  ids: readonly number[],
  attempt: number,
  { what, work, each }: { readonly what: string; work(): Promise<void>; each(id: number): Job },
): Promise<void> {
  if (attempt === 1) {
    try {
      return await work();
    } catch (error) {
      log.warn(`${ids.length} ${what} one by one, since together it failed.`, errorFields(error));
    }
  }
  await enqueueAll(database(), ids.map(each));
}
