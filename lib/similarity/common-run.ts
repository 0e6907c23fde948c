import type { HashedWords } from "./body-words.ts";

/** Longest run looked for: alignment keeps every run of this length, so a longer one need not be searched again. */
const LONGEST = 12;
/** Words of a body that are read; the number is for the why-card, and a book against a book need not be exact. */
const MOST_WORDS = 50_000;

/**
 * The longest run of equal words of two bodies, up to LONGEST, of any length from one word on. For pairs in which alignment found
 * no passage: it leaves out runs that chance makes, which is just what "next closest" should say. One pass over both texts a length.
 */
export function longestCommonRun(a: HashedWords, b: HashedWords): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  let found = 0;
  for (let length = 1; length <= LONGEST; length++) {
    const seen = new Set(runsOf(shorter, length));
    if (!runsOf(longer, length).some((run) => seen.has(run))) break;
    found = length;
  }
  return found;
}

/** A hash of each run of `length` words, in 53 bits: two different runs with one hash are not to be expected. */
function runsOf(words: HashedWords, length: number): number[] {
  const runs: number[] = [];
  const end = Math.min(words.length, MOST_WORDS);
  for (let i = 0; i + length <= end; i++) {
    let low = length;
    let high = length;
    for (let k = i; k < i + length; k++) {
      low = Math.imul(low ^ (words.low[k] ?? 0), 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high ^ (words.high[k] ?? 0), 0x85ebca77);
      high ^= high >>> 13;
    }
    runs.push((low >>> 0) * 0x200000 + (high >>> 11));
  }
  return runs;
}
