import { markAgencies, markNames, markPlaces } from "./around-names.ts";
import { markBelow, markShortAndNext, markSignatures } from "./boxes.ts";
import type { Line, LineMark, Marks } from "./lines.ts";
import { markPictures } from "./pictures.ts";
import { isLeadWithCredit } from "./rules/captions.ts";
import { markStrange } from "./strange-lines.ts";
import { REST_OF_TEXT } from "./teasers.ts";

/** Titles after a heading such as "Read next" inside the text; more is a list that other rules see. */
const MOST_TITLES = 6;
/** Words of an article's first paragraph: what stands before it is no part of its flow. */
const FIRST_PARAGRAPH = 12;
/** Words of a paragraph that is printed twice; shorter ones are refrains and labels. */
const SHORTEST_DOUBLED = 8;
/** Words of a line in capitals, or of one of several titles, that lead elsewhere; shorter ones are subheadings. */
const SHORTEST_LINK = 5;
/** Bullets at the top of a page that make a summary. */
const FEWEST_BULLETS = 2;
/** Lines after the headline that a summary may take. */
const LONGEST_SUMMARY = 12;

const SUMMARY_HEADING =
  /^(?:key (?:points|takeaways|facts|findings)|takeaways|summary|at a glance|in brief|in short|highlights|story highlights|the gist|what (?:we know|you need to know|to know)|quick read|tl;?dr|das wichtigste(?: in kürze)?|l'essentiel|claves|in sintesi|resumo|samenvatting|w skrócie|главное|коротко|головне)\s?:?$/;
const BULLET = /^(?:[-–—•*·▪◦‣]\s)/;
const TITLE_END = /[.!?:;,…。]["'”’)\]]*$/u;

/** Mark what pages print in the flow of an article and no line tells by itself. */
export function markFlow(lines: readonly Line[], marks: Marks): void {
  keepLead(lines, marks);
  markKeyEvents(lines, marks);
  const first = lines.findIndex((line, i) => line.prose && !marks[i] && line.words >= FIRST_PARAGRAPH);
  if (first < 0) return;
  markPictures(lines, marks, first);
  markSummary(lines, marks, first);
  markShortAndNext(lines, marks);
  markPlaces(lines, marks, first);
  markNames(lines, marks, first);
  markAgencies(lines, marks, first);
  for (const [i, mark] of marks.entries()) {
    // "Read more from the Orr Post:" heads the titles below it.
    if (i > first && mark?.role === "teaser" && lines[i]?.plain.endsWith(":")) markListed(lines, marks, i);
    if (i <= first || mark?.role !== "furniture") continue;
    // "READ MORE" between paragraphs heads the titles below it, where it ends no teaser.
    if (mark.origin === REST_OF_TEXT && headsTitles(lines, marks, i)) markListed(lines, marks, i);
    if (mark.origin.startsWith("the heading of something else")) {
      markNumbered(lines, marks, i);
      markListed(lines, marks, i);
    }
    if (mark.origin.startsWith("the heading of a note about")) markBox(lines, marks, i);
  }
  markBelow(lines, marks, first);
  markSignatures(lines, marks, first);
  markLinks(lines, marks, first);
  markStrange(lines, marks, first);
}

/** Whether "Read more" stands below a paragraph, or below buttons and above one title that a paragraph follows: it is no end of a teaser then. */
function headsTitles(lines: readonly Line[], marks: Marks, i: number): boolean {
  if (lines[i - 1]?.prose && !marks[i - 1]) return true;
  const above = marks[i - 1]?.role;
  return (above === "furniture" || above === "caption") && !marks[i + 1] && lines[i + 2]?.prose === true;
}

/** The first paragraph stays the article's where only its last words are a picture's credit. */
function keepLead(lines: readonly Line[], marks: Marks): void {
  const first = lines.findIndex((line, i) =>
    marks[i] ? marks[i]?.role === "caption" && (line.prose || isLeadWithCredit(line)) : line.prose,
  );
  const lead = lines[first];
  if (lead && marks[first]?.role === "caption" && isLeadWithCredit(lead)) marks[first] = undefined;
}

/** "Recommended" and its titles, between two paragraphs of the article. */
function markListed(lines: readonly Line[], marks: Marks, heading: number): void {
  const isForm = /\bnewsletters?\b/.test(lines[heading]?.plain ?? "");
  const origin = `listed below “${lines[heading]?.head.slice(0, 40) ?? ""}”`;
  for (let i = heading + 1; i < lines.length && i <= heading + MOST_TITLES; i++) {
    const line = lines[i];
    if (!line || (!marks[i] && (line.prose || TITLE_END.test(line.head) || line.words < 3))) return;
    marks[i] ??= { role: isForm ? "appeal" : "teaser", origin };
  }
}

/** Lines of a list that says how long it is: three for each of its titles. */
const LONGEST_NUMBERED = 30;

/** "list of 4 items" … "end of list": all between them leads elsewhere. */
function markNumbered(lines: readonly Line[], marks: Marks, heading: number): void {
  if (!/^list of \d+ items$/.test(lines[heading]?.plain ?? "")) return;
  const ahead = lines.slice(heading + 1, heading + 1 + LONGEST_NUMBERED);
  const end = ahead.findIndex(({ plain }) => plain === "end of list");
  for (let k = 0; k < end; k++)
    if (marks[heading + 1 + k]?.role !== "furniture")
      marks[heading + 1 + k] = { role: "teaser", origin: "an entry of a list of other articles" };
}

/** Entries that a live page's list of events may have. */
const MOST_EVENTS = 20;

/** "11.20 Two bridges shut" below "Key events": links to the page's own entries. */
function markKeyEvents(lines: readonly Line[], marks: Marks): void {
  const heading = lines.findIndex(({ plain }) => /^key (?:events|moments|updates)$/.test(plain));
  if (heading < 0) return;
  for (let i = heading + 1; i < Math.min(lines.length, heading + 1 + MOST_EVENTS); i++) {
    const line = lines[i];
    if (!line || line.prose || !/^\d{1,2}[.:h]\d\d(?: ?[ap]\.?m\.?)?\s+\p{L}/iu.test(line.head)) return;
    marks[i] ??= { role: "teaser", origin: "an entry of the page’s list of events" };
  }
}

/** The paragraph about the author below such a heading. */
function markBox(lines: readonly Line[], marks: Marks, heading: number): void {
  for (let i = heading + 1; i < Math.min(lines.length, heading + 3); i++)
    marks[i] ??= { role: "byline", origin: "a note about the author" };
}

/** Points under "Key points", or bullets before the first paragraph: the paper's summary. */
function markSummary(lines: readonly Line[], marks: Marks, first: number): void {
  const heading = lines.findIndex((line, i) => i < first + 2 && line.words <= 6 && SUMMARY_HEADING.test(line.plain));
  const from =
    heading >= 0 ? heading + 1 : lines.findIndex((line, i) => i <= first && BULLET.test(line.head) && line.words >= 4);
  if (from < 0 || from > first + 2) return;
  const bulleted = BULLET.test(lines[from]?.head ?? "");
  let to = from;
  while (to < Math.min(lines.length, from + LONGEST_SUMMARY) && isPoint(lines[to], marks[to], bulleted)) to++;
  // All of a text may be a list: its points are the text then.
  if (
    to - from < FEWEST_BULLETS ||
    !lines.slice(to).some((line, k) => line.prose && !marks[to + k] && line.words >= FIRST_PARAGRAPH)
  )
    return;
  if (heading >= 0) marks[heading] = { role: "furniture", origin: "the heading of a summary" };
  for (let i = from; i < to; i++) marks[i] ??= { role: "deck", origin: "a point of the summary" };
}

function isPoint(line: Line | undefined, mark: LineMark | undefined, bulleted: boolean): boolean {
  if (!line || mark || line.words > 40) return false;
  return bulleted ? BULLET.test(line.head) : line.words <= 25 && !TITLE_END.test(line.head);
}

/** Lines in capitals between paragraphs, and titles under titles: links that lost their heading. */
function markLinks(lines: readonly Line[], marks: Marks, first: number): void {
  for (let i = first + 1; i < lines.length; i++) {
    if (marks[i] || !isTitle(lines[i])) continue;
    const near = [i - 1, i + 1].some((j) => !marks[j] && j > first && isTitle(lines[j]));
    if (near || isCapitals(lines[i])) marks[i] = { role: "teaser", origin: "a title among paragraphs" };
  }
}

function isTitle(line: Line | undefined): boolean {
  if (!line || line.words < SHORTEST_LINK || line.words > 18 || TITLE_END.test(line.head) || /[|\t]/.test(line.head))
    return false;
  const long = line.head.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  return long.length >= 3 && long.every((word) => /^\p{Lu}/u.test(word));
}

function isCapitals(line: Line | undefined): boolean {
  return line !== undefined && !/\p{Ll}/u.test(line.head.replace(/['’]s\b/g, ""));
}

/** The origin of a paragraph's second copy. */
export const DOUBLED = "the same paragraph stands above";
/** Different paragraphs that must stand twice; one alone may be repeated for effect, or quoted beside the text. */
const FEWEST_DOUBLED = 2;

/** Mark the second copies of paragraphs on a page that prints its text twice, as pages do for two kinds of screen: each counts once. */
export function markDoubled(lines: readonly Line[], marks: Marks): void {
  const seen = new Set<string>();
  const doubled = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    if (marks[i] || !line.prose || line.words < SHORTEST_DOUBLED) continue;
    const key = `${line.words} ${line.plain}`;
    if (seen.has(key)) doubled.set(key, [...(doubled.get(key) ?? []), i]);
    seen.add(key);
  }
  if (doubled.size < FEWEST_DOUBLED) return;
  for (const i of [...doubled.values()].flat()) marks[i] = { role: "furniture", origin: DOUBLED };
}
