import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { isMedium } from "../attribution/entities.ts";
import type { ClaimPiece } from "./pieces.ts";

/** From this share of an outer content on, an inner attribution is the same statement with one more link in its chain. */
const CHAIN_SHARE = 0.6;

/** Leaves out what is told inside another content, except where the outer frame only passes it on; then it is the way it came. */
export function outermost(
  text: string,
  pieces: readonly ClaimPiece[],
): { piece: ClaimPiece; via: Attribution | null }[] {
  const result: { piece: ClaimPiece; via: Attribution | null }[] = [];
  const handsOn = (outer: ClaimPiece, inner: ClaimPiece) =>
    holds(outer.span, inner) &&
    isCarrier(text, outer) &&
    (beginsWith(outer.span, inner) || share(inner.span, outer.span) >= CHAIN_SHARE);
  for (const piece of pieces) {
    if (pieces.some((other) => other !== piece && handsOn(piece, other))) continue;
    const outer = pieces.filter((other) => other !== piece && holds(other.span, piece));
    if (outer.every((other) => handsOn(other, piece))) result.push({ piece, via: outer[0]?.attribution ?? null });
  }
  return result.filter(
    ({ piece }, i) =>
      result.findIndex((r) => r.piece.span.start < piece.span.end && piece.span.start < r.piece.span.end) === i,
  );
}

/** Only an outlet passes on what somebody else says; "Trump said that he thinks" stays one statement. */
function isCarrier(text: string, { attribution }: ClaimPiece): boolean {
  const [source] = attribution.source;
  return source !== undefined && isMedium(text.slice(source.start, source.end));
}

function holds(outer: Span, inner: ClaimPiece): boolean {
  const cue = inner.attribution.cue[0];
  return cue !== undefined && outer.start <= cue.start && cue.end <= outer.end;
}

/** "According to Reuters, the mayor said …": the content is nothing but somebody else's statement. */
function beginsWith(outer: Span, inner: ClaimPiece): boolean {
  const [source] = inner.attribution.source;
  return source !== undefined && source.start - outer.start < 3 && inner.span.end === outer.end;
}

function share(inner: Span, outer: Span): number {
  return (Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start)) / (outer.end - outer.start || 1);
}
