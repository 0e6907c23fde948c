import { getClaim } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { pairSubject } from "../../db/decisions.ts";
import { claimPlaceOf } from "../../model/claim-place.ts";
import type { DetailOf } from "../../model/decision/details.ts";
import { AppError } from "../../model/errors.ts";

/** Two claims as a decision about both takes them: its subject, where they stand, and their groups. Throws INVALID_INPUT, NOT_FOUND. */
export async function claimPair(
  tx: Database,
  a: number,
  b: number,
): Promise<{ subject: string; detail: DetailOf<"link">; groupIds: number[] }> {
  if (a === b) throw new AppError("INVALID_INPUT", "This is one claim twice. Choose two. Nothing was changed.");
  const one = await getClaim(tx, a);
  const other = await getClaim(tx, b);
  return {
    subject: pairSubject(one.key, other.key),
    detail: {
      claims: [one.id, other.id],
      articles: [one.articleId, other.articleId],
      places: [claimPlaceOf(one), claimPlaceOf(other)],
    },
    groupIds: [one.groupId, other.groupId],
  };
}
