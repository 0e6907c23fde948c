import { type Alignment, alignWords, type Region } from "./align.ts";
import type { HashedWords } from "./words.ts";

/** What alignment says of two bodies, in words and shares from 0 to 1. None depends on the other articles stored. */
export type Measures = {
  /** Words equal in order inside passages. */
  readonly matched: number;
  readonly longestRun: number;
  /** Matched words over the words of a's body, and of b's. */
  readonly inA: number;
  readonly inB: number;
  /** Words of each body that lie inside passages, matched or edited, over its words. */
  readonly coveredA: number;
  readonly coveredB: number;
  /** Share of the words inside passages that match. */
  readonly density: number;
  /** Words of the largest passage over the shorter body. */
  readonly largest: number;
  readonly largestMatched: number;
  /** How much of each body stands before the largest passage. */
  readonly beforeA: number;
  readonly beforeB: number;
  /** How much of each body stands after it. */
  readonly afterA: number;
  readonly afterB: number;
  readonly shorter: number;
  readonly longer: number;
  readonly passages: number;
};

/** Aligns two bodies and measures the alignment. */
export function measureWords(a: HashedWords, b: HashedWords): { alignment: Alignment; measures: Measures } {
  const alignment = alignWords(a, b);
  const { regions } = alignment;
  const coveredA = coverage(regions.map((r) => [r.aFrom, r.aTo]));
  const coveredB = coverage(regions.map((r) => [r.bFrom, r.bTo]));
  const sum = regions.reduce((total, r) => total + r.matched, 0);
  const matched = Math.min(sum, coveredA, coveredB);
  const first = largestOf(regions);
  const shorter = Math.min(a.length, b.length);
  const measures: Measures = {
    matched,
    longestRun: regions.reduce((most, r) => Math.max(most, r.longest), 0),
    inA: share(matched, a.length),
    inB: share(matched, b.length),
    coveredA: share(coveredA, a.length),
    coveredB: share(coveredB, b.length),
    density: share(
      2 * sum,
      regions.reduce((total, r) => total + r.aTo - r.aFrom + r.bTo - r.bFrom, 0),
    ),
    largest: share(first ? Math.min(first.aTo - first.aFrom, first.bTo - first.bFrom) : 0, shorter),
    largestMatched: first?.matched ?? 0,
    beforeA: share(first?.aFrom ?? 0, a.length),
    beforeB: share(first?.bFrom ?? 0, b.length),
    afterA: share(first ? a.length - first.aTo : 0, a.length),
    afterB: share(first ? b.length - first.bTo : 0, b.length),
    shorter,
    longer: Math.max(a.length, b.length),
    passages: regions.length,
  };
  return { alignment, measures };
}

function largestOf(regions: readonly Region[]): Region | null {
  let best: Region | null = null;
  for (const r of regions) if (!best || r.matched > best.matched) best = r;
  return best;
}

function coverage(ranges: [number, number][]): number {
  let covered = 0;
  let upTo = 0;
  for (const [from, to] of ranges.sort((x, y) => x[0] - y[0])) {
    covered += Math.max(0, to - Math.max(from, upTo));
    upTo = Math.max(upTo, to);
  }
  return covered;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

/** The columns of the scorer, in the order of the weights in weights.json. */
export const FEATURES = [
  "matched words over the shorter body",
  "matched words over the longer body",
  "largest passage over the shorter body",
  "log of matched words",
  "log of the largest passage",
  "how much more stands before the largest passage on one side",
  "how much stands before it on both",
  "density of the match",
  "log of the shorter body",
  "matched over shorter x one-sided place",
  "matched over shorter x matched over longer",
  "number of passages",
  "how much stands after the largest passage on the side where most does",
] as const;

/** The features of one pair; the same whichever article comes first. */
export function featuresOf(m: Measures): number[] {
  const least = Math.min(m.inA, m.inB);
  const most = Math.max(m.inA, m.inB);
  const oneSided = Math.abs(m.beforeA - m.beforeB);
  return [
    most,
    least,
    m.largest,
    Math.log1p(m.matched) / 5,
    Math.log1p(m.largestMatched) / 5,
    oneSided,
    Math.min(m.beforeA, m.beforeB),
    m.density,
    Math.log1p(m.shorter) / 5,
    most * oneSided,
    most * least,
    Math.min(m.passages, 10) / 10,
    Math.max(m.afterA, m.afterB),
  ];
}
