import { findArticles } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { findVerdicts, pairSubject } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import { saveGroupDecision } from "./save-group-decision.ts";

/**
 * Confirm that all copies of a group are one article: each is merged with the first, as one decision with one undo. Returns its id.
 * Throws CONFLICT if there are no copies to confirm, or a person has confirmed them all.
 */
export async function confirmGroup(groupId: number): Promise<number> {
  const [first, ...others] = await findArticles(database(), { groupIds: [groupId] });
  if (!first || others.length === 0)
    throw new AppError("CONFLICT", `Group ${groupId} has no copies to confirm any more. Nothing was changed.`);
  const texts = [first, ...others].map(({ textSha256 }) => textSha256);
  return inTransaction(async (tx) => {
    const merged = (await findVerdicts(tx, texts))
      .filter(({ verdict }) => verdict === "merged")
      .map(({ subject }) => subject);
    const parts = new Map<string, readonly [number, number]>();
    for (const other of others) {
      const pair = pairSubject(first.textSha256, other.textSha256);
      if (!merged.includes(pair)) parts.set(pair, [first.id, other.id]);
    }
    if (parts.size === 0)
      throw new AppError("CONFLICT", "A reader has confirmed all these copies already. Nothing was changed.");
    const articles = [first, ...others].map(({ id }) => id);
    const subject = [...new Set(texts)].sort().join("+");
    return saveGroupDecision(tx, { subject, verdict: "confirmed", detail: { articles }, parts, partVerdict: "merged" });
  });
}
