import type { StoredClaim } from "../../model/claim.ts";
import { tokensOf } from "../../text/tokens.ts";

/** A claim with its own words and those of its sentence, where they are at hand. */
export type ToldClaim = StoredClaim & { readonly quote?: string; readonly sentenceText?: string };

/** Share of lemmas in common (of the smaller claim) from which two claims are the same statement. Lower calls a rewording the same. */
export const SAME_STATEMENT = 0.75;
/** What tells one side from the other, as a reservation or a date, says something only where the two have so much in common. */
export const SAME_CLAIM = 0.5;

/** Fewer words than this stand in many sentences by chance. */
const FEWEST_WORDS = 4;

/** "Putin" and "Vladimir Putin" are one speaker. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [new Set(tokensOf(a).map((word) => word.norm)), new Set(tokensOf(b).map((word) => word.norm))];
  return [...one].some((word) => other.has(word) && word.length > 2);
}

/** The lemmas in common as a share of the smaller claim's. */
export function overlapOf(a: readonly string[], b: readonly string[]): number {
  const { both, one, other } = inCommon(a, b);
  return both / Math.max(1, Math.min(one, other));
}

/** The lemmas in common as a share of both claims' (Dice 1945). */
export function diceOf(a: readonly string[], b: readonly string[]): number {
  const { both, one, other } = inCommon(a, b);
  return (2 * both) / Math.max(1, one + other);
}

/** How many different lemmas two claims have, and how many of them in common. */
function inCommon(a: readonly string[], b: readonly string[]): { both: number; one: number; other: number } {
  const [own, theirs] = [new Set(a), new Set(b)];
  return { both: [...own].filter((lemma) => theirs.has(lemma)).length, one: own.size, other: theirs.size };
}

/**
 * Whether all words of one claim stand in the same order, with nothing between, in the other: one quotation, cut shorter. Not where a word
 * just before turns them round ("I do not believe that he will go"). False where words are not at hand.
 */
export function holdsWhole(a: ToldClaim, b: ToldClaim): boolean {
  const [short, long] = [a, b]
    .map(({ quote = "" }) => ({ quote, words: tokensOf(quote) }))
    .toSorted((x, y) => x.words.length - y.words.length);
  if (!short || !long || short.words.length < FEWEST_WORDS) return false;
  const at = long.words.findIndex((_, i) => short.words.every(({ norm }, j) => norm === long.words[i + j]?.norm));
  return at >= 0 && !TURNED.test(long.quote.slice(0, long.words[at]?.start));
}

/** A negation a few words before the end, with no comma between. */
const TURNED = /\b(?:not|never|no|nobody|without|den(?:y|ies|ied)|cannot|\w+n['’]t)\b[^,;:.—–]{0,25}$/i;
