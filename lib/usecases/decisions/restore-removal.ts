import { setRemoved } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import type { StoredDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import { regroup } from "../duplicates/regroup.ts";

/** Bring a removed article back. It is compared again, with what came in meanwhile. */
export async function restoreRemoval(tx: Database, { detail }: StoredDecision): Promise<void> {
  const articles = (detail as { articles?: readonly number[] }).articles ?? [];
  for (const article of articles) {
    await setRemoved(tx, article, null);
    await enqueue(tx, "flag-duplicates", { articleId: article });
  }
  await regroup(tx, articles);
}
