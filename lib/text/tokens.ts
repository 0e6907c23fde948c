import type { Span, Token } from "../model/span.ts";
import { asSeen, JOINING } from "./unseen.ts";

/** Letters, digits and their marks. Variation selectors are marks for Unicode, but nobody sees them. */
const LETTERS = String.raw`[[\p{L}\p{N}\p{M}]--${JOINING}]+`;
/** A word: a run of letters or digits, joined by an apostrophe; soft hyphens and other unseen characters in it are not seen. "U.S.-supplied" is three. */
const WORD = new RegExp(`${LETTERS}(?:(?:${JOINING}*['’]${JOINING}*|${JOINING}+)${LETTERS})*`, "gv");

/**
 * Text that holds nothing but plain letters, digits and common marks. Most sentences are such, and a pattern of a few dozen characters
 * finds their words several times as fast as one of all letters there are.
 */
const PLAIN = /^[\t\n\r -~‘’“”–—…€£]*$/;
const PLAIN_LETTERS = "[A-Za-z0-9]+";
const PLAIN_WORD = new RegExp(`${PLAIN_LETTERS}(?:['’]${PLAIN_LETTERS})*`, "g");

/** Currencies and units that belong to the figure before them, as a reader sees one amount. */
const AFTER_FIGURE = (letter: string) =>
  String.raw`\s?%|\s(?:percentage\spoints?|(?:million|billion|trillion|crores?|lakhs?)(?:\s(?:euros?|dollars?|pounds?|yen|roubles?|rubles?|rupees?|yuan))?)(?!${letter})|\s?(?:per\s?cent|percent|euros?|dollars?|pounds?|yen|roubles?|rubles?|rupees?|yuan)(?!${letter})|\s?[ap]\.m\.|\s?[ap]m(?!${letter})`;
/** An amount, a figure with its groups and decimals, or a time of day: "$35,000,000", "10,800 euros", "12.5 per cent", "3.5 million", "10 000", "9:15 PM". */
const FIGURE = String.raw`(?:US|AU|CA|[AC])?[$€£¥₹₽₴]?(?<![\p{L}\p{N}\p{M}])(?:\p{N}{1,3}(?:[ \u00a0\u202f]\p{N}{3})+(?!\p{N})|\p{N}+)(?:[.,:]\p{N}+)*(?:${AFTER_FIGURE(String.raw`\p{L}`)}|(?![\p{L}\p{M}\p{N}]))`;
const TOKEN = new RegExp(`${FIGURE}|${WORD.source}`, "giv");
const PLAIN_FIGURE = String.raw`(?:US|AU|CA|[AC])?[$€£]?(?<![A-Za-z0-9])(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[.,:]\d+)*(?:${AFTER_FIGURE("[A-Za-z]")}|(?![A-Za-z0-9]))`;
const PLAIN_TOKEN = new RegExp(`${PLAIN_FIGURE}|${PLAIN_WORD.source}`, "gi");

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
  if (PLAIN.test(part)) {
    for (const { 0: raw, index } of part.matchAll(PLAIN_TOKEN)) tokens.push(plainToken(raw, span.start + index));
    return tokens;
  }
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
  const part = text.slice(span.start, span.end);
  if (PLAIN.test(part)) return part.match(PLAIN_WORD)?.length ?? 0;
  let count = 0;
  for (const [word] of part.matchAll(WORD)) {
    count += UNSPACED.test(word) ? [...segmenter.segment(word)].filter((piece) => piece.isWordLike).length : 1;
  }
  return count;
}

function plainToken(raw: string, start: number): Token {
  const low = raw.toLowerCase();
  return {
    raw,
    norm: /['’\s]/.test(low) ? low.replaceAll("’", "'").replace(/\s+/g, " ") : low,
    start,
    end: start + raw.length,
  };
}

function tokenAt(raw: string, start: number): Token {
  return {
    raw,
    norm: asSeen(raw).normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/g, " "),
    start,
    end: start + raw.length,
  };
}
