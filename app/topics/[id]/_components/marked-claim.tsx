import type { ReactNode } from "react";
import type { ClaimRow } from "../../../../lib/model/claim.ts";

/** The sentence of a claim with its reporting word and hedges marked, as text nodes. */
export function MarkedClaim({ claim }: { claim: ClaimRow }) {
  const from = claim.sentence.start;
  const marks = [...claim.hedges.map((span) => ({ ...span, kind: "hedge" })), ...(claim.cue ? [{ ...claim.cue, kind: "cue" }] : [])]
    .filter((mark) => mark.start >= from && mark.end <= claim.sentence.end)
    .toSorted((a, b) => a.start - b.start);
  const nodes: ReactNode[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.start < at) continue;
    nodes.push(claim.sentenceText.slice(at - from, mark.start - from));
    nodes.push(
      <span key={mark.start} className={mark.kind}>
        {claim.sentenceText.slice(mark.start - from, mark.end - from)}
      </span>,
    );
    at = mark.end;
  }
  nodes.push(claim.sentenceText.slice(at - from));
  return nodes;
}
