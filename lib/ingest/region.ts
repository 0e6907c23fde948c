import type { Line, Marks } from "./lines.ts";
import { COUNT } from "./rules/labels.ts";

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
  return throughStamps(lines, marks, toLastParagraph(lines, marks, fromByline(lines, marks, region)));
}

/** Marked lines that may stand between the region and one more paragraph of the article: an advertisement, one link, a form. */
const BETWEEN = 8;
/** Links to other articles among them; more is the list below the article, whose summaries read like paragraphs. */
const LINKS_BETWEEN = 1;
/** Lines of a list in the flow behind which a paragraph is the article's where it goes on with what stands above. */
const LIST_BETWEEN = 24;
/** Short lines of no known kind between two paragraphs of the article: a title of a part, the form of a player. */
const MOST_STRAYS = 2;
/** Words of such a paragraph, which ends with a stop. */
const SHORTEST_REST = 7;
const SHORTEST_LAST = 5;

/** The region goes on to paragraphs that only lines known by their words, or a few strays, part from it. */
function toLastParagraph(lines: readonly Line[], marks: Marks, region: LineRegion): LineRegion {
  let { to } = region;
  let links = 0;
  let strays = 0;
  let known: Set<string> | undefined;
  for (let i = to; to > 0 && i < lines.length && i - to <= LIST_BETWEEN; i++) {
    const [line, mark] = [lines[i], marks[i]];
    if (!line || mark?.role === "comment" || mark?.role === "byline" || mark?.role === "correction") break;
    if (mark?.role === "teaser") links++;
    // "Know it first" above "Get our news in your inbox" is the form's.
    if (mark || (!line.prose && marks[i + 1]?.role === "appeal")) continue;
    if (!mayBeLast(line, i === to)) {
      // A few short lines that no rule knows part the article only where it does not go on behind them.
      if (line.prose || ++strays > MOST_STRAYS) break;
      continue;
    }
    const far = links > LINKS_BETWEEN || i - to > BETWEEN;
    // Once for the region as it was found: for each paragraph anew, a long page would cost its square.
    if (far || strays > 0) {
      known ??= namesOf(lines.slice(region.from, region.to).filter((_, k) => !marks[region.from + k]));
      if (!continues(lines, marks, known, i)) break;
    }
    to = i + 1;
    links = 0;
    strays = 0;
  }
  return { from: region.from, to };
}

/** Whether a line may be a paragraph of the article: a sentence of some length; right behind the last one a short one too. */
function mayBeLast(line: Line, behindLast: boolean): boolean {
  const short = behindLast && line.words >= SHORTEST_LAST && /^\p{Lu}/u.test(line.head) && !/[!?:]$/.test(line.head);
  return ((line.prose && line.words >= SHORTEST_REST) || short) && /[.”"»]$/u.test(line.head);
}

/** Whether the paragraph at `i` goes on with the region, though a list or unknown lines stand between. */
function continues(lines: readonly Line[], marks: Marks, known: ReadonlySet<string>, i: number): boolean {
  const line = lines[i];
  return (
    line !== undefined && (goesOnWith(line, known) || isBehindTitles(lines, marks, i) || isBehindEnd(lines, marks, i))
  );
}

/** Capitalised words of four letters and more that do not open their sentence. */
const NAME = /(?<=[\p{L}\p{N},;:’'")] (?:["“‘(])?)\p{Lu}[\p{L}’'-]{3,}/gu;

function namesOf(lines: readonly Line[]): Set<string> {
  return new Set(lines.flatMap(({ head }) => head.match(NAME) ?? []));
}

/** Somebody with a name who says something: the first words of a paragraph of an article, seldom of a summary that leads to one. */
const TELLS =
  /^(?:The |A |An )?\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,4}(?:, [^,]{3,60},)? (?:said|says|told|added|described|denied|confirmed) /u;

/** Whether a paragraph below a list of links goes on with the text above it: it quotes, tells who said so, or speaks of the same names. */
function goesOnWith({ head, prose, words }: Line, known: ReadonlySet<string>): boolean {
  if (!prose || words < SHORTEST_REST || !/[.”"»’']$/u.test(head)) return false;
  if (
    /^["“„«]|["”»],? (?:\p{L}+ ){0,3}(?:said|says|added|told)\b|\b(?:he|she|they) (?:said|says|added|told|denied)\b/iu.test(
      head,
    ) ||
    TELLS.test(head)
  )
    return true;
  return (head.match(/\p{Lu}[\p{L}’'-]{3,}/gu) ?? []).some((name) => known.has(name));
}

/** Whether the list above says where it ends, and nothing but marked lines stands behind that. */
function isBehindEnd(lines: readonly Line[], marks: Marks, i: number): boolean {
  let above = i - 1;
  while (above > i - BETWEEN && marks[above] && lines[above]?.plain !== "end of list") above--;
  return lines[above]?.plain === "end of list";
}

/** Whether two titles of a list in a row stand right above, and no third below: such a list has no summaries, so this is the article's. */
function isBehindTitles(lines: readonly Line[], marks: Marks, i: number): boolean {
  const above = marks.slice(Math.max(0, i - 4), i).filter((mark) => mark?.origin !== COUNT);
  const titles = above.length >= 2 && above.slice(-2).every((mark) => mark?.origin.startsWith("listed below") === true);
  const next = lines[i + 1];
  return titles && (next === undefined || next.prose || /[.!?”"]$/.test(next.head) || marks[i + 1] !== undefined);
}

const CLOCK = /^\d{1,2}[:.h]\d\d\b/;
/** Stamps that make a page a live one, lines between two of its entries, and lines from a stamp to its first paragraph. */
const FEWEST_ENTRIES = 3;
const ENTRY_REACH = 8;

/** On a live page the region goes on through every entry: a stamp, its title and names, and then a paragraph. */
function throughStamps(lines: readonly Line[], marks: Marks, region: LineRegion): LineRegion {
  const stamps = lines.flatMap((line, i) => (marks[i]?.role === "furniture" && CLOCK.test(line.plain) ? [i] : []));
  if (region.to === 0 || stamps.length < FEWEST_ENTRIES) return region;
  let { to } = region;
  for (const stamp of stamps) {
    if (stamp < to) continue;
    if (stamp - to > ENTRY_REACH) break;
    const entry = lines.slice(stamp + 1, stamp + 1 + ENTRY_REACH);
    const first = entry.findIndex((line, k) => line.prose && !marks[stamp + 1 + k]);
    if (first < 0 || entry.slice(0, first).some((line, k) => CLOCK.test(line.plain) && marks[stamp + 1 + k])) break;
    to = stamp + 1 + first;
    while (lines[to]?.prose && !marks[to]) to++;
  }
  return { from: region.from, to };
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
