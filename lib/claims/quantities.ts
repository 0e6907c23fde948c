import type { Quantity } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import type { TaggedWord } from "../text/nlp.ts";

const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const SCALE: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, m: 1e6, bn: 1e9 };
const MONEY: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP" };
const UNITS: Readonly<Record<string, string>> = {
  "%": "%",
  percent: "%",
  "per cent": "%",
  km: "km",
  kilometer: "km",
  kilometers: "km",
  kilometre: "km",
  kilometres: "km",
  mile: "mile",
  miles: "mile",
};
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.-])(?<compare>at least|more than|over|at most|up to|as far as|fewer than|less than|nearly|almost|about|around|roughly|some)?\s*(?:US)?(?<money>[$€£])?(?<low>${FIGURE}|\b(?:${WORDS.join("|")})\b)(?:\s*(?:-|–|—|to)\s*[$€£]?(?<high>${FIGURE}))?(?!\p{L})(?:[\s-]?(?<scale>hundred|thousand|million|billion|trillion|bn)\b)?(?:[\s-]?(?<unit>%|per ?cent\b|km\b|kilomet(?:re|er)s?\b|miles?\b))?`,
  "giu",
);
const LOWER = /^(?:at least|more than|over)$/;
const UPPER = /^(?:at most|up to|as far as|fewer than|less than)$/;
const YEAR = /^(?:1[89]|20)\d\d$/;
const MONTH_BEFORE =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s*$/;
/** How many words may stand between a figure and what it counts: "1,000 Ukrainian ground troops". */
const NOUN_REACH = 4;

/** Amounts within `span`, normalised. Years, days of a month and numbers inside names ("F-16") are none. `words` are the tagged words of the span. */
export function quantitiesOf(text: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(AMOUNT)) {
    const { compare = "", money, low = "", high, scale, unit } = match.groups ?? {};
    const start = span.start + match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    const end = span.start + match.index + match[0].length;
    const bare = !money && !unit && !scale;
    if (bare && (YEAR.test(low) || MONTH_BEFORE.test(text.slice(Math.max(span.start, start - 12), start)))) continue;
    const noun = countedNoun(words, end);
    if (bare && noun === null) continue;
    const factor = SCALE[(scale ?? "").toLowerCase()] ?? 1;
    const first = numberOf(low) * factor;
    const second = high === undefined ? first : numberOf(high) * factor;
    const comparator = compare.toLowerCase();
    found.push({
      start,
      end,
      min: UPPER.test(comparator) ? null : first,
      max: LOWER.test(comparator) ? null : second,
      unit: money ? (MONEY[money] ?? null) : (UNITS[(unit ?? "").toLowerCase()] ?? null),
      noun,
    });
  }
  return found;
}

function numberOf(figure: string): number {
  const word = WORDS.indexOf(figure.toLowerCase());
  return word >= 0 ? word + 1 : Number(figure.replaceAll(",", ""));
}

function countedNoun(words: readonly TaggedWord[], end: number): string | null {
  const at = words.findIndex((word) => word.start >= end);
  if (at < 0) return null;
  for (let i = at; i < Math.min(words.length, at + NOUN_REACH); i++) {
    const word = words[i];
    if (!word) break;
    if (word.pos === "NOUN") {
      if (words[i + 1]?.pos !== "NOUN") return word.lemma;
    } else if (!["ADJ", "PROPN"].includes(word.pos) && word.norm !== "of" && word.raw !== "-") break;
  }
  return null;
}
