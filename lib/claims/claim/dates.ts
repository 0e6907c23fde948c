import type { DateMention } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
// "Mar." and "May" are too often something else to stand without a day.
const MONTH =
  "January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.";
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const SEASON = "spring|summer|autumn|fall|winter";
const UNIT = "day|week|month|year|decade";
const DATE = new RegExp(
  [
    String.raw`\b(?<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)\b`,
    String.raw`(?<!\p{L})(?<month>${MONTH})\s+(?<day>${DAY})(?!\d|,\d{3}|\s*(?:-|–|to)\s*\d{4})(?:,?\s+(?<year>\d{4}))?`,
    String.raw`\b(?<day2>${DAY})\s+(?:of\s+)?(?<month2>${MONTH})(?!\p{L})(?:,?\s+(?<year2>\d{4}))?`,
    String.raw`(?<!\p{L})(?<month3>${MONTH}),?\s+(?:of\s+)?(?<year3>(?:18|19|20)\d\d)\b`,
    String.raw`\b(?<season>${SEASON})(?:,?\s+|\s+of\s+)(?<year6>(?:19|20)\d\d)\b`,
    // "May" is a month only where a word before it says so: "in late May", never "May I".
    String.raw`\b(?:(?:early|mid|late)[\s-]+|(?<=\b(?:in|since|until|till|by|of|last|this|next|back in|before|after|during|from|through)\s))(?<month4>${MONTH})(?!\p{L})`,
    String.raw`(?<=\b(?:in|since|until|till|by|of|from|during|before|after|throughout|through|early|mid|late|and|to|for)[\s-])(?<year5>(?:19|20)\d\d)\b(?![,-]\d)`,
    String.raw`\b(?:(?<which>last|next|this|the following|the previous)\s+)?(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`,
    String.raw`\b(?<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?<unit>${UNIT})s?\s+(?:ago|earlier)\b`,
    String.raw`\b(?<relative>today|tonight|yesterday|tomorrow|(?:earlier\s+|later\s+)?(?:last|this|next)\s+(?:week|weekend|month|year|${SEASON})|(?:earlier|later) in the week)\b`,
  ].join("|"),
  "gu",
);
/** What stands before a date to come, in the same clause: "will be leaving on January 1", "is due to open on Friday". "Would" tells of both. */
const AHEAD =
  /\b(?:will|won['’]t|shall|(?:is|are|be) (?:going|set|due|expected|scheduled|slated|planned) to|(?:is|are) leaving|plans? to)\b/g;
/** What opens a clause of its own between the two. */
const OTHER_CLAUSE = /\b(?:that|since|after|which|who|when)\b/;
/** Characters that may stand between the two, and that end a clause. */
const [LONGEST_BETWEEN, ENDS] = [80, [".", ";", ":", "”", '"']];
const DAY_MS = 86_400_000;

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Dates named within `span`; the source's words are the mention's own span. Each is resolved against the article's date
 * `publishedAt` (ISO, of the precision known): a month without a year is the last one not after it, a weekday the last such
 * day; where the words before tell of what is to come, the next one. What that date is too vague for stays null.
 */
export function datesOf(text: string, span: Span, publishedAt?: string): DateMention[] {
  return [...text.slice(span.start, span.end).matchAll(DATE)].map((match) => {
    const start = span.start + match.index;
    const isAhead = tellsOfWhatComes(text.slice(span.start, start));
    return { start, end: start + match[0].length, value: resolve(match.groups ?? {}, match[0], publishedAt, isAhead) };
  });
}

/** Whether words before a date say that it is to come; several looks, because one expression for all costs the cube of a sentence's length. */
function tellsOfWhatComes(before: string): boolean {
  const clause = before.slice(Math.max(...ENDS.map((end) => before.lastIndexOf(end))) + 1);
  return [...clause.matchAll(AHEAD)].some(({ index, 0: words }) => {
    const between = clause.slice(index + words.length);
    return between.length <= LONGEST_BETWEEN && !OTHER_CLAUSE.test(between);
  });
}

function resolve(g: Groups, words: string, publishedAt: string | undefined, isAhead: boolean): string | null {
  if (g.iso) return g.iso;
  if (g.year5) return g.year5;
  if (g.year6) return g.year6;
  if (g.weekday) return weekdayNear(g.weekday, g.which ?? (isAhead ? "coming" : undefined), publishedAt);
  // "Six months earlier" counts from something told before, not from the article.
  if (g.unit && words.endsWith("earlier")) return null;
  if (g.unit) return agoFrom(g.count ?? "", g.unit, publishedAt);
  if (g.relative) return relativeTo(words.replace(/\s+/g, " "), publishedAt);
  const month = monthNumber(g.month ?? g.month2 ?? g.month3 ?? g.month4 ?? "");
  const day = Number.parseInt(g.day ?? g.day2 ?? "", 10);
  const year = g.year ?? g.year2 ?? g.year3 ?? yearOf(month, publishedAt, isAhead);
  if (!year || month === 0 || day > 31 || day === 0) return null;
  return Number.isNaN(day) ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

function monthNumber(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return short === "" ? 0 : MONTHS.findIndex((month) => month.startsWith(short)) + 1;
}

function yearOf(month: number, publishedAt: string | undefined, isAhead: boolean): string | null {
  const [year, published] = (publishedAt ?? "").split("-");
  if (!year || !published) return null;
  if (isAhead) return String(month >= Number(published) ? Number(year) : Number(year) + 1);
  return String(month <= Number(published) ? Number(year) : Number(year) - 1);
}

function weekdayNear(name: string, which: string | undefined, publishedAt: string | undefined): string | null {
  const published = dayOf(publishedAt);
  if (published === null) return null;
  const back = (new Date(published).getUTCDay() - WEEKDAYS.indexOf(name.toLowerCase()) + 7) % 7;
  if (which === "coming") return isoDay(published + ((7 - back) % 7) * DAY_MS);
  if (which === "next") return isoDay(published + (7 - back) * DAY_MS);
  // "Last Friday" on a Friday is a week ago; "the previous Friday" counts from a day that is not known here.
  if (which === "the following" || which === "the previous") return null;
  return isoDay(published - (which === "last" && back === 0 ? 7 : back) * DAY_MS);
}

function agoFrom(count: string, unit: string, publishedAt: string | undefined): string | null {
  const [year, month] = (publishedAt ?? "").split("-").map(Number);
  const n = /^an?$/i.test(count) ? 1 : /^\d/.test(count) ? Number(count) : NUMBERS.indexOf(count.toLowerCase());
  if (!year || n < 0 || unit === "decade") return null;
  if (unit === "year") return String(year - n);
  if (unit === "month") return month ? monthShifted(year, month, -n) : null;
  const published = dayOf(publishedAt);
  if (published === null) return null;
  // "Two weeks ago" is seldom that very day: a month is what can be said.
  return unit === "week" ? isoDay(published - 7 * n * DAY_MS).slice(0, 7) : isoDay(published - n * DAY_MS);
}

function relativeTo(words: string, publishedAt: string | undefined): string | null {
  const published = dayOf(publishedAt);
  const [year, month] = (publishedAt ?? "").split("-").map(Number);
  const shift = /\blast\b/.test(words) ? -1 : /\bnext\b/.test(words) ? 1 : 0;
  if (/^(?:today|tonight)$/.test(words)) return published === null ? null : isoDay(published);
  if (words === "yesterday") return published === null ? null : isoDay(published - DAY_MS);
  if (words === "tomorrow") return published === null ? null : isoDay(published + DAY_MS);
  if (words.endsWith("year") && year) return String(year + shift);
  if (words.endsWith("month") && year && month) return monthShifted(year, month, shift);
  if (words.endsWith("week") && published !== null) return monthOfWeek(published + 7 * shift * DAY_MS);
  return null;
}

/** A week (Monday to Sunday) is told by its month; null where it lies in two. */
function monthOfWeek(day: number): string | null {
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
  const [from, to] = [isoDay(monday).slice(0, 7), isoDay(monday + 6 * DAY_MS).slice(0, 7)];
  return from === to ? from : null;
}

function monthShifted(year: number, month: number, by: number): string {
  const months = year * 12 + (month - 1) + by;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
}

function dayOf(iso: string | undefined): number | null {
  const match = /^\d{4}-\d{2}-\d{2}/.exec(iso ?? "");
  const time = match ? Date.parse(`${match[0]}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
