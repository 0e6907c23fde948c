import type { Evidence } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import { NUMBER_WORDS, numberOf } from "../claim/numerals.ts";
import type { ToldClaim } from "./words-in-common.ts";

/** "A 48-page indictment", "a monthslong inquiry": a measure that stands as one word before the thing that it measures. */
type Measure = {
  readonly span: Span;
  readonly printed: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** The words of the thing measured, one of which is its noun. */
  readonly of: ReadonlySet<string>;
};

const COMPOUND = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$€£-])(?<count>\d[\d,.]*|${NUMBER_WORDS})-(?<unit>\p{Ll}{3,})\b`,
  "giu",
);
const LASTING = /\b(?<unit>hour|day|week|month|year|decade)s-?long\b/gi;
/** An age measures the person, and each person has one. */
const AGE = /^(?:olds?\b|years?-old\b)/i;
/** Words of the thing measured that are looked at, up to the first that is none of its name. */
const REACH = 4;
const PHRASE_ENDS =
  /^(?:of|in|on|at|to|for|from|by|with|into|after|before|that|which|who|and|or|but|as|was|were|is|are|had|has|have|will|would|says?|said|released|against|about|over|under|between)$/;
/** Words that stand before any thing. */
const ANY_THING = /^(?:the|an?|first|last|new|more|old|long|final|second|third|other|own|same)$/;
/** Lengths of time in days. */
const DAYS: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  year: 365,
  decade: 3650,
};
/** How many of a unit are meant by "monthslong": fewer would be told by the smaller unit, more by the larger. */
const LONGEST: Readonly<Record<string, number>> = { hour: 24, day: 14, week: 9, month: 18, year: 15, decade: 10 };
/** "Six-month" and "180-day" are one length; so near to each other two are told alike. */
const ROUNDED = 1.1;

/**
 * Two measures of one thing that cannot both hold ("the 48-page indictment", "the 47-page indictment"), wherever they stand in the two
 * sentences; null where there are none, and where a sentence measures that thing twice.
 */
export function measuresDiffer(a: ToldClaim, b: ToldClaim): Evidence | null {
  const ours = measuresOf(a);
  if (ours.length === 0) return null;
  const theirs = measuresOf(b);
  for (const x of ours) {
    const rivals = theirs.filter((y) => sameThing(x, y) && sameKind(x, y));
    const [y] = rivals;
    if (!y || rivals.length > 1 || ours.some((z) => z !== x && sameThing(z, y) && sameKind(z, y))) continue;
    if (y.min <= ROUNDED * x.max && x.min <= ROUNDED * y.max && !isOtherCount(x, y)) continue;
    return {
      relation: "figures-differ",
      a: [x.span],
      b: [y.span],
      note: `Two measures of one thing: “${x.printed}” and “${y.printed}”.`,
    };
  }
  return null;
}

/** Of pages, seats or members each one counts: 47 are not 48, as near as they are. */
function isOtherCount(x: Measure, y: Measure): boolean {
  return !(x.unit in DAYS) && x.unit === y.unit && x.min !== y.min;
}

function sameThing(x: Measure, y: Measure): boolean {
  return [...x.of].some((word) => y.of.has(word));
}

function sameKind(x: Measure, y: Measure): boolean {
  return x.unit === y.unit || (x.unit in DAYS && y.unit in DAYS);
}

function measuresOf({ quote = "", span, sentence, sentenceText }: ToldClaim): Measure[] {
  const [text, start] = sentenceText === undefined ? [quote, span.start] : [sentenceText, sentence.start];
  const counted = [...text.matchAll(COMPOUND)].flatMap((match): Measure[] => {
    const { count = "", unit = "" } = match.groups ?? {};
    const value = numberOf(count);
    const measure = measureOf(text, start, match, unit.toLowerCase(), value, value);
    return Number.isFinite(value) && measure && !AGE.test(text.slice(match.index + match[0].length + 1))
      ? [measure]
      : [];
  });
  const lasting = [...text.matchAll(LASTING)].flatMap((match): Measure[] => {
    const unit = (match.groups?.unit ?? "").toLowerCase();
    const measure = measureOf(text, start, match, unit, 2, LONGEST[unit] ?? 2);
    return measure ? [measure] : [];
  });
  return [...counted, ...lasting];
}

function measureOf(
  text: string,
  start: number,
  match: RegExpExecArray,
  unit: string,
  min: number,
  max: number,
): Measure | null {
  const end = match.index + match[0].length;
  const of = thingBehind(text.slice(end));
  const inDays = DAYS[unit] ?? 1;
  if (of.size === 0) return null;
  return {
    span: { start: start + match.index, end: start + end },
    printed: match[0],
    unit,
    min: min * inDays,
    max: max * inDays,
    of,
  };
}

/** The first words behind a measure, without those that stand before any thing; plurals count as their singular. */
function thingBehind(after: string): Set<string> {
  const clause = /^[^,.;:—–()“”"]*/u.exec(after)?.[0] ?? "";
  const words = tokensOf(clause)
    .slice(0, REACH)
    .map(({ norm }) => norm);
  const ends = words.findIndex((word) => PHRASE_ENDS.test(word));
  return new Set(
    (ends < 0 ? words : words.slice(0, ends))
      .filter((word) => word.length > 2 && !ANY_THING.test(word))
      .map((word) => word.replace(/s$/, "")),
  );
}
