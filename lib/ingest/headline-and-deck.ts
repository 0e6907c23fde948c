import type { Line, Marks } from "./lines.ts";
import type { LineRegion } from "./region.ts";

/** Headlines have at least this many words; fewer is a section's name, unless the line opens the text. */
const SHORTEST_HEADLINE = 4;
const LONGEST_HEADLINE = 28;
const LONGEST_DECK = 40;
/** Lines above the main text in which a headline is looked for; further up are menus. */
const REACH = 25;

/** Mark the headline and the deck that stand before the main text, and the headline's repetitions there. */
export function markHeadlineAndDeck(lines: readonly Line[], marks: Marks, region: LineRegion): void {
  const body = lines.findIndex((line, i) => i >= region.from && !marks[i] && isParagraph(line));
  if (body < 0) return;
  const candidates: number[] = [];
  for (let i = Math.max(0, body - REACH); i < body; i++) if (mayHead(lines, marks, i)) candidates.push(i);
  const head = candidates.find((i) => repeated(lines, candidates, i)) ?? afterKicker(lines, candidates);
  if (head === undefined) return;
  const title = lines[head]?.plain;
  for (const i of candidates)
    if (lines[i]?.plain === title) marks[i] = { role: "headline", origin: "a title line before the text" };
  for (const [i, line] of lines.entries())
    if (line.plain === title && line.words >= SHORTEST_HEADLINE)
      marks[i] ??= { role: "furniture", origin: "the headline once more" };
  markDeck(lines, marks, lastHeadline(marks, body), body);
}

function isParagraph({ prose, wrapped, words, head }: Line): boolean {
  return prose && (wrapped || words >= 20 || /[.。！।]["'”’»)\]]*$/u.test(head));
}

function mayHead(lines: readonly Line[], marks: Marks, i: number): boolean {
  const line = lines[i];
  if (!line || marks[i] || line.words > LONGEST_HEADLINE || /[.:;,。]["”’)]*$/.test(line.head)) return false;
  return line.words >= SHORTEST_HEADLINE || (i === 0 && line.words >= 2);
}

/** The first candidate, save a few words of a section or a site over a longer one. */
function afterKicker(lines: readonly Line[], [first, second]: readonly number[]): number | undefined {
  if (first === undefined || second === undefined) return first;
  const [above, below] = [lines[first]?.words ?? 0, lines[second]?.words ?? 0];
  return above < SHORTEST_HEADLINE && below > above && below <= LONGEST_HEADLINE ? second : first;
}

function repeated(lines: readonly Line[], candidates: readonly number[], i: number): boolean {
  return candidates.some((j) => j !== i && lines[j]?.plain === lines[i]?.plain);
}

function lastHeadline(marks: Marks, before: number): number {
  for (let i = before - 1; i >= 0; i--) if (marks[i]?.role === "headline") return i;
  return -1;
}

/** The line after the headline, where it is no finished sentence or something other than text parts it from the text. */
function markDeck(lines: readonly Line[], marks: Marks, headline: number, body: number): void {
  const at = headline + 1;
  const line = lines[at];
  if (!line || marks[at] || line.words < SHORTEST_HEADLINE || line.words > LONGEST_DECK || /[:;,]$/.test(line.head))
    return;
  const parted = marks[at + 1] !== undefined && marks[at + 1]?.role !== "appeal";
  const finished = /[.!?。]["'”’»)\]]*$/u.test(line.head);
  if (at < body ? !finished || parted : parted && sentences(line) === 1 && marks[at + 1]?.role === "byline") {
    marks[at] = { role: "deck", origin: "the line after the headline" };
  }
}

function sentences({ head }: Line): number {
  return 1 + (head.match(/[.!?] +[\p{Lu}“"]/gu)?.length ?? 0);
}
