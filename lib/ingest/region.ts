import type { Line, Marks } from "./lines.ts";

/** What a short line costs, in words: two dozen menu entries outweigh any paragraph behind them, a subheading never cuts an article in two. */
const SHORT_LINE_COST = 10;
/** A paragraph counts no more than this, so that one long legal notice does not draw the region over a menu. */
const PARAGRAPH_CAP = 90;
/** Short lines that a page must have outside its densest region before that region decides anything: a plain article has a few at most. */
const CLUTTER = 8;

/** Half-open range of line numbers. */
export type LineRegion = { readonly from: number; readonly to: number };

/**
 * The run of lines where running text is densest: the greatest sum of paragraph words less the cost of short lines (a
 * maximum-subarray scan, after Pasternack and Roth 2009). Lines that a rule took for something else count as short.
 */
export function densestRegion(lines: readonly Line[], marks: Marks): LineRegion {
  let best = 0;
  let region: LineRegion = { from: 0, to: 0 };
  let sum = 0;
  let from = 0;
  for (const [i, line] of lines.entries()) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += line.prose && !marks[i] ? Math.min(line.words, PARAGRAPH_CAP) : -SHORT_LINE_COST;
    if (sum > best) {
      best = sum;
      region = { from, to: i + 1 };
    }
  }
  return fromByline(lines, marks, region);
}

/** Lines above the region in which the article's byline is looked for, and words that make a paragraph below it. */
const REACH = 60;
const PARAGRAPH = 12;
/** Short lines without a rule between byline and region that may be buttons; more is another part of the page. */
const STRAY_LINES = 4;

/**
 * The region begins at the byline above it where paragraphs stand between the two: a list of other articles in the flow weighs more
 * than the two paragraphs before it, which are the article's all the same.
 */
function fromByline(lines: readonly Line[], marks: Marks, region: LineRegion): LineRegion {
  let stray = 0;
  let paragraphs = 0;
  for (let i = region.from - 1; i >= Math.max(0, region.from - REACH); i--) {
    const [line, mark] = [lines[i], marks[i]];
    if (mark?.role === "comment") break;
    if (mark?.role === "byline" && paragraphs > 0) return { from: i, to: region.to };
    if (!mark && line?.prose && line.words >= PARAGRAPH) paragraphs++;
    else if (!mark && ++stray > STRAY_LINES) break;
  }
  return region;
}

/** On a page full of short lines, mark what stands outside its region; on plain text, where there are few, mark nothing. */
export function markOutside(lines: readonly Line[], marks: Marks, { from, to }: LineRegion): void {
  if (to === 0) return;
  const outside = lines.map((_, i) => i).filter((i) => i < from || i >= to);
  const short = outside.filter((i) => !lines[i]?.prose && marks[i]?.role !== "comment");
  if (short.length < CLUTTER) return;
  for (const i of outside) {
    marks[i] ??= lines[i]?.prose
      ? { role: "teaser", origin: "apart from the main text, among links" }
      : { role: "furniture", origin: "a short line outside the main text" };
  }
}
