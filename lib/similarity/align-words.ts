import type { AlignedPassage, ComparedArticle } from "../model/pair.ts";
import { bodyWordsOf, type HashedWords } from "./body-words.ts";

/** Words of an exact match that starts a passage. Three meets everywhere; five loses heavily edited copies. */
export const SEED = 4;
/** Words that may stand unmatched, on either side, between two matches of one passage. */
export const GAP = 30;
/** A seed that stands in more places than this in one article is a refrain: it extends passages but starts none. */
const REFRAIN = 8;
/** A passage shorter than this many matched words is chance, unless nothing interrupts it. */
const FEWEST_MATCHED = 8;
/** Comparisons of two words before alignment stops and says so: hostile pairs of 200,000 words each took under .5 s. */
const MOST_STEPS = 20_000_000;
/** Exact matches kept; past them only those of LONG_RUN words are, and the alignment says that it was cut. */
const MOST_RUNS = 20_000;
const LONG_RUN = 32;
/** Passages kept of one pair; two articles with more share a refrain, and the rest would add single lines. */
const MOST_PASSAGES = 400;

/** A passage in word numbers: [aFrom, aTo) beside [bFrom, bTo), `matched` words equal in order, the longest unbroken run `longest`. */
export type AlignedRegion = {
  aFrom: number;
  aTo: number;
  bFrom: number;
  bTo: number;
  matched: number;
  longest: number;
};

export type Alignment = { readonly regions: readonly AlignedRegion[]; readonly cut: boolean };

/**
 * Finds the passages of prose that two articles share, in whatever order they stand: exact four-word seeds are extended to
 * runs, runs joined along near diagonals (the method of passim, Smith et al. 2014), and passages that would use the same words
 * twice are dropped, the longest first kept. Work is counted, not timed: `cut` says that the cap was reached.
 */
export function alignArticles(
  a: ComparedArticle,
  b: ComparedArticle,
  mostSteps = MOST_STEPS,
): { spans: AlignedPassage[]; cut: boolean } {
  const aWords = bodyWordsOf(a);
  const bWords = bodyWordsOf(b);
  const { regions, cut } = alignWords(aWords, bWords, mostSteps);
  return { spans: spansOf(regions, aWords, bWords), cut };
}

/** The regions as spans of the two canonical texts, in the order of a. */
export function spansOf(regions: readonly AlignedRegion[], a: HashedWords, b: HashedWords): AlignedPassage[] {
  return [...regions]
    .sort((x, y) => x.aFrom - y.aFrom || x.bFrom - y.bFrom)
    .map((r) => ({
      aStart: a.starts[r.aFrom] ?? 0,
      aEnd: a.ends[r.aTo - 1] ?? 0,
      bStart: b.starts[r.bFrom] ?? 0,
      bEnd: b.ends[r.bTo - 1] ?? 0,
    }));
}

/** As `alignArticles`, in word numbers. */
export function alignWords(a: HashedWords, b: HashedWords, mostSteps = MOST_STEPS): Alignment {
  if (sameWords(a, b)) return { regions: wholeOf(a), cut: false };
  const budget = { left: mostSteps, cut: false };
  const runs = exactRuns(a, b, budget);
  const chains = joinRuns(runs, a, b, budget);
  return { regions: withoutOverlap(chains), cut: budget.cut || budget.left <= 0 };
}

type Budget = { left: number; cut: boolean };

function sameWords(a: HashedWords, b: HashedWords): boolean {
  return (
    a.length === b.length &&
    a.low.every((hash, i) => hash === b.low[i]) &&
    a.high.every((hash, i) => hash === b.high[i])
  );
}

function wholeOf({ length }: HashedWords): AlignedRegion[] {
  return length === 0 ? [] : [{ aFrom: 0, aTo: length, bFrom: 0, bTo: length, matched: length, longest: length }];
}

type Run = { a: number; b: number; length: number };

