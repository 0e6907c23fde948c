import type { Line, Marks } from "./lines.ts";
import type { LineRegion } from "./region.ts";
import { isLeadWithCredit } from "./rules/captions.ts";
import { AD_LABEL, REPEATED_LABEL, SECTION } from "./rules/labels.ts";

/** Headlines have at least this many words; fewer is a section's name, unless the line opens the text. */
const SHORTEST_HEADLINE = 4;
const LONGEST_HEADLINE = 28;
const LONGEST_DECK = 40;
/** Lines above the main text in which a headline is looked for; further up are menus. */
const REACH = 25;

/**
 * Mark the headline and the deck that stand before the main text, and the headline's repetitions there. `known` is the headline that came
 * with the text, as from a table's column: the line above the text that says the same is it, even where it ends as a sentence does.
 */
export function markHeadlineAndDeck(
  lines: readonly Line[],
  marks: Marks,
  { region, known }: { readonly region: LineRegion; readonly known?: string | undefined },
): void {
  if (known && markKnownHeadline(lines, marks, { region, known })) return;
  const body = lines.findIndex((line, i) => i >= region.from && !marks[i] && isParagraph(line));
  if (body < 0) return;
  const candidates: number[] = [];
  for (let i = Math.max(0, body - REACH); i < body; i++)
    if (mayHead(lines, marks, i) || (i === 0 && body === 1 && isOneWord(lines[i], marks[i]))) candidates.push(i);
  dropMenus(lines, marks, candidates);
  const head = candidates.find((i) => repeated(lines, candidates, i)) ?? afterKicker(lines, candidates);
  if (head === undefined) return;
  const title = lines[head]?.plain;
  for (const i of candidates)
    if (lines[i]?.plain === title) marks[i] = { role: "headline", origin: "a title line before the text" };
  for (const [i, line] of lines.entries())
    if (line.plain === title && line.words >= SHORTEST_HEADLINE)
      marks[i] ??= { role: "furniture", origin: "the headline once more" };
  markKickers(lines, marks, head);
  markDeck(lines, marks, lastHeadline(marks, body), { body, region });
}

/** Whether the line that says what the known headline says stood above the text, and nothing but it: then it is marked, and its deck. */
function markKnownHeadline(
  lines: readonly Line[],
  marks: Marks,
  { region, known }: { readonly region: LineRegion; readonly known: string },
): boolean {
  const title = bareWords(known);
  if (title === "") return false;
  const head = lines.slice(0, REACH).findIndex((line, i) => !marks[i] && bareWords(line.head) === title);
  const first = lines.findIndex((line, i) => !marks[i] && isParagraph(line));
  const body = lines.findIndex((line, i) => i > head && !marks[i] && isParagraph(line));
  const gallery = body < 0 && lines.some((line, i) => i > head && isWordy(line) && marks[i]?.role === "caption");
  if (head < 0 || (body < 0 && !gallery) || (first >= 0 && first < head)) return false;
  marks[head] = { role: "headline", origin: "the headline that came with the text" };
  for (const [i, line] of lines.entries())
    if (line.plain === lines[head]?.plain && line.words >= SHORTEST_HEADLINE)
      marks[i] ??= { role: "furniture", origin: "the headline once more" };
  markKickers(lines, marks, head);
  if (!gallery) markDeck(lines, marks, head, { body, region });
  return true;
}

/** Words from which on the line below a picture tells what happened, and not only whose picture it is. */
const TELLING_CAPTION = 8;

/** Whether a line below a picture says more than who took it. */
export function isWordy({ words }: Line): boolean {
  return words >= TELLING_CAPTION;
}

