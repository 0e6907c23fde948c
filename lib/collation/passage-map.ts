import type { AlignedPassage } from "../model/pair.ts";
import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";

/** One text of a map: its words, and which spans are its body. */
type MapSide = { readonly text: string; readonly body: readonly Span[] };

/** A stretch of a bar: shared body, shared words outside a body, or words of this text only. */
export type PassageBand = { readonly x: number; readonly width: number; readonly kind: "body" | "same" | "only" };

/** A shared passage, drawn from bar to bar. `words` counts it on the first text. */
export type Ribbon = {
  readonly path: string;
  readonly kind: "body" | "same";
  readonly words: number;
  readonly fromA: number;
  readonly fromB: number;
  /** Offsets into both texts, to open the places. */
  readonly aStart: number;
  readonly bStart: number;
};

/** Numbers for an SVG with the view box `0 0 width height`; one scale for both bars, so a shorter text is a shorter bar. */
export type PassageMap = {
  readonly width: number;
  readonly height: number;
  readonly bar: number;
  readonly wordsA: number;
  readonly wordsB: number;
  readonly sharedWords: number;
  readonly a: readonly PassageBand[];
  readonly b: readonly PassageBand[];
  readonly ribbons: readonly Ribbon[];
};

/** The geometry of the passages that two texts share: lengths are words, not characters. */
export function sharedPassageMap(
  a: MapSide,
  b: MapSide,
  spans: readonly AlignedPassage[],
  { width = 1000, height = 96, bar = 15 }: { width?: number; height?: number; bar?: number } = {},
): PassageMap {
  const startsA = tokensOf(a.text).map(({ start }) => start);
  const startsB = tokensOf(b.text).map(({ start }) => start);
  const scale = width / Math.max(startsA.length, startsB.length, 1);
  const x = (words: number) => Math.round(words * scale * 10) / 10;
  const shared = spans.map((span) => ({
    kind:
      inside(a.body, span.aStart, span.aEnd) && inside(b.body, span.bStart, span.bEnd)
        ? ("body" as const)
        : ("same" as const),
    a: [wordsBefore(startsA, span.aStart), wordsBefore(startsA, span.aEnd)] as const,
    b: [wordsBefore(startsB, span.bStart), wordsBefore(startsB, span.bEnd)] as const,
    aStart: span.aStart,
    bStart: span.bStart,
  }));
  return {
    width,
    height,
    bar,
    wordsA: startsA.length,
    wordsB: startsB.length,
    sharedWords: shared.reduce((sum, { a: [from, to] }) => sum + to - from, 0),
    a: bands(
      shared.map(({ kind, a: [from, to] }) => ({ kind, from, to })),
      startsA.length,
      x,
    ),
    b: bands(
      shared.map(({ kind, b: [from, to] }) => ({ kind, from, to })),
      startsB.length,
      x,
    ),
    ribbons: shared.map(({ kind, a: [a1, a2], b: [b1, b2], aStart, bStart }) => ({
      kind,
      aStart,
      bStart,
      path: `M${x(a1)} ${bar}H${x(a2)}L${x(b2)} ${height - bar}H${x(b1)}Z`,
      words: a2 - a1,
      fromA: a1 + 1,
      fromB: b1 + 1,
    })),
  };
}

type Stretch = { readonly kind: "body" | "same"; readonly from: number; readonly to: number };

/** The whole bar, left to right, without gap or overlap: what no stretch covers is only here. */
function bands(stretches: readonly Stretch[], words: number, x: (words: number) => number): PassageBand[] {
  const result: PassageBand[] = [];
  const push = (from: number, to: number, kind: PassageBand["kind"]) => {
    if (to > from) result.push({ x: x(from), width: Math.round((x(to) - x(from)) * 10) / 10, kind });
  };
  let at = 0;
  for (const { kind, from, to } of [...stretches].sort((one, other) => one.from - other.from)) {
    push(at, from, "only");
    push(Math.max(at, from), to, kind);
    at = Math.max(at, to);
  }
  push(at, words, "only");
  return result;
}

/** Whether most of the range lies in a body: a headline joined to its body by the alignment must not unmake it. */
function inside(body: readonly Span[], start: number, end: number): boolean {
  const covered = body.reduce(
    (sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  );
  return covered * 2 > end - start;
}

/** How many words start before the offset, by halving. */
function wordsBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
