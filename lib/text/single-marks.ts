const DOUBLE = /[“”"„«»]/;
/**
 * 'Nobody wants this,' or ‘They knew.’: a mark before a word, and one behind the stop or comma that ends the words. An apostrophe
 * stands inside a word, behind the s of an owner, or before what is left of one ('em).
 */
const SPEECH =
  /(?<=^|[\s([:—–-])(?:'(?!(?:em|til|cause|tis|twas|n)\b)|‘)(?=[\p{L}…])((?:[^'‘’]|(?<=[\p{L}\p{N}])['’](?=\p{L})|(?<=s)['’](?=\s\p{Ll}))*[.,!?…—])['’](?=$|[\s.,;:)\]—–])/giu;

/**
 * `passage` with double marks around speech that is printed in single ones, as British papers print it, so that one reading serves both.
 * As long as it was; untouched where it has double marks of its own, and around words that end without a stop, which may be a title's.
 */
export function withDoubleMarks(passage: string): string {
  if (!/['‘]/.test(passage) || DOUBLE.test(passage)) return passage;
  return passage.replace(SPEECH, "“$1”");
}
