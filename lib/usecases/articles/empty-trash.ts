import { database, inTransaction } from "../../db/client.ts";
import { deleteForGood, findOldTrash, sweepDeleted } from "../../db/trash.ts";
import { currentConfig } from "../../model/config.ts";
import { lockGroups } from "../duplicates/regroup.ts";

/** Articles that are deleted in one transaction, while nobody can regroup; and such lots of one look: the rest is deleted at the next. */
const [AT_ONCE, MOST_LOTS] = [20, 25];
const DAY_MS = 86_400_000;

/** When an article that was removed at this time is deleted for good; null where the trash is kept without end. */
export function deletionOf(removedAt: Date, days = currentConfig().trashDays): Date | null {
  return days === 0 ? null : new Date(removedAt.getTime() + days * DAY_MS);
}

/**
 * Delete for good what has lain in the trash for as many days as the installation keeps it, in lots of one transaction each. Removing and
 * bringing back take the same lock, so that nothing is deleted that is being brought back. Returns how many articles were deleted.
 */
export async function emptyTrash(now = new Date()): Promise<number> {
  const { trashDays } = currentConfig();
  if (trashDays === 0) return 0;
  const before = new Date(now.getTime() - trashDays * DAY_MS);
  let deleted = 0;
  for (let lot = 0; lot < MOST_LOTS; lot++) {
    const ids = await findOldTrash(database(), before, AT_ONCE);
    if (ids.length === 0) break;
    deleted += await inTransaction(async (tx) => {
      await lockGroups(tx);
      return deleteForGood(tx, ids, before, now);
    });
  }
  await sweepDeleted(database());
  return deleted;
}
