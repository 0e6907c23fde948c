import type { Evidence, Quantity } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { SAME_CLAIM, SAME_STATEMENT, type ToldClaim } from "./words-in-common.ts";

/** Two figures for one noun are of one thing only where the claims have so much in common: a flight has several durations. */
const SAME_COUNT = 0.4;
/** Figures further apart than this are of a part and its whole, or of two things: nine minutes into orbit and 94 minutes around the earth. */
const FURTHEST_APART = 10;
/** A least that is nearer to the other figure than this is the same one, rounded. */
const ROUNDED = 1.05;
/** A noun of fewer letters ends many others: "age", "man". */
const FEWEST_LETTERS = 4;
/** "21 of the more than 200 schoolgirls", "among the 276 girls": the second figure is the whole that the first is a part of. */
const PART_BEFORE =
  /(?:(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|many|most|half|dozens|hundreds))\s+of|\bamong)\s+(?:(?:the|its|their|these|those|all|an?)\s+)*(?:(?:more|fewer|less)\s+than\s+|at\s+least\s+|about\s+|nearly\s+|some\s+)?$/i;
/** "Nine minutes and 46 seconds" is one length: its second figure stands against nothing by itself. */
const LENGTH_BEFORE = /\b(?:year|month|week|day|hour|minute|feet|foot|pound|mile)s?,?(?:\s+and)?\s+$/i;
/** "The first two games", "of that, $3 billion": some of all, and not how many there are. */
const CHOSEN_BEFORE =
  /\b(?:(?:first|last|next|final|past|previous|another|other|remaining)|of (?:that|this|these|those|them|which)(?: sum| amount| money| total)?,?)\s+$/i;
/** "Dozens" and "82" hold together or do not; nobody can tell which are meant. */
const VAGUE =
  /^(?:(?:at least|more than|about|nearly|many|several) )?(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b/i;
/** Units of time as nouns: "for three months", "eight months now" are lengths of two things, unless the claims are nearly one. */
const TIME = /^(?:minute|hour|day|week|month|year)$/;
/** "92-year-old", "34 years old", "six months of age": ages of two people stand against each other in no sense. */
const AGE_AFTER = /^[\s-]*(?:(?:year|month|week|day)s?)?[\s-]*(?:old\b|olds\b|of\s+age\b)/i;

/**
 * Two numbers for the same counted noun, or the only sum of money, share or measure of both claims, that do not overlap; null where there
 * are none. `overlap` is what the claims have in common, 0 to 1.
 */
export function figuresDiffer(a: ToldClaim, b: ToldClaim, overlap: number): Evidence | null {
  const [ours, theirs] = [a, b].map((claim) => claim.quantities.filter((each) => countsAll(claim, each)));
  for (const x of ours ?? []) {
    const rivals = (theirs ?? []).filter(
      (y) =>
        (overlap >= (TIME.test(x.noun ?? "") ? SAME_STATEMENT : SAME_COUNT) && countsTheSame(x, y)) ||
        (overlap >= SAME_CLAIM && measuresTheSame(x, y) && isOnly(x, a) && isOnly(y, b)),
    );
    if (rivals.length === 0 || rivals.some((y) => isRounded(x, y) || (overlaps(x, y) && !isOtherFigure(a, x, b, y))))
      continue;
    // "21 of the 200" gives the number too, though the other one stands beside the noun.
    if (b.quantities.some((y) => y.min === x.min && y.max === x.max)) continue;
    if (a.quantities.some((z) => rivals.some((y) => y.min === z.min && y.max === z.max))) continue;
    const y = rivals.find((rival) => isWhole(a, x) === isWhole(b, rival) && !farApart(x, rival));
    if (y)
      return {
        relation: "figures-differ",
        a: [spanOf(x)],
        b: [spanOf(y)],
        note:
          x.noun && x.noun === y.noun
            ? `Two figures for “${x.noun}”: ${shown(x)} and ${shown(y)}.`
            : `Two figures: ${shown(x)} and ${shown(y)}.`,
      };
  }
  return null;
}

function countsTheSame(x: Quantity, y: Quantity): boolean {
  return x.noun !== null && y.noun !== null && isOneNoun(x.noun, y.noun) && x.unit === y.unit;
}

/** "Girls" and "schoolgirls" are counted alike: one noun is the other with a word before it. */
function isOneNoun(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length >= FEWEST_LETTERS && long.endsWith(short));
}

