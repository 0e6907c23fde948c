import { type AlignedRegion, type Alignment, alignWords } from "./align-words.ts";
import type { HashedWords } from "./body-words.ts";

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
  /** Share of the first words of each body that lie inside passages: a copy has the other's beginning, a shared statement neither. */
  readonly leadA: number;
  readonly leadB: number;
  /** How much of each body stands before the first passage: late in both is what two pages carry below their articles. */
  readonly startsA: number;
  readonly startsB: number;
  /** How much more of the match stands in quotation marks than of the body that quotes more: near 1 for a shared statement. */
  readonly quotedExcess: number;
  /** Share of the words inside passages that stand in quotation marks. */
  readonly quotedMatch: number;
  /** Words of each body outside quotation marks that lie inside passages, over all of its words outside them; 1 where it has none. */
  readonly plainA: number;
  readonly plainB: number;
  readonly shorter: number;
  readonly longer: number;
  readonly passages: number;
};

/** Words of a body that count as its beginning: one or two sentences. */
const LEAD_WORDS = 40;

/** The words of a body, and which of them stand in quotation marks (see quoted.ts). */
export type ReadBody = { readonly words: HashedWords; readonly quoted: Uint8Array };

/** Aligns two bodies and measures the alignment. */
export function measureBodies(
  { words: a, quoted: quotedA }: ReadBody,
  { words: b, quoted: quotedB }: ReadBody,
): { alignment: Alignment; measures: Measures } {
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
    leadA: leadShare(
      regions.map((r) => [r.aFrom, r.aTo]),
      a.length,
    ),
    leadB: leadShare(
      regions.map((r) => [r.bFrom, r.bTo]),
      b.length,
    ),
    startsA: share(Math.min(...regions.map((r) => r.aFrom), a.length), a.length),
    startsB: share(Math.min(...regions.map((r) => r.bFrom), b.length), b.length),
    quotedExcess: quotedExcess(regions, quotedA, quotedB),
    quotedMatch: quotedMatch(regions, quotedA, quotedB),
    plainA: plainShare(
      regions.map((r) => [r.aFrom, r.aTo]),
      quotedA,
    ),
    plainB: plainShare(
      regions.map((r) => [r.bFrom, r.bTo]),
      quotedB,
    ),
    shorter,
    longer: Math.max(a.length, b.length),
    passages: regions.length,
  };
  return { alignment, measures };
}

function leadShare(ranges: [number, number][], length: number): number {
  const lead = Math.min(LEAD_WORDS, length);
  const inLead = ranges
    .filter(([from]) => from < lead)
    .map(([from, to]): [number, number] => [from, Math.min(to, lead)]);
  return share(coverage(inLead), lead);
}

function quotedMatch(regions: readonly AlignedRegion[], quotedA: Uint8Array, quotedB: Uint8Array): number {
  let inside = 0;
  let words = 0;
  for (const r of regions) {
    for (let i = r.aFrom; i < r.aTo; i++) inside += quotedA[i] ?? 0;
    for (let i = r.bFrom; i < r.bTo; i++) inside += quotedB[i] ?? 0;
    words += r.aTo - r.aFrom + r.bTo - r.bFrom;
  }
  return share(inside, words);
}

function quotedExcess(regions: readonly AlignedRegion[], quotedA: Uint8Array, quotedB: Uint8Array): number {
  const usual = Math.max(meanOf(quotedA), meanOf(quotedB));
  return Math.max(0, quotedMatch(regions, quotedA, quotedB) - usual);
}

function plainShare(ranges: readonly (readonly [number, number])[], quoted: Uint8Array): number {
  const inside = new Uint8Array(quoted.length);
  for (const [from, to] of ranges) inside.fill(1, from, to);
  let plain = 0;
  let matched = 0;
  for (let i = 0; i < quoted.length; i++) {
    if (quoted[i]) continue;
    plain++;
    matched += inside[i] ?? 0;
  }
  return plain === 0 ? 1 : matched / plain;
}

function meanOf(flags: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < flags.length; i++) sum += flags[i] as number;
  return share(sum, flags.length);
}

function largestOf(regions: readonly AlignedRegion[]): AlignedRegion | null {
  let best: AlignedRegion | null = null;
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

/** Matched words from which on more of them say no more: lengths differ from outlet to outlet, and the scorer must not learn them. */
const ENOUGH_WORDS = 100;

/** The columns of the scorer, in the order of the weights in weights.json. */
export const FEATURES = [
  "matched words over the shorter body",
  "matched words over the longer body",
  "largest passage over the shorter body",
  "matched words, up to a hundred",
  "how much more stands before the largest passage on one side",
  "how much stands before it on both",
  "density of the match",
  "matched over shorter x one-sided place",
  "matched over shorter x matched over longer",
  "number of passages",
  "how much stands after the largest passage on the side where most does",
  "beginning of the body that has more of its own in the match",
  "beginning of the other",
  "quotation in the match beyond the bodies' own",
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
    Math.min(m.matched, ENOUGH_WORDS) / ENOUGH_WORDS,
    oneSided,
    Math.min(m.beforeA, m.beforeB),
    m.density,
    most * oneSided,
    most * least,
    Math.min(m.passages, 10) / 10,
    Math.max(m.afterA, m.afterB),
    Math.max(m.leadA, m.leadB),
    Math.min(m.leadA, m.leadB),
    m.quotedExcess,
  ];
}
