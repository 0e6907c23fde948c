import type { Rate } from "../model/framing.ts";

/** Fewest words for a rate. Below, one use more or less moves it by 5 in 1,000, so that the page shows the count alone. */
export const FEWEST_WORDS = 200;

const Z95 = 1.96;

/** Uses per 1,000 words with their Poisson interval (Wilson and Hilferty's approximation), or null: too few words to say. */
export function rateOf(count: number, words: number): Rate | null {
  if (words < FEWEST_WORDS) return null;
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - Z95 / (3 * Math.sqrt(count))) ** 3;
  const n = count + 1;
  const high = n * (1 - 1 / (9 * n) + Z95 / (3 * Math.sqrt(n))) ** 3;
  const per = 1000 / words;
  return { perThousand: count * per, low: Math.max(0, low) * per, high: high * per };
}
