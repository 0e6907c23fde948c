import type { Told } from "./telling-words.ts";

/** Longer reports are not filled into a form; of shorter ones a few set phrases would be one. */
const LONGEST_FORM = 150;
const SHORTEST_FORM = 20;
/** From this share of both texts on, in order and with names and figures taken for blanks, the wording is a form. */
const FORM_SHARE = 0.6;
/** Of the matched words so many are no blanks: two lists of names are no form. */
const FORM_WORDS = 0.5;
/** Two reports of one event share their names and figures, two fillings of one form few. */
const SAME_BLANKS = 0.35;
const FEWEST_BLANKS = 4;

/**
 * Whether two short texts fill one form, though no passage of them can be aligned because a name or a figure stands in every few words: the
 * longest common subsequence (by dynamic programming) with names and figures as blanks makes most of both, and most of what fills the blanks differs.
 */
export function fillOneForm(a: Told, b: Told): boolean {
  const [lengthA, lengthB] = [a.words.length, b.words.length];
  if (Math.min(lengthA, lengthB) < SHORTEST_FORM || Math.max(lengthA, lengthB) > LONGEST_FORM) return false;
  if (!haveOtherBlanks(a, b)) return false;
  const { matched, words } = commonOrder(masked(a), masked(b));
  return (2 * matched) / (lengthA + lengthB) >= FORM_SHARE && words >= FORM_WORDS * matched;
}

/** What stands for every name or figure: no hash of a word, because those are rarely 0. */
const BLANK = 0;

function masked({ words, telling }: Told): Int32Array {
  return Int32Array.from(telling, (flag, i) => (flag ? BLANK : (words.low[i] ?? 0)));
}

/** One match and its kind in one number, so that the way with most matches, and of these the one with most words, is a maximum. */
const MATCH = 1024;

/** The longest common subsequence: how many matches, and how many of them are words and no blanks. */
function commonOrder(a: Int32Array, b: Int32Array): { matched: number; words: number } {
  let [row, next] = [new Int32Array(b.length + 1), new Int32Array(b.length + 1)];
  for (const one of a) {
    const gain = MATCH + (one === BLANK ? 0 : 1);
    // By places: this is gone over for each pair of words, and entries would be made for each.
    for (let j = 0; j < b.length; j++) {
      const skip = Math.max(row[j + 1] as number, next[j] as number);
      next[j + 1] = one === b[j] ? Math.max(skip, (row[j] as number) + gain) : skip;
    }
    [row, next] = [next, row];
  }
  const best = row[b.length] ?? 0;
  return { matched: Math.floor(best / MATCH), words: best % MATCH };
}

function haveOtherBlanks(a: Told, b: Told): boolean {
  const [inA, inB] = [blanksOf(a), blanksOf(b)];
  const fewest = Math.min(inA.size, inB.size);
  if (fewest < FEWEST_BLANKS) return false;
  let same = 0;
  for (const word of inA) if (inB.has(word)) same++;
  return same <= SAME_BLANKS * fewest;
}

function blanksOf({ words, telling }: Told): Set<number> {
  const found = new Set<number>();
  for (const [i, flag] of telling.entries()) if (flag) found.add(words.low[i] ?? 0);
  return found;
}
