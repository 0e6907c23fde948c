import type { Quantity } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "../attribution/constructions.ts";
import { fractionPercent, NUMBER_WORDS, numberOf, scaleOf, VAGUE_WORDS, vagueNumber } from "./numerals.ts";

const MONEY: Readonly<Record<string, string>> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₽": "RUB",
  "₴": "UAH",
  "₹": "INR",
  dollar: "USD",
  euro: "EUR",
  pound: "GBP",
  yen: "JPY",
  yuan: "CNY",
  ruble: "RUB",
  rouble: "RUB",
  rupee: "INR",
  hryvnia: "UAH",
  shekel: "ILS",
};
const UNITS: Readonly<Record<string, string>> = {
  "%": "%",
  percent: "%",
  "percentage point": "pp",
  km: "km",
  kilometer: "km",
  kilometre: "km",
  mile: "mile",
  meter: "m",
  metre: "m",
  foot: "ft",
  feet: "ft",
  yard: "yd",
  inch: "in",
  ton: "t",
  tonne: "t",
  kg: "kg",
  kilogram: "kg",
  lb: "lb",
  acre: "acre",
  hectare: "ha",
  barrel: "barrel",
  liter: "l",
  litre: "l",
  gallon: "gal",
  megawatt: "MW",
  gigawatt: "GW",
  kilowatt: "kW",
  mw: "MW",
  gw: "GW",
};
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b${NUMBER_WORDS}\b`;
const SCALE = "hundred|thousand|million|billion|trillion|bn|mn|tn|[mk]";
const UNIT = String.raw`%|percentage points?\b|per ?cent\b|km\b|kilomet(?:re|er)s?\b|miles?\b|met(?:re|er)s?\b|feet\b|foot\b|yards?\b|inch(?:es)?\b|tonn?es?\b|tons?\b|kg\b|kilograms?\b|acres?\b|hectares?\b|barrels?\b|lit(?:re|er)s?\b|gallons?\b|megawatts?\b|gigawatts?\b|[MG]W\b|dollars?\b|euros?\b|pounds?\b|yen\b|yuan\b|rou?bles?\b|rupees?\b|hryvnias?\b|shekels?\b`;
/** "Handed over 21 hostages" gave up 21 and no more: the verb takes its "over" along. */
const OVER = String.raw`(?<!\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|tak(?:e|es|ing|en)|took)\s)over`;
const LOWER = `at least|more than|no fewer than|no less than|not less than|upwards of|in excess of|${OVER}|above|exceeding|a minimum of`;
const UPPER =
  "at most|no more than|not more than|up to|as far as|as many as|as much as|as high as|fewer than|less than|under|below|a maximum of|not exceeding";
const ABOUT =
  "nearly|almost|about|around|roughly|some|approximately|an estimated|estimated|close to|just over|just under|circa";
const IS_LOWER = new RegExp(`^(?:${LOWER})$`, "i");
const IS_UPPER = new RegExp(`^(?:${UPPER})$`, "i");
const IS_ABOUT = new RegExp(`^(?:${ABOUT})$`, "i");
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/-])(?:(?<compare>${LOWER}|${UPPER}|${ABOUT}|between|from)\s+)?(?:US|AU|CA|[AC](?=\$))?(?<money>[$€£¥₽₴₹])?(?<low>${FIGURE})(?<plus>\+)?(?:\s*(?:(?<lowScale>${SCALE})\s*)?(?:-|–|—|\bto\b|(?<=\bbetween\s[^.;]{1,25})and\b)\s*[$€£¥]?(?<high>${FIGURE}))?(?![\d:/]\d|\d|\s?(?:a\.m|p\.m|am\b|pm\b))(?:[\s-]?(?<scale>${SCALE})(?!\p{L})|(?!\p{L}))(?:[\s-]?(?<unit>${UNIT}))?(?<more>\s+or more\b|\s+or so\b)?`,
  "giu",
);
const VAGUE = new RegExp(
  String.raw`\b(?<vague>${VAGUE_WORDS})(?=\s+of\b|\s+more\b)(?:\s+of\s+(?<unit>${UNIT}))?`,
  "giu",
);
const SHARE = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?<compare>${LOWER}|${UPPER}|${ABOUT})\s+)?(?:(?<count>an?|one|two|three|four)[\s-])?(?<name>half|thirds?|quarters?|fifths?|tenths?)(?=\s+(?:of\b|the\b))`,
  "giu",
);
const DOZEN =
  /\b(?<low>a|half a|two|three|four|five|six|several)\s+(?<word>dozen|million|billion|hundred|thousand)\b/giu;
const YEAR = /^(?:1[89]|20)\d\d$/;
const MONTH_BEFORE =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s*$/;
/** "On the one hand", "day 61", "Article 5": numbers that count nothing. */
const ORDINAL_BEFORE =
  /(?:\b(?:day|article|chapter|section|page|no\.|number|unit|room|route|channel|phase|part|level|title|group of)|#)\s*$/i;
/** How many words may stand between a figure and what it counts: "1,000 Ukrainian ground troops". */
const NOUN_REACH = 5;
/** A bare figure from here on counts something even where its noun is not printed: "About 30,000 are brought in". */
const LARGE = 1_000;

/**
 * Amounts within `span`, normalised, in order. Years, days of a month, hours and numbers inside names ("F-16") are none.
 * `words` are the tagged words of the span. "At least", "up to" open one end; "nearly" is marked as approximate.
 */
export function quantitiesOf(text: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  const part = text.slice(span.start, span.end);
  const found = [
    ...amounts(text, part, span, words),
    ...shares(part, span, words),
    ...vague(part, span, words),
    ...dozens(part, span, words),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((q, i) => !found.slice(0, i).some((p) => q.start < p.end));
}

/** A figure in its sentence, as the regular expression found it. */
type Figure = {
  readonly low: string;
  readonly high: string | undefined;
  readonly compare: string;
  /** The characters before the figure. */
  readonly before: string;
  readonly noun: string | null;
};

/** Bare figures that are no amounts; each answers "none". */
export const NO_AMOUNTS: readonly Construction<Figure, "none">[] = [
  { example: "The pier closed in 2024.", read: none(isYear) },
  { example: "The pier closed on May 5.", read: none(({ before }) => MONTH_BEFORE.test(before)) },
  { example: "On the one hand, page 3 is missing.", read: none(countsNothing) },
  { example: "The pier was rated 7.", read: none(({ noun, low }) => noun === null && !isLarge(low)) },
];

function amounts(text: string, part: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  return [...part.matchAll(AMOUNT)].flatMap((match) => amountIn(text, match, span, words) ?? []);
}

/** The amount that a match of AMOUNT gives, or null where its figure counts nothing. */
function amountIn(text: string, match: RegExpExecArray, span: Span, words: readonly TaggedWord[]): Quantity | null {
  const { compare = "", money, low = "", lowScale, high, scale, unit, plus, more = "" } = match.groups ?? {};
  const start = span.start + match.index;
  const end = start + match[0].length;
  const figureAt = start + match[0].indexOf(low);
  const before = text.slice(Math.max(span.start, figureAt - 14), figureAt);
  const bare = !money && !unit && !scale;
  const noun = countedNoun(words, end);
  if (bare && firstFitting(NO_AMOUNTS, { low, high, compare, before, noun })) return null;
  const factor = scaleOf(scale);
  const first = numberOf(low) * (lowScale ? scaleOf(lowScale) : factor);
  const second = high === undefined ? first : numberOf(high) * factor;
  const openEnd = plus || /more/.test(more) ? "at least" : compare;
  // "From 5" and "between 5" without a second figure compare nothing: the word is not part of the amount.
  const opens = isRangeWord(compare) && high === undefined ? compare.length + 1 : 0;
  return {
    start: start + opens,
    end,
    ...bounds(/or so/.test(more) ? "about" : openEnd, Math.min(first, second), Math.max(first, second)),
    unit: money ? (MONEY[money] ?? null) : unitOf(unit),
    noun,
  };
}

function none(holds: (figure: Figure) => boolean): (figure: Figure) => "none" | null {
  return (figure) => (holds(figure) ? "none" : null);
}

function isYear({ low, high }: Figure): boolean {
  return YEAR.test(low) || (high !== undefined && YEAR.test(high));
}

/** "One" without a comparison, and figures that number a thing: "page 3". */
function countsNothing({ low, compare, before }: Figure): boolean {
  return (compare === "" || isRangeWord(compare)) && (/^one$/i.test(low) || ORDINAL_BEFORE.test(before));
}

function isLarge(low: string): boolean {
  return /\d/.test(low) && numberOf(low) >= LARGE;
}

function isRangeWord(compare: string): boolean {
  return /^(?:from|between)$/i.test(compare);
}

/** What a word of comparison does to a figure or range. "At least 2,500 to 3,000" keeps its upper end. */
function bounds(
  compare: string,
  min: number,
  max: number,
): { min: number | null; max: number | null; approximate?: true } {
  if (IS_LOWER.test(compare)) return { min, max: max > min ? max : null };
  if (IS_UPPER.test(compare)) return { min: null, max };
  return IS_ABOUT.test(compare) ? { min, max, approximate: true } : { min, max };
}

/** "two-thirds of voters" as per cent. */
function shares(part: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  return [...part.matchAll(SHARE)].flatMap((match) => {
    const { compare = "", count, name = "" } = match.groups ?? {};
    if (!count && !/^half$/i.test(name)) return [];
    const start = span.start + match.index;
    const end = start + match[0].length;
    const noun = countedNoun(words, end);
    const value = fractionPercent(count, name);
    return noun === null || noun === "year" || noun === "century"
      ? []
      : [{ start, end, ...bounds(compare, value, value), unit: "%", noun }];
  });
}

function vague(part: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  return [...part.matchAll(VAGUE)].map((match) => {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const { vague: words_ = "", unit } = match.groups ?? {};
    return {
      start,
      end,
      min: vagueNumber(words_),
      max: null,
      unit: unitOf(unit),
      noun: countedNoun(words, end),
      approximate: true,
    };
  });
}

/** "a dozen ships", "half a million people". */
function dozens(part: string, span: Span, words: readonly TaggedWord[]): Quantity[] {
  return [...part.matchAll(DOZEN)].flatMap((match) => {
    const { low = "", word = "" } = match.groups ?? {};
    const dozen = /dozen/i.test(word);
    // Figures in words before "million" are amounts already; "a million" and "half a million" are not.
    if (!dozen && !/^(?:a|half a)$/i.test(low)) return [];
    const start = span.start + match.index;
    const end = start + match[0].length;
    const noun = countedNoun(words, end);
    if (noun === null) return [];
    const one = dozen ? 12 : scaleOf(word);
    const several = /several/i.test(low);
    const value = several ? 2 * one : /^half a$/i.test(low) ? one / 2 : /^a$/i.test(low) ? one : numberOf(low) * one;
    const money = MONEY[noun] ?? null;
    return [{ start, end, ...bounds(several ? "at least" : "", value, value), unit: money, noun: money ? null : noun }];
  });
}

function unitOf(unit: string | undefined): string | null {
  if (!unit) return null;
  const lower = unit.toLowerCase().replace(/^per cent$/, "percent");
  return (
    UNITS[lower] ??
    UNITS[lower.replace(/e?s$/, "")] ??
    UNITS[lower.replace(/s$/, "")] ??
    MONEY[lower.replace(/s$/, "")] ??
    null
  );
}

/** What is counted: the last noun of the phrase behind the figure; in "60-day deadline" the days. */
function countedNoun(words: readonly TaggedWord[], end: number): string | null {
  const at = words.findIndex((word) => word.start >= end);
  if (at < 0) return null;
  if (words[at]?.raw === "-" && words[at]?.start === end)
    return words[at + 1]?.pos === "NOUN" ? (words[at + 1]?.lemma ?? null) : null;
  for (let i = at; i < Math.min(words.length, at + NOUN_REACH); i++) {
    const word = words[i];
    if (!word || /^(?:last|next|this|each|every|per)$/.test(word.norm)) break;
    if (word.pos === "NOUN") {
      // A plural stands last in its phrase: in "30 tanks cost" the tanks are counted.
      if (words[i + 1]?.pos === "PART") i++;
      else if (words[i + 1]?.pos !== "NOUN" || (word.norm !== word.lemma && word.norm.endsWith("s"))) return word.lemma;
    } else if (
      !["ADJ", "ADV", "PROPN", "DET", "NUM"].includes(word.pos) &&
      !/^(?:of|more|-|other|additional)$/.test(word.norm)
    )
      break;
  }
  return null;
}
