import { agencyNamed } from "../text/agencies.ts";
import { isGivenName } from "../text/given-names.ts";
import { bylineNames, isJobTitle, isPaper, isPerson, withJob } from "./byline.ts";
import type { Line, Marks } from "./lines.ts";
import { REPEATED_LABEL } from "./rules/labels.ts";

const AND = /^(?:and|und|et|y|e|&)\s+/u;
const LONE_AND = /^(?:and|und|et|y|e|&)$/u;
/** A town in capitals, with its country or without. */
const PLACE = /^\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3}(?:, \p{Lu}[\p{L}. ]{2,24})?$/u;
const MAIL = /^\S+@\S+\.\p{L}{2,}$/u;
const BUTTONS = "buttons to share or print";
/** Words of a name, and of the title above one that stands between title and buttons. */
const LONGEST_NAME = 4;
const SHORTEST_TITLE = 5;

/** Mark a town that stands alone beside a byline, above the first paragraph: where the text was written. */
export function markPlaces(lines: readonly Line[], marks: Marks, first: number): void {
  for (const [i, line] of lines.slice(0, first).entries()) {
    if (marks[i] || !PLACE.test(line.head)) continue;
    const below = marks[i + 1]?.role === "byline" && lines[i - 1] !== undefined && isPerson(lines[i - 1]?.head ?? "");
    const above = i === first - 1 && marks[i - 1]?.role === "byline";
    if (below || above) marks[i] = { role: "furniture", origin: "where the text was written" };
    if (below) marks[i - 1] ??= { role: "byline", origin: "a name beside a byline or a date" };
  }
}

/**
 * A name alone beside a date, a byline or a job: "Dora Finch" over "3 March 2025" or "Courts reporter". Pages print it once more under a
 * portrait, and live pages at each entry.
 */
export function markNames(lines: readonly Line[], marks: Marks, first: number): void {
  for (const [i, line] of lines.entries()) {
    if ((marks[i] && !mayBeName(marks, i, first)) || line.words > 8 || line.prose) continue;
    const next = lines[i + 1];
    const job = !marks[i + 1] && next && isJobTitle(next.head);
    const mail = next !== undefined && MAIL.test(next.head) && isPerson(line.head);
    const joined = i > 1 && LONE_AND.test(lines[i - 1]?.plain ?? "") && marks[i - 2]?.role === "byline";
    if (!job && !mail && !joined && !isBesideOthers(lines, marks, i, first)) continue;
    if (bylineNames(line.head.replace(AND, "")) === null) continue;
    marks[i] = { role: "byline", origin: "a name beside a byline or a date" };
    if (job) marks[i + 1] = { role: "byline", origin: "a job beside a name" };
    if (mail) marks[i + 1] = { role: "byline", origin: "an address beside a name" };
    if (joined) marks[i - 1] = { role: "byline", origin: "joins two names" };
    if (marks[i - 1]?.origin === REPEATED_LABEL && lines[i - 1]?.plain === line.plain) marks[i - 1] = marks[i];
    if (joined) markDesk(lines, marks, i + 1, first);
  }
}

/** A repeated label may be a name; so may "Kim Lee, AP", which reads like a picture's credit, right above the text's date. */
function mayBeName(marks: Marks, i: number, first: number): boolean {
  const { origin } = marks[i] ?? {};
  const credit = origin === "a picture’s photographer" && i < first && marks[i + 1]?.origin === "a date";
  return origin === REPEATED_LABEL || (credit && marks[i - 1]?.role !== "caption");
}

/** "BBC Wales" below the last of several names. */
function markDesk(lines: readonly Line[], marks: Marks, i: number, first: number): void {
  if (i < first && !marks[i] && isDesk(lines[i])) marks[i] = { role: "byline", origin: "a newsroom below a name" };
}

/** Whether what stands around a name tells that it is an author's. */
function isBesideOthers(lines: readonly Line[], marks: Marks, i: number, first: number): boolean {
  return (
    isBesideByline(marks, i, first) ||
    isUnderTitle(lines, marks, i, first) ||
    opensStack(lines, marks, i, first) ||
    isBetween(lines, marks, i, first) ||
    isAboveText(lines, marks, i, first)
  );
}

