import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findLinks, type StoredLink } from "../../db/links.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";

/** Claims read of one article; a text of more is a book, and its first are compared. */
const MOST_CLAIMS = 1000;

/** A claim of one of the compared articles, with the number of its paragraph. */
export type TiedClaim = { readonly claim: CitedClaim; readonly paragraph: number | null };

/** Claims of two compared articles on one point, surest first. */
export type Tie = { readonly a: TiedClaim; readonly b: TiedClaim; readonly link: StoredLink };

/**
 * What each two of these articles say on one point, surest first, and all their claims that were read for it. A copy that does not lead its
 * group has no ties.
 */
export async function tieClaims(
  ids: readonly number[],
): Promise<{ readonly claims: readonly CitedClaim[]; readonly ties: readonly Tie[] }> {
  const claims = await findClaims(database(), { articleIds: ids, limit: MOST_CLAIMS * ids.length });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const links = (await findLinks(database(), [...byId.keys()])).filter(({ strength }) => strength === "sure");
  const paragraphs = await paragraphNumbers(ids);
  const tied = (claim: CitedClaim) => ({ claim, paragraph: paragraphs(claim.articleId, claim.sentence.start) });
  const ties = links.flatMap((link) => {
    const [a, b] = [byId.get(link.a), byId.get(link.b)];
    return a && b && a.articleId !== b.articleId ? [{ a: tied(a), b: tied(b), link }] : [];
  });
  return { claims, ties };
}
