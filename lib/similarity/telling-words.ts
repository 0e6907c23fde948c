import type { AlignedRegion } from "./align-words.ts";
import type { HashedWords } from "./body-words.ts";

const NAME = /^\p{Lu}/u;
const FIGURE = /^\p{N}/u;
/** What stands before the first word of a sentence: a capital there says nothing. */
const SENTENCE_START = /(?:^|[.!?:…\n]["'“”‘’»)\]]*|["“„«])\s*$/u;
/** Characters read before a word to see whether a sentence begins. */
const LOOK_BACK = 4;

/** So many names and figures of either text must stand in the common wording before it can be called a form: a line of a form has two or three. */
const FEWEST_TELLING = 4;
/** Of the names and figures inside the common wording at most this share is the same in two reports from one form. Higher takes a later version with new figures for another report. */
export const SAME_FORM = 0.5;

/** Which words are figures or names inside a sentence: 1 for these, 0 for others. They tell one report from another that has the same form. */
export function tellingWords(text: string, words: HashedWords): Uint8Array {
  const telling = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const start = words.starts[i] ?? 0;
    const word = text.slice(start, words.ends[i] ?? start);
    if (FIGURE.test(word)) telling[i] = 1;
    else if (NAME.test(word) && word.length > 1)
      telling[i] = SENTENCE_START.test(text.slice(Math.max(0, start - LOOK_BACK), start)) ? 0 : 1;
  }
  return telling;
}

/** Words of a body with the flags of `tellingWords`. */
export type Told = { readonly words: HashedWords; readonly telling: Uint8Array };

/**
 * Whether two bodies have their wording in common and their content not: most of the names and figures inside the aligned passages
 * are other ones, as in two weather reports or two results of one league.
 */
export function haveSameForm(regions: readonly AlignedRegion[], a: Told, b: Told): boolean {
  const inA = countsInside(
    a,
    regions.map((r) => [r.aFrom, r.aTo]),
  );
  const inB = countsInside(
    b,
    regions.map((r) => [r.bFrom, r.bTo]),
  );
  const fewest = Math.min(sumOf(inA), sumOf(inB));
  if (fewest < FEWEST_TELLING) return false;
  let same = 0;
  for (const [word, count] of inA) same += Math.min(count, inB.get(word) ?? 0);
  return same <= SAME_FORM * fewest;
}

function countsInside({ words, telling }: Told, ranges: readonly [number, number][]): Map<number, number> {
  const counts = new Map<number, number>();
  const seen = new Uint8Array(words.length);
  for (const [from, to] of ranges) {
    for (let i = from; i < to; i++) {
      if (seen[i] || !telling[i]) continue;
      seen[i] = 1;
      const word = words.low[i] ?? 0;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

const sumOf = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
