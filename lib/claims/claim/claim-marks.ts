import type { CitedClaim } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

/** What marked words of a claim's sentence are: a hedge, one by which the outlet keeps its distance, an obligation, a reporting word, a figure or date. */
export type ClaimMark = Span & { readonly kind: "hedge" | "reserve" | "oblige" | "cue" | "figure" };

/** The marked words of a claim's sentence in their order, none inside another. Where somebody else speaks, a hedge of the outlet is a reservation. */
export function claimMarks(claim: CitedClaim): ClaimMark[] {
  const own: ClaimMark[] = [
    ...(claim.speaker ? (claim.authorHedges ?? []) : []).map((span): ClaimMark => ({ ...span, kind: "reserve" })),
    ...claim.hedges.map((span): ClaimMark => ({ ...span, kind: "hedge" })),
    ...(claim.obligations ?? []).map((span): ClaimMark => ({ ...span, kind: "oblige" })),
    ...(claim.cue ? [{ ...claim.cue, kind: "cue" } as const] : []),
    ...[...claim.quantities, ...claim.dates.filter(({ value }) => value !== null)].map(
      ({ start, end }): ClaimMark => ({ start, end, kind: "figure" }),
    ),
  ];
  const { start: from, end: to } = claim.sentence;
  const marks: ClaimMark[] = [];
  for (const mark of own.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (mark.start >= (marks.at(-1)?.end ?? from) && mark.end <= to) marks.push(mark);
  return marks;
}
