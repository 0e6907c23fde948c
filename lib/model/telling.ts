/**
 * A piece of a sentence: words of ours, a name that leads somewhere, or words of a text. `field` says which fact about an
 * article the words are, so that an author or an address is hidden from a reader who does not see outlets.
 */
export type TellingPart =
  | string
  | { readonly name: string; readonly href: string }
  | { readonly quote: string; readonly field?: string };

/** What stands in the place of an article that is in no table any more. */
export const GONE = "an article that is gone";

/** A told sentence as plain words, quotations in quotation marks. */
export function wordsOf(sentence: readonly TellingPart[]): string {
  return sentence
    .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : `“${piece.quote}”`))
    .join("");
}
