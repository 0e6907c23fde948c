/** A stretch of text, or a sign in it that nobody sees: its name, and whether it turns the words behind it round. */
export type SeenPiece = string | { readonly sign: string; readonly name: string; readonly steers: boolean };

/** Signs that are shown. Soft hyphens and variation selectors are not: half of all pages hold them, and they change no word. */
const NAMES: Readonly<Record<string, string>> = {
  "\u061c": "Arabic letter mark",
  "\u180e": "Mongolian vowel separator",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of a change of direction",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
  "\u2069": "end of an isolate",
  "\ufeff": "zero-width no-break space",
};
const SIGN = /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const STEERING = /[\u202a-\u202e\u2066-\u2069]/;
/** Scripts that are written with joiners: between their letters a joiner is spelling. */
const JOINS =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** A text in pieces that joined are the text again. Joiners inside pictures and in scripts that are written with them are left in their words. */
export function seenPieces(text: string): SeenPiece[] {
  if (!SIGN.test(text)) return [text];
  const pieces: SeenPiece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (!SIGN.test(sign) || isSpelling(text, at)) continue;
    if (at > from) pieces.push(text.slice(from, at));
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    pieces.push({ sign, name: `${NAMES[sign] ?? "unseen sign"} (U+${code})`, steers: STEERING.test(sign) });
    from = at + 1;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function isSpelling(text: string, at: number): boolean {
  if (text[at] !== "\u200c" && text[at] !== "\u200d") return false;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 1, at + 3);
  return (PICTURE.test(before) && PICTURE.test(after)) || JOINS.test(before);
}
