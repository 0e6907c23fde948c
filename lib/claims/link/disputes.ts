import type { StoredClaim } from "../../model/claim.ts";
import { denies } from "../../model/denial.ts";

/** Two claims of one article, of which one source asserts what another denies. */
export type Dispute<C extends StoredClaim> = { readonly a: C; readonly b: C; readonly score: number };

/** Characters between the end of a claim and the sentence that denies it: the sentence before, or the one before that if it is short. */
const DISPUTE_REACH = 220;
/** "Such plans" and "those claims" have fewer content lemmas than this: nearness decides what they stand for. */
const ANAPHORIC_BELOW = 4;
/** A denial in many words of its own must share two of them. */
const FEWEST_SHARED = 2;

/**
 * Disputes inside an article: what one source denies, linked with the nearest claim before it that another source makes.
 * "Such plans", "those claims" and "it" share no word with what they stand for, so nearness decides.
 */
export function disputesIn<C extends StoredClaim>(claims: readonly C[]): Dispute<C>[] {
  const byArticle = groupByArticle(claims);
  return claims.flatMap((denial): Dispute<C>[] => {
    if (!denies(denial) || denial.negated || sourceOf(denial) === "") return [];
    const earlier = (byArticle.get(denial.articleId) ?? []).filter(
      (claim) =>
        claim.sentence.start <= denial.sentence.start &&
        claim.span.end <= denial.span.start &&
        denial.sentence.start - claim.sentence.end < DISPUTE_REACH &&
        sourceOf(claim) !== "" &&
        sourceOf(claim) !== sourceOf(denial) &&
        claim.verbClass !== "deny",
    );
    const anaphoric = denial.lemmas.length < ANAPHORIC_BELOW;
    const asserted = earlier
      .toSorted((x, y) => y.span.end - x.span.end)
      .find((claim) => anaphoric || shared(claim.lemmas, denial.lemmas) >= FEWEST_SHARED);
    if (!asserted) return [];
    const [a, b] = asserted.id < denial.id ? [asserted, denial] : [denial, asserted];
    return [{ a, b, score: anaphoric ? 0.75 : 0.8 }];
  });
}

function groupByArticle<C extends StoredClaim>(claims: readonly C[]): Map<number, C[]> {
  const groups = new Map<number, C[]>();
  for (const claim of claims) {
    const own = groups.get(claim.articleId);
    if (own) own.push(claim);
    else groups.set(claim.articleId, [claim]);
  }
  return groups;
}

const sourceOf = (claim: StoredClaim) => claim.speaker ?? claim.via ?? "";

function shared(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return [...new Set(a)].filter((each) => others.has(each)).length;
}
