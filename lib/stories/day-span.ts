import type { DaySpan } from "../model/story.ts";

const MS_PER_DAY = 86_400_000;

/** The days that a date of any precision may mean ("2025-07" is 31 days), or null where there is none that can be read. */
export function daySpanOf(date: string | null): DaySpan | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? "") ?? [];
  if (!year) return null;
  const from = Date.UTC(Number(year), month ? Number(month) - 1 : 0, day ? Number(day) : 1);
  const after = day
    ? from + MS_PER_DAY
    : month
      ? Date.UTC(Number(year), Number(month), 1)
      : Date.UTC(Number(year) + 1, 0, 1);
  return { from: Math.floor(from / MS_PER_DAY), to: Math.floor(after / MS_PER_DAY) - 1 };
}

/** Days between two spans, 0 where they meet. */
export function daysApart(a: DaySpan, b: DaySpan): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

/** The span from the first day of either to the last. */
export function unionOf(a: DaySpan | null, b: DaySpan | null): DaySpan | null {
  if (!a || !b) return a ?? b;
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
