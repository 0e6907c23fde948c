import type { Span, Token } from "../model/span.ts";
import { asSeen, JOINING } from "./unseen.ts";

/** Letters, digits and their marks. Variation selectors are marks for Unicode, but nobody sees them. */
const LETTERS = String.raw`[[\p{L}\p{N}\p{M}]--${JOINING}]+`;
/** A word: a run of letters or digits, joined by an apostrophe; soft hyphens and other unseen characters in it are not seen. "U.S.-supplied" is three. */
const WORD = new RegExp(`${LETTERS}(?:(?:${JOINING}*['’]${JOINING}*|${JOINING}+)${LETTERS})*`, "gv");

/** Currencies and units that belong to the figure before them, as a reader sees one amount. */
const AFTER_FIGURE = String.raw`\s?%|\s?(?:per\s?cent|percent|euros?|dollars?|pounds?|yen|roubles?|rubles?|rupees?|yuan)(?!\p{L})|\s?[ap]\.m\.|\s?[ap]m(?!\p{L})`;
/** An amount, a figure with its groups and decimals, or a time of day: "$35,000,000", "10,800 euros", "12.5 per cent", "9:15 PM". */
const FIGURE = String.raw`(?:US|AU|CA|[AC])?[$€£¥₹₽₴]?(?<![\p{L}\p{N}\p{M}])\p{N}+(?:[.,:]\p{N}+)*(?:${AFTER_FIGURE}|(?![\p{L}\p{M}\p{N}]))`;
const TOKEN = new RegExp(`${FIGURE}|${WORD.source}`, "giv");

/** Scripts written without spaces between words; cut by Intl.Segmenter instead. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/**
 * The words of `text` between `start` and `end`, in order, with offsets into `text`; an amount or a time of day is one token,
 * since a difference inside it is a difference of the whole. `norm` is NFKC lower case with straight apostrophes.
 */
export function tokensOf(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(TOKEN)) {
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

/** How many words stand in `text`, over all or within `span`: each run of letters or digits, so that "$1,000" is two. */
export function countWords(text: string, span: Span = { start: 0, end: text.length }): number {
  let count = 0;
  for (const [word] of text.slice(span.start, span.end).matchAll(WORD)) {
    count += UNSPACED.test(word) ? [...segmenter.segment(word)].filter((piece) => piece.isWordLike).length : 1;
  }
  return count;
}

function tokenAt(raw: string, start: number): Token {
  return {
    raw,
    norm: asSeen(raw).normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/g, " "),
    start,
    end: start + raw.length,
  };
}