/** The letters and digits of a title: catalogues end it with a stop or a semicolon of their own, and write other marks. */
function bareWords(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A word or two above the headline say where on the site the article stands, and are never its text. */
function markKickers(lines: readonly Line[], marks: Marks, head: number): void {
  for (const [i, line] of lines.slice(0, head).entries())
    if (!line.prose && line.words < SHORTEST_HEADLINE && !/[.!?。]["”’)]*$/u.test(line.head))
      marks[i] ??= { role: "furniture", origin: "a short line above the headline" };
}

function isParagraph({ prose, wrapped, words, head }: Line): boolean {
  return prose && (wrapped || words >= 20 || /[.。！।]["'”’»)\]]*$/u.test(head));
}

function mayHead(lines: readonly Line[], marks: Marks, i: number): boolean {
  const line = lines[i];
  if (!line || marks[i] || line.words > LONGEST_HEADLINE) return false;
  if (/[.:;,。]["”’)]*$/.test(line.head) && !mayEndWithStop(line)) return false;
  // "…, early results showed. [AFP]": a sentence with its agency behind it is a paragraph.
  if (/[.!?]["”’]? [[(][^[\]()]{2,40}[\])]$/.test(line.head)) return false;
  return line.words >= SHORTEST_HEADLINE || (i === 0 && line.words >= 2);
}

/** "… in Dunmore, Sask.": the stop is its last word's. */
const CUT_WORD = /,\s\p{Lu}(?:\p{L}{1,5}|\.\p{Lu})\.$/u;

function mayEndWithStop({ words, head }: Line): boolean {
  return words >= SHORTEST_HEADLINE && (isTitleCase(head) || (CUT_WORD.test(head) && !/[.!?]\s/.test(head)));
}

/** Lines of a menu between two candidates from which the upper one is the menu's too. */
const MENU = 3;
/** Words of a site's or a section's name above the section that the article stands in. */
const LONGEST_KICKER = 5;

/** Candidates above a menu are the site's name or a link: the headline stands below it. */
function dropMenus(lines: readonly Line[], marks: Marks, candidates: number[]): void {
  for (let k = candidates.length - 1; k > 0; k--) {
    const [above = 0, below = 0] = [candidates[k - 1], candidates[k]];
    const menu = lines.slice(above + 1, below).filter((line, j) => isMenu(line, marks[above + 1 + j])).length;
    const [upper, lower] = [lines[above]?.words ?? 0, lines[below]?.words ?? 0];
    const site = isSiteName(lines, above) && lower >= 3;
    const section = marks.slice(above + 1, below).some((mark) => mark?.origin === SECTION);
    if (menu < MENU && !site && !(section && upper <= LONGEST_KICKER && lower > upper)) continue;
    candidates.splice(0, k);
    return;
  }
}

/** "The Ledger of Small Things" over "Subscribe" and "Sign in", at the top: whose page it is, where another title stands below. */
function isSiteName(lines: readonly Line[], at: number): boolean {
  const below = lines.slice(at + 1, at + 3).map(({ plain }) => plain);
  return at <= 3 && below.some((plain) => /^(?:subscribe|sign in|sign up|log in|subscribesign in|menu)$/.test(plain));
}

function isMenu({ words }: Line, mark: Marks[number]): boolean {
  return words < SHORTEST_HEADLINE && (mark === undefined || mark.origin === SECTION || mark.origin === REPEATED_LABEL);
}

/** "Verdict" above the first paragraph of a text: one word heads it where nothing else stands there. */
function isOneWord(line: Line | undefined, mark: Marks[number]): boolean {
  return line !== undefined && !mark && line.words === 1 && /^\p{Lu}\p{L}{2,}[!?]?$/u.test(line.head);
}

/** "A Glacier Lost Its Name. Then the Village Lost Its Water.": some papers end a title as a sentence does. */
function isTitleCase(head: string): boolean {
  const long = head.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  return (
    long.length >= 4 &&
    /\.$/.test(head) &&
    long.every((word) => /^\p{Lu}|^(?:with|from|into|over|than|that|then)$/u.test(word))
  );
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
function markDeck(
  lines: readonly Line[],
  marks: Marks,
  headline: number,
  { body, region }: { readonly body: number; readonly region: LineRegion },
): void {
  const at = headline + 1;
  const line = lines[at];
  if (
    !line ||
    marks[at] ||
    line.words < SHORTEST_HEADLINE ||
    line.words > LONGEST_DECK ||
    /[:;,]$/.test(line.head) ||
    isLeadWithCredit(line)
  )
    return;
  const parted = isParted(marks, at + 1);
  const finished = /[.!?。]["'”’»)\]]*$/u.test(line.head);
  // On a page whose article begins further down, a sentence right below the headline is the paper's summary of it.
  const above =
    at < region.from && lines.slice(at + 1, region.from).some((_, k) => marks[at + 1 + k]?.role === "byline");
  if (at < body ? !finished || parted || above : parted && sentences(line) === 1 && marks[at + 1]?.role === "byline") {
    marks[at] = { role: "deck", origin: "the line after the headline" };
  }
}

/** Whether a byline, a picture or buttons stand behind the line. An advertisement stands between paragraphs too: it parts nothing. */
function isParted(marks: Marks, from: number): boolean {
  let at = from;
  while (marks[at]?.origin === AD_LABEL) at++;
  return marks[at] !== undefined && marks[at]?.role !== "appeal";
}

function sentences({ head }: Line): number {
  return 1 + (head.match(/[.!?] +[\p{Lu}“"]/gu)?.length ?? 0);
}
