import type { Line, Marks } from "./lines.ts";
import { LIVE_STAMP } from "./rules/labels.ts";

/** Paragraphs that a teaser may have before its "keep reading"; more is the article itself with such a button in it. */
const LONGEST_TEASER = 4;
/** Lines of pictures, sections and headlines that may stand before a teaser's first paragraph. */
const LONGEST_LEAD = 12;
/** A headline that ends as a sentence does has at most this many words. */
const LONGEST_HEADLINE = 20;
/** Words of four letters and more that such a headline has, all with a capital. */
const FEWEST_TITLE_WORDS = 4;
const MARKER =
  /^(?:(?:keep|continue) reading|read (?:more|on|the (?:full|whole|rest)[\w ]{0,20}|full (?:story|article)))(?: ?\.\.\.|…| ?[»›→>])?(?: ?show less)?$/;

/** The origin of "Keep reading", "Read more". */
export const REST_OF_TEXT = "a button that leads to the rest of a text";

/** What stands over a list of other articles. */
const LIST_HEADING =
  /^(?:more\b.{0,40}|(?:next up|up next|read next|related|recommended|latest|most (?:read|popular|viewed)|trending|other (?:news|stories)|top (?:news|stories)|in other news)\b.{0,30}|(?:from|around|elsewhere on) (?:the|our) .{0,20}|you (?:may|might) (?:also )?(?:like|enjoy).{0,20}|editors?'?s?'? picks?)$/;
const LONGEST_LIST_HEADING = 8;
/** Titles that make a list. An article's subheadings have more than one paragraph under some of them. */
const FEWEST_TITLES = 4;
/** Words of the article that must stand before a list, and how much longer than that the list may be. */
const ARTICLE_BEFORE = 60;
const LONGEST_LIST = 2;
/** The same where the list's entries carry the hours since they appeared, which no article's subheadings do. */
const STAMPED_BEFORE = 20;
const FEWEST_STAMPS = 2;
/** Lines of a list that are looked at, so that a page of nothing but such headings stays cheap. */
const LINES_AHEAD = 400;

/** Mark openings of other articles: a "keep reading" with the paragraphs, the headline and the labels before it, and lists of titles. */
export function markTeasers(lines: readonly Line[], marks: Marks): void {
  const buttons = lines.filter(isButton).length;
  let floor = firstParagraph(lines, marks);
  let afterTeaser = false;
  for (const [i, line] of lines.entries()) {
    if (!isButton(line)) continue;
    // Several buttons prove a list of teasers, so that a headline with a full stop, or none, is enough between two of them.
    const headed: number = teaserStart(lines, marks, i, floor);
    const from: number = headed < 0 && buttons > 1 ? listedStart(lines, i, floor, afterTeaser) : headed;
    if (from >= 0)
      for (let j = from; j < i; j++)
        if (!marks[j]) marks[j] = { role: "teaser", origin: `before “${line.head.slice(0, 40)}”` };
    marks[i] = { role: "furniture", origin: REST_OF_TEXT };
    afterTeaser = from >= 0;
    if (afterTeaser) floor = i + 1;
  }
  markLists(lines, marks);
}

function isButton({ words, plain }: Line): boolean {
  return words <= 8 && MARKER.test(plain);
}

/** The end of the first paragraph on the page: what leads up to it is never a teaser of something else. */
function firstParagraph(lines: readonly Line[], marks: Marks): number {
  return lines.findIndex((line, i) => line.prose && !marks[i] && line.words >= 20) + 1;
}