/** All maximal runs of at least SEED equal words that begin at a seed which is no refrain, in the order of a. */
function exactRuns(a: HashedWords, b: HashedWords, budget: Budget): Run[] {
  const seeds = seedsOf(a).keys;
  const places = placesOf(b);
  const runs: Run[] = [];
  /** By diagonal, up to where in a it has been walked: each run is walked once. */
  const walked = new Map<number, number>();
  const walk = (i: number, j: number) => {
    const diagonal = j - i;
    if ((walked.get(diagonal) ?? 0) > i) return;
    let begin = 0;
    while (i - begin > 0 && j - begin > 0 && a.low[i - begin - 1] === b.low[j - begin - 1] && budget.left-- > 0)
      begin++;
    let length = 0;
    while (
      i + length < a.length &&
      j + length < b.length &&
      a.low[i + length] === b.low[j + length] &&
      budget.left-- > 0
    )
      length++;
    walked.set(diagonal, i + length);
    if (runs.length >= MOST_RUNS) budget.cut = true;
    if (begin + length >= (budget.cut ? LONG_RUN : SEED))
      runs.push({ a: i - begin, b: j - begin, length: begin + length });
  };
  // Both ends always start a run: a text that is one phrase repeated has no other seed.
  walk(0, 0);
  for (let i = 0; i < seeds.length; i++) {
    const first = places.firstOf(seeds[i] ?? 0);
    const count = first < 0 ? 0 : Math.min(places.count[first] ?? 0, REFRAIN + 1);
    budget.left -= 1 + count;
    if (count === 0 || count > REFRAIN) continue;
    for (let j = first; j >= 0; j = places.next[j] ?? -1) walk(i, j);
    if (budget.left <= 0) break;
  }
  return runs.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** The seeds of a body by the place where each begins, and once it is asked for, where each of them stands. */
type Seeds = { readonly keys: Int32Array; places?: Places };

/** Kept with the words, since a newcomer is aligned with sixty others. */
const seedsByWords = new WeakMap<HashedWords, Seeds>();

function seedsOf(words: HashedWords): Seeds {
  const known = seedsByWords.get(words);
  if (known) return known;
  const keys = new Int32Array(Math.max(0, words.length - SEED + 1));
  for (let at = 0; at < keys.length; at++) {
    let h = 0;
    for (let k = at; k < at + SEED; k++) h = Math.imul(h ^ (words.low[k] as number), 0x9e3779b1) ^ (h >>> 15);
    keys[at] = h;
  }
  const made = { keys };
  seedsByWords.set(words, made);
  return made;
}

function placesOf(words: HashedWords): Places {
  const seeds = seedsOf(words);
  seeds.places ??= new Places(seeds.keys);
  return seeds.places;
}

/** Where keys stand: a hash table with open addressing, whose entries are the first place of each key, and the places behind it in order. */
class Places {
  /** The next place of the same key, -1 behind the last. */
  readonly next: Int32Array;
  /** At the first place of a key how many there are. */
  readonly count: Int32Array;
  private readonly slots: Int32Array;

  constructor(private readonly keys: Int32Array) {
    const size = 2 ** Math.ceil(Math.log2(2 * keys.length + 2));
    this.next = new Int32Array(keys.length);
    this.count = new Int32Array(keys.length);
    this.slots = new Int32Array(size).fill(-1);
    // From the last place on, so that those of a key come in order.
    for (let at = keys.length - 1; at >= 0; at--) {
      const slot = this.slotOf(keys[at] as number);
      const behind = this.slots[slot] as number;
      this.next[at] = behind;
      this.count[at] = behind < 0 ? 1 : (this.count[behind] as number) + 1;
      this.slots[slot] = at;
    }
  }

  /** The first place of a key, -1 where there is none. */
  firstOf(key: number): number {
    return this.slots[this.slotOf(key)] as number;
  }

  private slotOf(key: number): number {
    const mask = this.slots.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const at = this.slots[slot] as number;
      if (at < 0 || this.keys[at] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

/** Joins each run to the nearest earlier passage that ends within GAP words before it on both sides. */
function joinRuns(runs: readonly Run[], a: HashedWords, b: HashedWords, budget: Budget): AlignedRegion[] {
  const regions: AlignedRegion[] = [];
  let open: AlignedRegion[] = [];
  for (const run of runs) {
    open = open.filter((r) => r.aTo + GAP >= run.a);
    budget.left -= open.length;
    let best: AlignedRegion | null = null;
    let bestGap = 2 * GAP + 1;
    for (const r of open) {
      const gapA = run.a - r.aTo;
      const gapB = run.b - r.bTo;
      // A run may begin inside the last words of the one before it (an added or repeated phrase); it must still bring new words.
      const trimmed = Math.max(0, -gapA, -gapB);
      if (gapA > GAP || gapB > GAP || trimmed > run.length - 2) continue;
      if (run.b + run.length <= r.bTo || run.a + run.length <= r.aTo) continue;
      const gap = Math.abs(gapA) + Math.abs(gapB) + trimmed;
      if (gap < bestGap) {
        bestGap = gap;
        best = r;
      }
    }
    if (best && budget.left > 0) extend(best, run, a, b, budget);
    else {
      const region = {
        aFrom: run.a,
        aTo: run.a + run.length,
        bFrom: run.b,
        bTo: run.b + run.length,
        matched: run.length,
        longest: run.length,
      };
      regions.push(region);
      open.push(region);
    }
  }
  return regions.filter((r) => r.matched >= FEWEST_MATCHED || (r.matched === r.aTo - r.aFrom && r.matched >= SEED + 2));
}

function extend(region: AlignedRegion, run: Run, a: HashedWords, b: HashedWords, budget: Budget): void {
  const trimmed = Math.max(0, region.aTo - run.a, region.bTo - run.b);
  region.matched +=
    run.length - trimmed + equalInOrder(a, region.aTo, run.a + trimmed, b, region.bTo, run.b + trimmed, budget);
  region.longest = Math.max(region.longest, run.length);
  region.aTo = run.a + run.length;
  region.bTo = run.b + run.length;
}

/** Words equal in order inside a gap (longest common subsequence; a gap is at most GAP words on each side). */
function equalInOrder(
  a: HashedWords,
  aFrom: number,
  aTo: number,
  b: HashedWords,
  bFrom: number,
  bTo: number,
  budget: Budget,
): number {
  const width = bTo - bFrom;
  if (aTo <= aFrom || width <= 0) return 0;
  budget.left -= (aTo - aFrom) * width;
  const row = new Uint16Array(width + 1);
  for (let i = aFrom; i < aTo; i++) {
    let diagonal = 0;
    for (let j = 1; j <= width; j++) {
      const above = row[j] ?? 0;
      row[j] = a.low[i] === b.low[bFrom + j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}

/** Keeps the passages with most matched words first, and drops one of which half or more is already in those kept, on either side. */
function withoutOverlap(regions: readonly AlignedRegion[]): AlignedRegion[] {
  const kept: AlignedRegion[] = [];
  const order = [...regions].sort((x, y) => y.matched - x.matched || x.aFrom - y.aFrom || x.bFrom - y.bFrom);
  for (const r of order) {
    if (kept.length >= MOST_PASSAGES) break;
    let overA = 0;
    let overB = 0;
    for (const k of kept) {
      overA += Math.max(0, Math.min(r.aTo, k.aTo) - Math.max(r.aFrom, k.aFrom));
      overB += Math.max(0, Math.min(r.bTo, k.bTo) - Math.max(r.bFrom, k.bFrom));
    }
    if (overA * 2 < r.aTo - r.aFrom && overB * 2 < r.bTo - r.bFrom) kept.push(r);
  }
  return kept;
}
