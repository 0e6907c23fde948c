import { dateText } from "./words.ts";

/** A moment as "22 November 2026, 14:05 UTC". */
export function formatMoment(moment: Date): string {
  return `${dateText(moment.toISOString().slice(0, 10))}, ${moment.toISOString().slice(11, 16)} UTC`;
}

/** A whole number with commas: 1,158. */
export function formatNumber(value: number): string {
  return Math.round(value).toLocaleString("en");
}
