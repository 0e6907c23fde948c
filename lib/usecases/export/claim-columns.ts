import type { CitedClaim } from "../../model/claim.ts";

/** A claim as the tables of topics and stories have it, one column a fact: where it stands, what is said, and by whom. */
export function claimColumns(claim: CitedClaim): Record<string, unknown> {
  return {
    article: claim.articleId,
    claim: claim.id,
    start: claim.sentence.start,
    end: claim.sentence.end,
    quote: claim.sentenceText,
    speaker: claim.speaker,
    via: claim.via,
    verbClass: claim.verbClass,
    hedged: claim.hedges.length > 0,
    negated: claim.negated,
  };
}
