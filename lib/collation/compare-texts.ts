import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";
import { type Change, diffWords } from "./diff.ts";

/** A content word that both sides use, with its places on each. */
export type SharedWord = { readonly word: string; readonly a: readonly Span[]; readonly b: readonly Span[] };

/** Two statements side by side: their word diff, or, where a diff would be confetti, the words they share and do not. */
export type TextComparison =
  | { readonly kind: "diff"; readonly changes: readonly Change[]; readonly cut: boolean; readonly share: number }
  | {
      readonly kind: "words";
      readonly shared: readonly SharedWord[];
      readonly onlyA: readonly Span[];
      readonly onlyB: readonly Span[];
      readonly share: number;
    };

/**
 * From this share of the longer side's words in equal runs on, a diff is shown. Lower shows confetti between
 * sentences that have only "the" and "of" in common; higher hides real rewording.
 */
const DIFF_SHARE = 0.4;

/** Words that say nothing about a statement's subject; they are neither shared nor distinct. */
const FUNCTION_WORDS = new Set(
  "a an and are as at be been but by for from had has have he her his in is it its not of on or she that the their they this to was were which who will with would".split(
    " ",
  ),
);

/** Compares two claims or sentences. `share`, 0 to 1: words in equal runs over the longer side. Capitals do not count. */
export function compareTexts(a: string, b: string): TextComparison {
  const { changes, cut } = diffWords(a, b, { fold: true });
  const wordsA = tokensOf(a);
  const wordsB = tokensOf(b);
  const longer = Math.max(wordsA.length, wordsB.length);
  const same = changes.reduce(
    (sum, change) =>
      sum + (change.kind === "same" ? tokensOf(a, { start: change.aStart, end: change.aEnd }).length : 0),
    0,
  );
  const share = longer === 0 ? 1 : same / longer;
  if (share >= DIFF_SHARE) return { kind: "diff", changes, cut, share };
  return { ...sharedWords(a, b), share };
}

/** The content words that both texts use, and those that one alone uses. `share`, 0 to 1: shared words over all different ones. */
export function sharedWords(a: string, b: string): Extract<TextComparison, { kind: "words" }> {
  const placesA = places(a);
  const placesB = places(b);
  const only = (mine: ReadonlyMap<string, Span[]>, other: ReadonlyMap<string, Span[]>) =>
    [...mine].flatMap(([word, spans]) => (other.has(word) ? [] : spans)).sort((one, next) => one.start - next.start);
  return {
    kind: "words",
    shared: [...placesA].flatMap(([word, spans]) => {
      const there = placesB.get(word);
      return there === undefined ? [] : [{ word, a: spans, b: there }];
    }),
    onlyA: only(placesA, placesB),
    onlyB: only(placesB, placesA),
    share:
      [...placesA.keys()].filter((word) => placesB.has(word)).length /
      Math.max(1, new Set([...placesA.keys(), ...placesB.keys()]).size),
  };
}

function places(text: string): Map<string, Span[]> {
  const result = new Map<string, Span[]>();
  for (const { norm, start, end } of tokensOf(text)) {
    if (!FUNCTION_WORDS.has(norm)) result.set(norm, [...(result.get(norm) ?? []), { start, end }]);
  }
  return result;
}
