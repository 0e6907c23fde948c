import { getClaim } from "../db/claims.ts";
import { database, inTransaction } from "../db/client.ts";
import { pairSubject, saveDecision } from "../db/decisions.ts";
import { enqueue } from "../db/queue.ts";

/** What a person may decide of two claims. */
export const LINK_VERDICTS = ["confirmed", "rejected"] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** Record that two claims are, or are not, about the same matter; rows follow. Bound to texts and places. Returns the decision's id. */
export async function decideLink({ a, b, verdict }: { a: number; b: number; verdict: LinkVerdict }): Promise<number> {
  const [one, other] = await Promise.all([getClaim(database(), a), getClaim(database(), b)]);
  return inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "link",
      subject: pairSubject(one.key, other.key),
      verdict,
      detail: { claims: [a, b], articles: [one.articleId, other.articleId] },
    });
    await enqueue(tx, "link-claims", { groupId: one.groupId });
    return id;
  });
}
