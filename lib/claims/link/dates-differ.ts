import type { DateMention, Evidence } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { ToldClaim } from "./words-in-common.ts";

/** So many words on either side of a date say what happened on it. */
const NEAR = 6;
/** Shorter words ("that", "with", "they") are on both sides of any date. */
const FEWEST_LETTERS = 5;
/** Longer words that stand beside any date too. */
const LIGHT = new Set("which where their there these those after before about while would could should".split(" "));
const MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

/**
 * Two days or months for one happening, of claims that have much in common; null where there are none. Where a claim names several, nobody can
 * tell which is meant; a weekday is counted from the day of the report, so that two reports of one Monday would differ; and without a word but
 * names in common beside both dates they are of two happenings: one film came out in 1994, another in 2003.
 */
export function datesDiffer(a: ToldClaim, b: ToldClaim): Evidence | null {
  const [x, y] = [onlyDate(a), onlyDate(b)];
  if (!x?.value || !y?.value || x.value.startsWith(y.value) || y.value.startsWith(x.value)) return null;
  if (!isWritten(a, x) || !isWritten(b, y)) return null;
  const [near, theirs] = [wordsNear(a, x), wordsNear(b, y)];
  if (near && theirs && ![...near].some((word) => theirs.has(word))) return null;
  return {
    relation: "dates-differ",
    a: [spanOf(x)],
    b: [spanOf(y)],
    note: `Dated ${x.value} and ${y.value}: this may have changed over time.`,
  };
}

/** "Published Sunday", "was shot late Friday": what happened stands right before its weekday. */
const ON_WEEKDAY =
  /\b(?<verb>\p{Ll}{2,}ed|sent|held|shot|died|won|lost|met|began|broke|left|found|fired|struck|fell|rose)\s+(?:(?:on|late|early)\s+)*(?<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gu;
/** What was said on another day was said again. */
const REPORTING =
  /^(?:said|told|added|asked|replied|stated|noted|tweeted|posted|announced|confirmed|denied|called|repeated|warned|claimed|insisted|argued|declared|reported|criticized|defended|acknowledged|conceded|suggested|urged)$/;

/** Two weekdays for what one verb tells, wherever they stand in the two sentences ("published Sunday", "published Saturday"); null where there are none. */
export function weekdaysDiffer(a: ToldClaim, b: ToldClaim): Evidence | null {
  const [ours, theirs] = [weekdaysOf(a), weekdaysOf(b)];
  for (const x of ours) {
    const rivals = theirs.filter((y) => y.verb === x.verb);
    const [y] = rivals;
    if (!y || rivals.length > 1 || rivals.some(({ day }) => day === x.day)) continue;
    if (ours.filter(({ verb }) => verb === x.verb).length > 1) continue;
    return {
      relation: "dates-differ",
      a: [x.span],
      b: [y.span],
      note: `“${x.printed}” in one, “${y.printed}” in the other.`,
    };
  }
  return null;
}

function weekdaysOf({ quote = "", span, sentence, sentenceText }: ToldClaim) {
  const [text, start] = sentenceText === undefined ? [quote, span.start] : [sentenceText, sentence.start];
  return [...text.matchAll(ON_WEEKDAY)].flatMap((match) => {
    const { verb = "", day = "" } = match.groups ?? {};
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    return REPORTING.test(verb) ? [] : [{ verb, day, span: at, printed: match[0] }];
  });
}

/** The one day or month that a claim names; a weekday beside it, which is that day, is no second one. Null where it names several. */
function onlyDate(claim: ToldClaim): DateMention | null {
  const dates = claim.dates.filter(({ value }) => value !== null);
  const written = dates.filter((date) => isWritten(claim, date));
  const [first] = written;
  if (first && isOneOfTwo(claim, first)) return null;
  const all = first && dates.every((date) => date.value === first.value || isBeside(claim, date, first));
  return all ? first : null;
}

/** "In 2017 or 2018", "from May to June": no one date is meant. */
function isOneOfTwo({ quote = "", span }: ToldClaim, { start, end }: Span): boolean {
  return (
    /^\s*(?:or|and|to|through|until|[-–])\s*(?:\d|early|late|mid|[JFMASOND][a-z]{2})/.test(
      quote.slice(end - span.start),
    ) || /(?:\d|[a-z])\s*(?:\bor|\bto|\bthrough|[-–])\s*$/.test(quote.slice(0, start - span.start))
  );
}

function isBeside(claim: ToldClaim, date: Span, written: Span): boolean {
  return !isWritten(claim, date) && date.end <= written.start && written.start - date.end <= 2;
}

/** Whether a date stands there with a figure or a month, not only as a weekday or "yesterday". */
function isWritten(claim: ToldClaim, { start, end }: Span): boolean {
  if (claim.quote === undefined) return true;
  const words = claim.quote.slice(start - claim.span.start, end - claim.span.start);
  return /\d/.test(words) || MONTH.test(words);
}

/** Beginnings of the longer words, no names, that stand near a date; null where the claim's words are not at hand. */
function wordsNear({ quote, span }: ToldClaim, date: Span): Set<string> | null {
  if (quote === undefined) return null;
  const words = tokensOf(quote);
  const before = words.filter(({ end }) => end + span.start <= date.start).slice(-NEAR);
  const after = words.filter(({ start }) => start + span.start >= date.end).slice(0, NEAR);
  return new Set(
    [...before, ...after]
      .filter(
        ({ norm, start }) => norm.length >= FEWEST_LETTERS && !LIGHT.has(norm) && !/\p{Lu}/u.test(quote.charAt(start)),
      )
      .map(({ norm }) => norm.slice(0, FEWEST_LETTERS)),
  );
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
