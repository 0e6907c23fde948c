import { findArticlesAnyState } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import type { StoredDecision } from "../../db/decisions.ts";
import { linkAgain, queueLinking } from "./relink-now.ts";

/** Links and rows follow from the decisions that hold now; they are made anew where the ended one had a say. */
export async function restoreLink(tx: Database, { detail }: StoredDecision): Promise<() => Promise<void>> {
  const { articles = [] } = detail as { articles?: readonly number[] };
  const groups = (await findArticlesAnyState(tx, articles)).map((article) => article.groupId).slice(0, 1);
  await queueLinking(tx, groups);
  return () => linkAgain(groups);
}
