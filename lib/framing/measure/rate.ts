import type { Rate } from "../../model/framing.ts";

/** Fewest words for a rate. Below, one use more or less moves it by 5 in 1,000, so that the page shows the count alone. */
export const FEWEST_WORDS = 200;
/** Fewest runs (quotations) for a range of words that come in runs: the spread of four lengths says nothing. */
const FEWEST_RUNS = 5;
/** Up to this count the exact limits are searched for; above, Wilson and Hilferty's formula is off by less than 1 in 10,000. */
const EXACT_UP_TO = 60;
const Z95 = 1.959964;

/**
 * Uses per 1,000 words with the exact Poisson interval (Garwood 1936): the rates for which this count, or one further out, has a chance
 * of at least 2.5 in 100. Null: too few words to say.
 */
export function rateOf(count: number, words: number): Rate | null {
  if (words < FEWEST_WORDS) return null;
  const per = 1000 / words;
  return { perThousand: count * per, low: lowerLimit(count) * per, high: upperLimit(count) * per };
}

/**
 * The same for words that come in runs, such as quotations: the runs are independent, their words are not (compound Poisson; its variance
 * is the sum of the squared lengths). Null: too few words or runs to say.
 */
export function runRateOf(lengths: readonly number[], words: number): Rate | null {
  if (words < FEWEST_WORDS || lengths.length < FEWEST_RUNS) return null;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const spread = Z95 * Math.sqrt(lengths.reduce((sum, length) => sum + length ** 2, 0));
  const per = 1000 / words;
  return { perThousand: total * per, low: Math.max(0, total - spread) * per, high: (total + spread) * per };
}

/** A share with Wilson's interval (1927), in percent; null where `of` is too few to say. */
export function shareOf(count: number, of: number): { percent: number; low: number; high: number } | null {
  if (of < 10) return null;
  const p = count / of;
  const z2 = Z95 ** 2;
  const middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of ** 2));
  return { percent: 100 * p, low: 100 * Math.max(0, middle - half), high: 100 * Math.min(1, middle + half) };
}

function lowerLimit(count: number): number {
  if (count === 0) return 0;
  if (count > EXACT_UP_TO) return count * (1 - 1 / (9 * count) - Z95 / (3 * Math.sqrt(count))) ** 3;
  return search((mean) => 1 - atMost(count - 1, mean) < 0.025, 0, count);
}

function upperLimit(count: number): number {
  const n = count + 1;
  if (count > EXACT_UP_TO) return n * (1 - 1 / (9 * n) + Z95 / (3 * Math.sqrt(n))) ** 3;
  return search((mean) => atMost(count, mean) > 0.025, count, 4 * n + 4);
}

/** Where `below` turns from true to false, by halving. */
function search(below: (mean: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance of at most `count` where `mean` are expected. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}
