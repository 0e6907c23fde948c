import type { DateMention } from "../model/claim.ts";
import type { Span } from "../model/span.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const MONTH = "January|February|March|April|May|June|July|August|September|October|November|December";
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DATE = new RegExp(
  [
    String.raw`\b(?<month>${MONTH})\s+(?<day>${DAY})(?!\d)(?:,?\s+(?<year>\d{4}))?`,
    String.raw`\b(?<day2>${DAY})\s+(?<month2>${MONTH})\b(?:,?\s+(?<year2>\d{4}))?`,
    String.raw`\b(?<month3>${MONTH}),?\s+(?<year3>\d{4})\b`,
    // "May" is a month only where a word before it says so: "in late May", never "May I".
    String.raw`\b(?:(?:early|mid|late)[\s-]+|(?<=\b(?:in|since|until|by|of|last|this|back in)\s))(?<month4>${MONTH})\b`,
    String.raw`(?<=\b(?:in|since|until|by|of|from|during|before|after)\s)(?<year5>(?:19|20)\d\d)\b`,
    String.raw`\b(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`,
    String.raw`\b(?<relative>today|yesterday|last (?:week|month|year)|this (?:week|month|year)|earlier this (?:week|month|year)|earlier in the week)\b`,
  ].join("|"),
  "gu",
);
const DAY_MS = 86_400_000;

/**
 * Dates named within `span`. Each is resolved against the article's date `publishedAt` (ISO, of the precision known): a
 * month without a year is the last one not after it. What that date is too vague for stays null.
 */
export function datesOf(text: string, span: Span, publishedAt?: string): DateMention[] {
  return [...text.slice(span.start, span.end).matchAll(DATE)].map((match) => {
    const start = span.start + match.index;
    return { start, end: start + match[0].length, value: resolve(match.groups ?? {}, publishedAt) };
  });
}

function resolve(g: Record<string, string | undefined>, publishedAt: string | undefined): string | null {
  if (g.year5) return g.year5;
  if (g.weekday) return weekdayBefore(g.weekday, publishedAt);
  if (g.relative) return relativeTo(g.relative, publishedAt);
  const month = MONTHS.indexOf((g.month ?? g.month2 ?? g.month3 ?? g.month4 ?? "").toLowerCase()) + 1;
  const day = Number.parseInt(g.day ?? g.day2 ?? "", 10);
  const year = g.year ?? g.year2 ?? g.year3 ?? yearOf(month, publishedAt);
  if (!year || month === 0 || day > 31) return null;
  return Number.isNaN(day) ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

function yearOf(month: number, publishedAt: string | undefined): string | null {
  const [year, published] = (publishedAt ?? "").split("-");
  if (!year || !published) return null;
  return String(month <= Number(published) ? Number(year) : Number(year) - 1);
}

function weekdayBefore(name: string, publishedAt: string | undefined): string | null {
  const published = dayOf(publishedAt);
  if (published === null) return null;
  const back = (new Date(published).getUTCDay() - WEEKDAYS.indexOf(name.toLowerCase()) + 7) % 7;
  return isoDay(published - back * DAY_MS);
}

function relativeTo(words: string, publishedAt: string | undefined): string | null {
  const published = dayOf(publishedAt);
  const [year, month] = (publishedAt ?? "").split("-").map(Number);
  if (words === "today") return published === null ? null : isoDay(published);
  if (words === "yesterday") return published === null ? null : isoDay(published - DAY_MS);
  if (words.endsWith("year") && year) return String(words.startsWith("last") ? year - 1 : year);
  if (words.endsWith("month") && year && month) {
    if (!words.startsWith("last")) return `${year}-${two(month)}`;
    return month === 1 ? `${year - 1}-12` : `${year}-${two(month - 1)}`;
  }
  return null;
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
