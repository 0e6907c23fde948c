import type { ReactNode } from "react";
import { type ClaimMark, claimMarks } from "../../../lib/claims/claim/claim-marks.ts";
import type { CitedClaim } from "../../../lib/model/claim.ts";
import type { Span } from "../../../lib/model/span.ts";
import styles from "./marked-claim.module.css";

type SentenceMark = Span & { readonly kind: ClaimMark["kind"] | "rests" };

/** A claim that is less of its sentence than this shares it with others. */
const ONE_OF_SEVERAL = 0.8;

/**
 * The sentence of a claim with its reporting word, hedges, words of obligation, figures and dates marked; or, where a chip is open, the words it
 * rests on. Where somebody else speaks, a hedge of the outlet is a reservation about what he says, and marked apart from his own.
 */
export function MarkedClaim({
  claim,
  rests,
  otherwise = [],
}: {
  claim: CitedClaim;
  rests?: readonly Span[] | undefined;
  /** Figures and dates that another outlet gives otherwise: they have a line of ink as well. */
  otherwise?: readonly Span[] | undefined;
}) {
  const { start: from, end: to } = claim.sentence;
  const marks: SentenceMark[] = rests
    ? rests
        .filter(({ start, end }) => start >= from && end <= to)
        .toSorted((a, b) => a.start - b.start || b.end - a.end)
        .map((span) => ({ ...span, kind: "rests" }))
    : claimMarks(claim);
  const nodes: ReactNode[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.start < at) continue;
    nodes.push(...unmarked(claim, at, mark.start));
    const words = claim.sentenceText.slice(mark.start - from, mark.end - from);
    nodes.push(
      mark.kind === "rests" ? (
        <mark key={mark.start} className="shared">
          {words}
        </mark>
      ) : (
        <span key={mark.start} className={classOf(mark, otherwise)}>
          {words}
        </span>
      ),
    );
    at = mark.end;
  }
  nodes.push(...unmarked(claim, at, to));
  return nodes;
}

function classOf({ kind, start, end }: SentenceMark, otherwise: readonly Span[]): string {
  if (kind !== "figure") return kind;
  return otherwise.some((span) => span.start < end && start < span.end)
    ? `figure-mark ${styles.otherwise}`
    : "figure-mark";
}

/** Words between two marks. Where the outlet makes several claims in one sentence, those that belong to the others step back. */
function unmarked({ sentence, sentenceText, span, speaker }: CitedClaim, from: number, to: number): ReactNode[] {
  const words = (start: number, end: number) =>
    sentenceText.slice(start - sentence.start, Math.max(start, end) - sentence.start);
  const several = speaker === null && (span.end - span.start) / (sentence.end - sentence.start) < ONE_OF_SEVERAL;
  if (!several) return [words(from, to)];
  const [begin, end] = [Math.min(Math.max(span.start, from), to), Math.min(Math.max(span.end, from), to)];
  const others = (start: number, until: number) =>
    until > start ? (
      <span key={start} className="others">
        {words(start, until)}
      </span>
    ) : null;
  return [others(from, begin), words(begin, end), others(end, to)];
}