/** "NEW DELHI", "CEDAR FALLS": towns of two words, which stand above a text as its author does. */
const TOWN =
  /^(?:new|old|san|santa|são|los|las|el|la|port|fort|salt|cape|hong|tel|kuala|buenos|st\.?|saint|north|south|east|west|upper|lower|great|little|rio|mexico|guatemala|panama|addis|abu|ho|phnom|sierra|costa|sri|united|saudi)\b|\b(?:city|county|town|beach|springs|falls|hills?|heights|island|islands|bay|park|valley|lake|ridge|creek|rapids|grove|harbou?r|junction|republic)$/i;

/** A name alone between the title and the first paragraph: in capitals, as papers print it, or with a given name that we know. */
function isBetween(lines: readonly Line[], marks: Marks, i: number, first: number): boolean {
  const [title, line] = [lines[i - 1], lines[i]];
  if (i >= first || !title || !line || marks[i - 1] || title.words < SHORTEST_TITLE || title.prose) return false;
  if (line.words > LONGEST_NAME || !isPerson(line.head)) return false;
  const known = isGivenName(titled(line.head.split(" ")[0] ?? ""));
  // Between the name and the date stand where it was written and for whom.
  const dated = marks.slice(i + 1, i + 5).some((mark) => mark?.origin === "a date");
  if (i !== first - 1) return known && dated;
  return known || (line.words <= 3 && !/\p{Ll}/u.test(line.head) && !TOWN.test(line.head));
}

/** "DORA" as "Dora". */
function titled(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** "Dora Finch" over "and" over "Tim Ash", above the text: pages that link their authors' names copy them a line each. */
function opensStack(lines: readonly Line[], marks: Marks, i: number, first: number): boolean {
  const [line, and, other] = lines.slice(i, i + 3);
  if (i + 2 >= first || !line || !other || marks[i + 2] || !LONE_AND.test(and?.plain ?? "")) return false;
  return isPerson(line.head) && isPerson(other.head);
}

/** Above the text a name with a job behind it, or with its newsroom on the line below, which is marked, is a byline. */
function isAboveText(lines: readonly Line[], marks: Marks, i: number, first: number): boolean {
  const [head, next] = [lines[i]?.head ?? "", lines[i + 1]];
  if (i >= first) return false;
  if (withJob(head) !== null) return true;
  const below = marks[i - 1] !== undefined || (lines[i - 1]?.words ?? 0) >= SHORTEST_TITLE;
  if (marks[i + 1] || !below || !isPerson(head) || !isDesk(next)) return false;
  marks[i + 1] = { role: "byline", origin: "a newsroom below a name" };
  return true;
}

/** "BBC Wales", "Sky News": the newsroom of whose name stands above. */
function isDesk(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.words <= LONGEST_NAME &&
    (isPaper(line.head) ||
      /^\p{Lu}{2,5}(?: \p{Lu}[\p{L}&]+){1,3}$|^\p{Lu}[\p{L}]+ (?:\p{Lu}[\p{L}]+ )?(?:News|Radio|TV|Sport|Online)$/u.test(
        line.head,
      ))
  );
}

/** "Associated Press" on a line below the names of a byline: whom they work for. */
export function markAgencies(lines: readonly Line[], marks: Marks, first: number): void {
  for (const [i, line] of lines.slice(0, first).entries()) {
    const beside = marks[i - 1]?.role === "byline" || marks[i + 1]?.role === "byline";
    if (marks[i] || line.prose || line.words > LONGEST_NAME || !beside) continue;
    if (agencyNamed(line.head)) marks[i] = { role: "byline", origin: "an agency below a byline" };
  }
}

function isBesideByline(marks: Marks, i: number, first: number): boolean {
  const [above, below] = [marks[i - 1], marks[i + 1]];
  const beside = i < first ? [above, below] : [below?.origin === "a date" ? undefined : below];
  return beside.some((mark) => mark?.role === "byline");
}

/** A person's name between the title and the buttons to share it. */
function isUnderTitle(lines: readonly Line[], marks: Marks, i: number, first: number): boolean {
  const title = lines[i - 1];
  if (i >= first || !title || marks[i - 1] || title.words < SHORTEST_TITLE) return false;
  const line = lines[i];
  const below = lines[i + 1]?.plain ?? "";
  const button = marks[i + 1]?.origin === BUTTONS || below.endsWith("(opens in new window)");
  return line !== undefined && line.words <= LONGEST_NAME && isPerson(line.head) && button;
}
