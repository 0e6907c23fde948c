import type { ReactNode } from "react";
import type { ClaimRow } from "../../../../lib/model/claim.ts";
import type { Span } from "../../../../lib/model/span.ts";

type Mark = Span & { readonly kind: "hedge" | "reserve" | "oblige" | "cue" | "fig" | "rests" };

/** A claim that is less of its sentence than this shares it with others. */
const ONE_OF_SEVERAL = 0.8;

/**
 * The sentence of a claim with its reporting word, hedges, words of obligation, figures and dates marked; or, where a chip is open, the words it
 * rests on. Where somebody else speaks, a hedge of the outlet is a reservation about what he says, and marked apart from his own.
 */
export function MarkedClaim({ claim, rests }: { claim: ClaimRow; rests?: readonly Span[] | undefined }) {
  const own: Mark[] = rests
    ? rests.map((span) => ({ ...span, kind: "rests" }))
    : [
        ...(claim.speaker ? (claim.authorHedges ?? []) : []).map((span): Mark => ({ ...span, kind: "reserve" })),
        ...claim.hedges.map((span): Mark => ({ ...span, kind: "hedge" })),
        ...(claim.obligations ?? []).map((span): Mark => ({ ...span, kind: "oblige" })),
        ...(claim.cue ? [{ ...claim.cue, kind: "cue" } as const] : []),
        ...[...claim.quantities, ...claim.dates.filter(({ value }) => value !== null)].map(({ start, end }): Mark => ({ start, end, kind: "fig" })),
      ];
  const { start: from, end: to } = claim.sentence;
  const marks = own.filter((mark) => mark.start >= from && mark.end <= to).toSorted((a, b) => a.start - b.start || b.end - a.end);
  const { aside, nodes } = pieceByPiece(claim);
  let at = from;
  for (const mark of marks) {
    if (mark.start < at) continue;
    aside(at, mark.start);
    const words = claim.sentenceText.slice(mark.start - from, mark.end - from);
    nodes.push(
      mark.kind === "rests" ? (
        <mark key={mark.start} className="shared">
          {words}
        </mark>
      ) : (
        <span key={mark.start} className={mark.kind}>
          {words}
        </span>
      ),
    );
    at = mark.end;
  }
  aside(at, to);
  return nodes;
}

/** Where the outlet makes several claims in one sentence, the words that belong to the others step back. */
function pieceByPiece({ sentence, sentenceText, span, speaker }: ClaimRow): { nodes: ReactNode[]; aside: (from: number, to: number) => void } {
  const nodes: ReactNode[] = [];
  const several = speaker === null && (span.end - span.start) / (sentence.end - sentence.start) < ONE_OF_SEVERAL;
  const words = (from: number, to: number) => sentenceText.slice(from - sentence.start, to - sentence.start);
  const cut = (from: number, to: number, own: boolean) => {
    if (to <= from) return;
    nodes.push(
      own ? (
        words(from, to)
      ) : (
        <span key={from} className="others">
          {words(from, to)}
        </span>
      ),
    );
  };
  return {
    nodes,
    aside(from, to) {
      if (!several) return cut(from, to, true);
      cut(from, Math.min(to, span.start), false);
      cut(Math.max(from, span.start), Math.min(to, span.end), true);
      cut(Math.max(from, span.end), to, false);
    },
  };
}
