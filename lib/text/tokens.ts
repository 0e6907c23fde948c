import type { Span, Token } from "../model/span.ts";

/** A word: a run of letters or digits, joined by an apostrophe; a soft hyphen in it is not seen. "U.S.-supplied" is three. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:(?:['’]|\u00ad+)[\p{L}\p{N}\p{M}]+)*/gu;

/** Scripts written without spaces between words; cut by Intl.Segmenter instead. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The words of `text` between `start` and `end`, in order, with offsets into `text`. `norm` is NFKC lower case with straight apostrophes. */
export function tokensOf(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(WORD)) {
    const start = span.start + match.index;
    if (!UNSPACED.test(match[0])) {
      tokens.push(tokenAt(match[0], start));
      continue;
    }
    for (const piece of segmenter.segment(match[0])) {
      if (piece.isWordLike) tokens.push(tokenAt(piece.segment, start + piece.index));
    }
  }
  return tokens;
}

/** How many words stand in `text`, over all or within `span`. */
export function countWords(text: string, span?: Span): number {
  return tokensOf(text, span).length;
}

function tokenAt(raw: string, start: number): Token {
  return {
    raw,
    norm: raw.replaceAll("\u00ad", "").normalize("NFKC").toLowerCase().replaceAll("’", "'"),
    start,
    end: start + raw.length,
  };
}
