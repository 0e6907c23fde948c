import type { ProposedClaim } from "../../model/extractor.ts";
import type { QuotedSpan, Span } from "../../model/span.ts";
import { standsIn } from "../../text/stands-in.ts";

/** A proposal that stands: where the claim is, and where its speaker is named. */
export type AcceptedProposal = { readonly span: Span; readonly speakerSpan: Span | null };

/** Why a proposal is refused, in words for a reader. */
export const REFUSALS = {
  "other-words": "other words stand at the place that was given",
  outside: "the place is not inside one passage of the article’s own text",
  "already-read": "the rules read the same claim",
} as const;
export type ProposalRefusal = keyof typeof REFUSALS;

/** Share of both spans together from which a proposal is the claim that is there already. */
const SAME_PLACE = 0.6;

/**
 * Sorts what an extractor proposes. A span must hold exactly the words that the extractor says stand there, inside one body passage; an
 * extractor that counts in other units, or puts words into an article's mouth, is refused. What the rules (or an earlier proposal) hold at
 * the same place is left out, so that no claim is counted twice. In the order of the text.
 */
export function checkProposals(
  text: string,
  body: readonly Span[],
  proposals: readonly ProposedClaim[],
  held: readonly Span[],
): { accepted: AcceptedProposal[]; refused: ProposalRefusal[] } {
  const accepted: AcceptedProposal[] = [];
  const refused: ProposalRefusal[] = [];
  for (const proposal of proposals.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const span = { start: proposal.start, end: proposal.end };
    const speaker = proposal.speaker;
    const spans: readonly QuotedSpan[] = speaker ? [proposal, speaker] : [proposal];
    const refusal = spans.map((each) => refusalOf(text, body, each)).find((found) => found !== null) ?? null;
    if (refusal) refused.push(refusal);
    else if ([...held, ...accepted.map((each) => each.span)].some((other) => isSamePlace(span, other)))
      refused.push("already-read");
    else accepted.push({ span, speakerSpan: speaker && { start: speaker.start, end: speaker.end } });
  }
  return { accepted, refused };
}

function refusalOf(text: string, body: readonly Span[], span: QuotedSpan): ProposalRefusal | null {
  if (!standsIn(text, span)) return "other-words";
  return body.some((passage) => passage.start <= span.start && span.end <= passage.end) ? null : "outside";
}

function isSamePlace(one: Span, other: Span): boolean {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return common > 0 && common / (Math.max(one.end, other.end) - Math.min(one.start, other.start)) >= SAME_PLACE;
}
