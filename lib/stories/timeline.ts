import { daySpanOf } from "./day-span.ts";

/** A day on the line, with its place from 0 (the first) to 1 (the last). */
export type TimelineDay<T> = {
  readonly date: string;
  readonly at: number;
  readonly marks: readonly T[];
  readonly named: boolean;
};

/** Two stacks of letters nearer than this share of the line would cover each other on a phone. */
const LEAST_GAP = 0.08;
/** Two dates in words nearer than this would. */
const LEAST_NAME_GAP = 0.2;

/**
 * Days on which something appeared, in order and drawn apart far enough to be told apart; "2025-07" stands at its first day. Days that would
 * cover an earlier one move on, so that places are true only as far as they can be read. Empty where nothing has a date.
 */
export function timelineOf<T extends { readonly date: string }>(marks: readonly T[]): TimelineDay<T>[] {
  const days = new Map<string, T[]>();
  for (const mark of marks) days.set(mark.date.slice(0, 10), [...(days.get(mark.date.slice(0, 10)) ?? []), mark]);
  const dated = [...days]
    .flatMap(([date, own]) => {
      const span = daySpanOf(date);
      return span ? [{ date, day: span.from, own }] : [];
    })
    .toSorted((a, b) => a.day - b.day);
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return [];
  const gap = Math.min(LEAST_GAP, 1 / Math.max(1, dated.length - 1));
  const places = apart(
    dated.map(({ day }) => (last.day === first.day ? 0 : (day - first.day) / (last.day - first.day))),
    gap,
  );
  let namedAt = -1;
  return dated.map(({ date, own }, i) => {
    const place = places[i] ?? 0;
    const isLast = i === dated.length - 1;
    const named = i === 0 || isLast || (place - namedAt >= LEAST_NAME_GAP && 1 - place >= LEAST_NAME_GAP);
    if (named) namedAt = place;
    return { date, at: place, marks: own, named };
  });
}

/** Places moved so that none is nearer to the next than `gap`: to the right, then back from the end. */
function apart(places: readonly number[], gap: number): number[] {
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -gap) + gap));
  let limit = 1;
  for (let i = moved.length - 1; i >= 0; i -= 1) {
    moved[i] = Math.min(moved[i] ?? 0, limit);
    limit = (moved[i] ?? 0) - gap;
  }
  return moved;
}
