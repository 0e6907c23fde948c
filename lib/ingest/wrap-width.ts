import type { Break } from "./line-breaks.ts";

/** Breaks in mid-sentence that a width needs; two could be luck. */
const FEWEST = 3;
/** Share of them that must leave no room for the next word. */
const FILLED = 0.8;
/** Widths tried: the longest lines may hold an address or a long last word. */
const TRIED = 3;
const NARROWEST = 20;
const WIDEST = 200;

/** The width in characters that a text's lines are filled up to, or null where they are not: then each break must tell by itself. */
export function wrapWidth(breaks: readonly Break[]): number | null {
  const inside = breaks.filter(({ mid, lower, apart, length }) => mid && lower && !apart && length <= WIDEST);
  if (inside.length < FEWEST) return null;
  const widths = [...new Set(inside.map(({ length }) => length).sort((a, b) => b - a))].slice(0, TRIED);
  let best: number | null = null;
  let most = 0;
  for (const width of widths) {
    const filled = inside.filter(({ length, next }) => length + 1 + next > width).length / inside.length;
    const over = inside.filter(({ length }) => length > width).length;
    if (width >= NARROWEST && filled >= FILLED && filled - over / inside.length > most) {
      most = filled - over / inside.length;
      best = width;
    }
  }
  return best;
}
