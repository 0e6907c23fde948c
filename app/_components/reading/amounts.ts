import { number, plural } from "../words.ts";

/** "40 seconds", "about an hour": a length of time as one says it, from seconds. */
export function durationText(seconds: number): string {
  if (seconds < 90) return plural(Math.max(1, Math.round(seconds)), "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return plural(minutes, "minute");
  return plural(Math.round(minutes / 60), "hour");
}

/** 6,871 as "6,900": a count that is an estimate, with two figures. */
export function about(count: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return number(Math.round(count / step) * step);
}
