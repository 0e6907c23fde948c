import type { Span } from "../model/span.ts";

/** "ORRVILLE, March 3 (Reuters) - ", "TARN — ", "(AP) — ": where the text was written, before what it says. */
const DATELINE =
  /^(?:\p{Lu}{2}[\p{Lu}.'’ /-]{1,40}(?:,\s\p{L}[\p{L}.]*(?:\s\p{L}[\p{L}.]*){0,2}){0,2}(?:,?\s\d{1,2}(?:,\s\d{4})?)?(?:\s?[(/][^()/]{2,40}[)/])?|\([^()]{2,40}\))\s?(?:[-–—]{1,2}|(?<=\/))\s+(?=[“"\p{Lu}\p{N}])/u;
const LONGEST_DATELINE = 120;

/** `sentence` behind the town, day and agency that it begins with. */
export function withoutDateline(text: string, { start, end }: Span): Span {
  const dateline = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST_DATELINE)))?.[0].length ?? 0;
  return { start: start + dateline, end };
}
