/** A piece of a sentence: words of ours, a name that leads somewhere, or words of a text. */
export type TellingPart = string | { readonly name: string; readonly href: string } | { readonly quote: string };

/** What stands in the place of an article that is in no table any more. */
export const GONE = "an article that is gone";

/** A told sentence as plain words, quotations in quotation marks. */
export function wordsOf(sentence: readonly TellingPart[]): string {
  return sentence
    .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : `“${piece.quote}”`))
    .join("");
}