/** First line of the teaser that ends before `marker`, or -1 where the lines before it are no teaser. */
function teaserStart(lines: readonly Line[], marks: Marks, marker: number, floor: number): number {
  let i = marker - 1;
  let paragraphs = 0;
  while (i >= floor && lines[i]?.prose && !marks[i] && !isHeadlineCase(lines[i])) {
    paragraphs++;
    i--;
  }
  if (paragraphs === 0 || paragraphs > LONGEST_TEASER) return -1;
  const last = i;
  while (
    i >= floor &&
    last - i < LONGEST_LEAD &&
    (marks[i] ? marks[i]?.role !== "appeal" && !isTeaser(marks, i) : isLabel(lines[i]) || isHeadlineCase(lines[i]))
  )
    i--;
  // Without a headline over them the paragraphs are the article's own.
  const headed = lines.slice(i + 1, last + 1).some((line, k) => !marks[i + 1 + k] && line.words >= 3);
  return headed ? i + 1 : -1;
}

/** As `teaserStart`, on a page with several buttons: from the teaser before it, or from a short line over at most four paragraphs. */
function listedStart(lines: readonly Line[], marker: number, floor: number, afterTeaser: boolean): number {
  if (afterTeaser && marker > floor && marker - floor <= LONGEST_TEASER + 2) return floor;
  for (let i = marker - 2; i >= Math.max(floor, marker - 1 - LONGEST_TEASER); i--) {
    const [line, next] = [lines[i], lines[i + 1]];
    if (line && next && line.words <= LONGEST_HEADLINE && line.words >= 3 && next.words > LONGEST_HEADLINE) return i;
  }
  return -1;
}

function isTeaser(marks: Marks, i: number): boolean {
  return marks[i]?.role === "teaser";
}

/** A headline or label: short, or a question, and not ending as a sentence does; "Letters." is a rubric. */
function isLabel(line: Line | undefined): boolean {
  if (line === undefined || line.words > LONGEST_HEADLINE) return false;
  return line.words === 1 || !/[.!:;]["'”’)]*$/.test(line.head);
}

/** "Harbour Board Calls For Action.": capitals in every longer word make a headline, whatever it ends with. */
function isHeadlineCase(line: Line | undefined): boolean {
  if (line === undefined || line.words > LONGEST_HEADLINE) return false;
  const long = line.head.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  return long.length >= FEWEST_TITLE_WORDS && long.every((word) => /^\p{Lu}/u.test(word));
}

/** Lists of titles, each with a name or one paragraph under it, below a heading such as "More stories". */
function markLists(lines: readonly Line[], marks: Marks): void {
  let before = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    if (line.prose && !marks[i]) before += line.words;
    if (
      before < (stamped(marks, i) ? STAMPED_BEFORE : ARTICLE_BEFORE) ||
      line.words > LONGEST_LIST_HEADING ||
      line.prose ||
      !LIST_HEADING.test(line.plain)
    )
      continue;
    const to = listEnd(lines, marks, i + 1);
    const listed = lines.slice(i + 1, to).filter((_, k) => !marks[i + 1 + k]);
    const titles = listed.filter((entry) => isLabel(entry) && entry.words >= 4).length;
    const words = listed.reduce((sum, entry) => sum + (entry.prose ? entry.words : 0), 0);
    if ((titles < FEWEST_TITLES && !stamped(marks, i)) || words > LONGEST_LIST * before) continue;
    marks[i] ??= { role: "furniture", origin: "the heading of a list of other articles" };
    for (let j = i + 1; j < to; j++)
      marks[j] ??= { role: "teaser", origin: `listed below “${line.head.slice(0, 40)}”` };
    i = to - 1;
  }
}

function stamped(marks: Marks, heading: number): boolean {
  const near = marks.slice(heading + 1, heading + 13);
  return near.filter((mark) => mark?.origin === LIVE_STAMP).length >= FEWEST_STAMPS;
}

/** A list goes on until two paragraphs follow each other: there the article does. */
function listEnd(lines: readonly Line[], marks: Marks, from: number): number {
  const isParagraph = (i: number) => lines[i]?.prose === true && !marks[i] && !isLabel(lines[i]);
  const most = Math.min(lines.length, from + LINES_AHEAD);
  for (let i = from; i < most; i++) {
    if (isParagraph(i) && isParagraph(i + 1)) return i;
    if (marks[i]?.role === "comment") return i;
  }
  return most;
}
