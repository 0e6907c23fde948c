import type { Span } from "../model/span.ts";

/** Spans as an integer column holds them: start and end in turn. */
export function toColumn(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => [start, end]);
}

/** The spans of such a column. */
export function fromColumn(numbers: readonly number[]): Span[] {
  return numbers.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: numbers[i + 1] ?? start }] : []));
}
