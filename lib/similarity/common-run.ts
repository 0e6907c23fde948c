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
  while (found < LONGEST && haveRun(shorter, longer, found + 1)) found++;
  return found;
}

function haveRun(shorter: HashedWords, longer: HashedWords, length: number): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < runsIn(shorter, length); i++) seen.add(runAt(shorter, i, length));
  for (let i = 0; i < runsIn(longer, length); i++) if (seen.has(runAt(longer, i, length))) return true;
  return false;
}

const runsIn = (words: HashedWords, length: number) => Math.min(words.length, MOST_WORDS) - length + 1;

/** A hash of the run of `length` words from `at` on, in 53 bits: two different runs with one hash are not to be expected. */
function runAt({ low: lows, high: highs }: HashedWords, at: number, length: number): number {
  let low = length;
  let high = length;
  for (let k = at; k < at + length; k++) {
    low = Math.imul(low ^ (lows[k] as number), 0x9e3779b1);
    low ^= low >>> 15;
    high = Math.imul(high ^ (highs[k] as number), 0x85ebca77);
    high ^= high >>> 13;
  }
  return (low >>> 0) * 0x200000 + (high >>> 11);
}
