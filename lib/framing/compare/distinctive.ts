import type { WordCount } from "../../model/framing.ts";
import { isGrammar } from "../measure/grammar.ts";

/** A word used more in one column than in the others. `z` is its log-odds over its standard error. */
export type DistinctiveWord = {
  readonly norm: string;
  readonly printed: string;
  readonly here: number;
  readonly elsewhere: number;
  readonly z: number;
};

/** Fewest uses for a word to be shown. One use is an accident however rare the word is elsewhere. */
export const FEWEST_USES = 2;

/**
 * Weight of the prior, in words. The prior is the use over all columns; more weight pulls rare words harder towards “no
 * difference”. 500 is about one short article, so that a single article can still outweigh it.
 */
export const PRIOR_WORDS = 500;

/**
 * Words that mark `here` off from `elsewhere`, strongest first: log-odds with an informative Dirichlet prior (Monroe,
 * Colaresi and Quinn 2008, “Fightin' Words”), words of grammar left out. For words near a term, pass the counts of the
 * sentences that hold it.
 */
export function distinctiveWords(
  here: readonly WordCount[],
  elsewhere: readonly WordCount[],
  most = 8,
): DistinctiveWord[] {
  const other = new Map(elsewhere.map(({ norm, count }) => [norm, count]));
  const nHere = sum(here);
  const nOther = sum(elsewhere);
  return here
    .filter(({ norm, count }) => count >= FEWEST_USES && !isGrammar(norm) && /\p{L}{2}/u.test(norm))
    .map(({ norm, printed, count }) => {
      const away = other.get(norm) ?? 0;
      const prior = (PRIOR_WORDS * (count + away)) / (nHere + nOther);
      const difference = logOdds(count + prior, nHere + PRIOR_WORDS) - logOdds(away + prior, nOther + PRIOR_WORDS);
      return {
        norm,
        printed,
        here: count,
        elsewhere: away,
        z: difference / Math.sqrt(1 / (count + prior) + 1 / (away + prior)),
      };
    })
    .filter(({ z }) => z > 0)
    .sort((a, b) => b.z - a.z || (a.norm < b.norm ? -1 : 1))
    .slice(0, most);
}

function logOdds(uses: number, of: number): number {
  return Math.log(uses / Math.max(of - uses, 0.5));
}

function sum(counts: readonly WordCount[]): number {
  return counts.reduce((n, { count }) => n + count, 0);
}
