import { findArticlesAnyState, findIdsByText } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { AppError } from "../../model/errors.ts";
import { type Broken, regroup } from "../duplicates/regroup.ts";

/**
 * Make the groups of these texts anew, as the decisions that hold now want them. Throws CONFLICT where they cannot all be followed: people's
 * merges join what a person keeps apart. The caller's transaction is rolled back then, so that no decision stands without effect.
 */
export async function keepDecisions(tx: Database, subject: string): Promise<void> {
  const [broken] = await regroup(tx, await findIdsByText(tx, textsIn(subject)));
  if (broken) throw new AppError("CONFLICT", await sentenceFor(tx, broken));
}

/** The text hashes that a decision's subject names. */
function textsIn(subject: string): string[] {
  return subject.match(/[0-9a-f]{64}/g) ?? [];
}

/** Only merges can break another decision: the algorithm joins nothing that a person keeps apart. */
async function sentenceFor(tx: Database, { aId, bId }: Broken): Promise<string> {
  const articles = await findArticlesAnyState(tx, [aId, bId]);
  const [a, b] = [aId, bId].map((id) => articles.find((article) => article.id === id)?.sourceId ?? `article ${id}`);
  return `This does not go with other decisions: readers merged ${a} and ${b}, directly or through other copies, and a reader keeps the two apart. Nothing was changed. Take one copy out of the group, or undo one of those decisions in the history.`;
}