/** Sums of one currency, or amounts of one unit, of which one at least is told without what it is for: "costs $1 million", "$500,000 of airtime". */
function measuresTheSame(x: Quantity, y: Quantity): boolean {
  return x.unit !== null && x.unit === y.unit && (x.noun === null || y.noun === null);
}

function isOnly(x: Quantity, { quantities }: ToldClaim): boolean {
  return quantities.every((each) => each === x || each.unit !== x.unit);
}

function isWhole(claim: ToldClaim, { start }: Span): boolean {
  return PART_BEFORE.test(around(claim, start).before);
}

function isRest(claim: ToldClaim, { start }: Span): boolean {
  return LENGTH_BEFORE.test(around(claim, start).before);
}

/** Whether a quantity tells how many there are: no measure of something else ("a 12-page letter"), no age, no rest of a length, no part of something told before, and no "dozens". */
function countsAll(claim: ToldClaim, each: Quantity): boolean {
  if (isAge(claim, each) || isRest(claim, each) || VAGUE.test(wordsOf(claim, each))) return false;
  return !/^-\p{Ll}/u.test(around(claim, each.end).after) && !CHOSEN_BEFORE.test(around(claim, each.start).before);
}

function isAge(claim: ToldClaim, { start, end }: Span): boolean {
  const amount = around(claim, start).after.slice(0, end - start);
  return AGE_AFTER.test(around(claim, end).after) || /\byears?[\s-]old$/i.test(amount);
}

/** The words before and after a place of the article, in the claim's sentence or, where that is not at hand, in its own words. */
function around(
  { quote = "", span, sentence, sentenceText }: ToldClaim,
  at: number,
): { before: string; after: string } {
  const [text, start] = sentenceText === undefined ? [quote, span.start] : [sentenceText, sentence.start];
  return { before: text.slice(0, Math.max(0, at - start)), after: text.slice(Math.max(0, at - start)) };
}

function farApart(x: Quantity, y: Quantity): boolean {
  const [one, other] = [x.min ?? x.max ?? 0, y.min ?? y.max ?? 0];
  return Math.max(one, other) > FURTHEST_APART * Math.min(one, other);
}

/** Whether a sum or a measure is the other one in rounder figures: "$716 billion" and "$700 billion", "328 feet" and "330 feet". */
function isRounded(x: Quantity, y: Quantity): boolean {
  const [one, other] = [x.min ?? x.max ?? 0, y.min ?? y.max ?? 0];
  const near = Math.max(one, other) < ROUNDED * Math.min(one, other);
  return x.unit !== null && near && digitsOf(one) !== digitsOf(other);
}

/** How many of a number's figures say something: 2 of 330, 3 of 328. */
function digitsOf(value: number): number {
  return (value.toExponential().split("e")[0] ?? "").replace(".", "").length;
}

/** Whether two ranges have a number in common; an open end reaches to infinity. */
function overlaps(x: Quantity, y: Quantity): boolean {
  return (x.min ?? -Infinity) <= (y.max ?? Infinity) && (y.min ?? -Infinity) <= (x.max ?? Infinity);
}

/**
 * Whether one side gives a least and the other another figure above it, both in digits: "more than 10,000 euros" and "10,800 euros" hold together
 * and are two figures all the same. "Dozens" beside "31", and a least that is the other figure but for rounding, are one.
 */
function isOtherFigure(a: ToldClaim, x: Quantity, b: ToldClaim, y: Quantity): boolean {
  if ((x.max === null) === (y.max === null) || x.min === null || y.min === null) return false;
  if (!/\d/.test(wordsOf(a, x)) || !/\d/.test(wordsOf(b, y))) return false;
  return Math.max(x.min, y.min) > ROUNDED * Math.min(x.min, y.min);
}

function wordsOf(claim: ToldClaim, { start, end }: Span): string {
  return around(claim, start).after.slice(0, end - start);
}

function shown({ min, max, unit }: Quantity): string {
  const number = (value: number) => value.toLocaleString("en");
  const range =
    min === max && min !== null
      ? number(min)
      : [min === null ? "" : `at least ${number(min)}`, max === null ? "" : `at most ${number(max)}`]
          .filter(Boolean)
          .join(" and ");
  return unit ? `${range} ${unit}` : range;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
