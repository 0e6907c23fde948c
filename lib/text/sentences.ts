import type { Span } from "../model/span.ts";
import { quotationsOf } from "./quotations.ts";

/**
 * Longest sentence, in characters. A 10,000-word "sentence" (a table, a transcript without stops) is cut at a space, so
 * that no later step works on more; real sentences with their quotations stay far below.
 */
export const LONGEST_SENTENCE = 4_000;

/** Followed by a name, never by a new sentence. */
const TITLES = new Set(
  "mr mrs ms mx dr prof gen lt col sgt capt maj cpl pvt adm cmdr ltg brig sen rep gov pres rev hon fr st ste mt messrs supt insp amb dep asst vs cf al approx dept".split(
    " ",
  ),
);
/** Abbreviations only before a figure: "No. 5"; "He said no." ends a sentence. */
const BEFORE_FIGURES = new Set("no nos fig figs vol vols rs art para sec".split(" "));
/** "Yahoo! Inc.": behind a name that ends in a mark, the name goes on. */
const COMPANY = /^\s+(?:Inc|Corp|Co|Ltd|LLC|PLC|plc|Group|Holdings|AG|SA|GmbH)\b/;
/** May end a sentence or stand inside one; the next word decides. */
const EITHER = new Set(
  "jr sr inc ltd co corp llc bros est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun etc ave blvd rd ph.d m.d b.a m.a".split(
    " ",
  ),
);
/** "4 p.m. Monday", "9 a.m. EST", "8 p.m. Eastern". */
const BEHIND_TIME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?s?|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|\p{L}+ber|January|February|March|April|August|Eastern|Central|Mountain|Pacific|Greenwich|Moscow|[A-Z]{2,4})$/u;
/** Words that start sentences and are not names; after "U.S." or "Inc." they show that a new one begins. */
const STARTERS = new Set(
  "the a an this that these those he she it they we i you his her its their our my in on at by for from with as but and or if when while after before since although however meanwhile still yet there here what who how why where some many most all no not one two three both each every another such to of so then now also according asked earlier later last next instead despite under over during until because once".split(
    " ",
  ),
);
/** What may follow “Why?” inside the same sentence: “Why?” Graham asked. */
const REPORTING =
  /^\s+(?:[\p{L}\p{N}.'’-]+\s+){0,6}?(?:said|says|asked|asks|wrote|writes|told|added|adds|replied|shouted|cried|tweeted|wondered|exclaimed|demanded|quipped|responded|joked)\b/u;

/**
 * The sentences of `text` within `span`, in order, white space trimmed off. Line ends always divide. A quotation is never
 * divided, unless it stays open or is longer than a sentence may be.
 */
export function sentencesOf(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const sentences: Span[] = [];
  for (const line of linesOf(text, span)) {
    const quotations = quotationsOf(text, line).filter((q) => !q.open && q.end - q.start <= LONGEST_SENTENCE);
    let start = line.start;
    let q = 0;
    for (let i = line.start; i < line.end; i++) {
      while (q < quotations.length && (quotations[q]?.end ?? 0) <= i) q++;
      const quotation = quotations[q];
      // Step over the quotation to its closing mark; a stop just before that mark may still end the sentence.
      if (quotation && i > quotation.start && i < quotation.end - 1)
        i = Math.max(i, quotation.end - (text.startsWith("''", quotation.end - 2) ? 3 : 2));
      const after = boundaryAfter(text, i, line.end);
      if (after < 0) continue;
      add(text, start, after, sentences);
      start = after;
      i = after - 1;
    }
    add(text, start, line.end, sentences);
  }
  return sentences;
}

/** The lines of `span` that hold more than white space. */
export function linesOf(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  for (let start = span.start; start < span.end; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > span.end ? span.end : newline;
    if (text.slice(start, end).trim() !== "") lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Where the sentence ends if it does so with the mark at `i` (after closing marks), else -1. */
function boundaryAfter(text: string, i: number, end: number): number {
  const mark = text[i];
  if (mark !== "." && mark !== "!" && mark !== "?" && mark !== "…") return -1;
  let after = i + 1;
  while (after < end && /[.!?…”"’')\]]/.test(text[after] ?? "")) after++;
  if (after >= end) return end;
  if (!/\s/.test(text[after] ?? "")) return -1;
  const rest = text.slice(after, Math.min(end, after + 120));
  if (!/^\s+["“‘'([—–-]*\s*[\p{Lu}\p{N}“"‘]/u.test(rest)) return -1;
  if (mark !== "." && after === i + 1 && COMPANY.test(rest)) return -1;
  if (mark !== "." && /(?:[”"]|'')$/.test(text.slice(i, after)) && REPORTING.test(rest)) return -1;
  if (mark === "." && after === i + 1 && !stopEnds(text, i, rest)) return -1;
  return after;
}

/** Whether a full stop ends a sentence, and not an abbreviation or an initial. */
function stopEnds(text: string, i: number, rest: string): boolean {
  const word = /[\p{L}\p{N}.&]*$/u.exec(text.slice(Math.max(0, i - 20), i))?.[0].toLowerCase() ?? "";
  if (TITLES.has(word)) return false;
  if (BEFORE_FIGURES.has(word)) return !/^\s+\p{N}/u.test(rest);
  const next = /[\p{L}\p{N}'’]+/u.exec(rest)?.[0] ?? "";
  const newSentence = STARTERS.has(next.toLowerCase());
  // "at 4 p.m. Nobody waits.": behind a time of day only a day, a month or a zone goes on.
  if (/^[ap]\.m$/.test(word) && /^\p{Lu}/u.test(next)) return !BEHIND_TIME.test(next);
  // "U.S.", "p.m.", "Ph.D.": letters with stops between them.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || EITHER.has(word)) return newSentence;
  // An initial, as in "George W. Bush".
  if (/^\p{L}$/u.test(word)) return word !== "i" && newSentence;
  return true;
}

function add(text: string, from: number, to: number, sentences: Span[]): void {
  let start = from;
  while (start < to) {
    while (start < to && /\s/.test(text[start] ?? "")) start++;
    let end = to;
    if (end - start > LONGEST_SENTENCE) {
      const space = text.lastIndexOf(" ", start + LONGEST_SENTENCE);
      end = space > start ? space : start + LONGEST_SENTENCE;
    }
    let trimmed = end;
    while (trimmed > start && /\s/.test(text[trimmed - 1] ?? "")) trimmed--;
    if (trimmed > start) sentences.push({ start, end: trimmed });
    start = end;
  }
}
