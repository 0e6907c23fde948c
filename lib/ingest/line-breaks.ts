import { isHyphenated, LINE_QUOTE } from "../text/reading.ts";
import type { Line } from "./lines.ts";

/** What a break between two lines looks like; `gap` counts the line ends in it. */
export type Break = {
  readonly gap: number;
  /** The upper line does not end as a sentence does. */
  readonly mid: boolean;
  /** The lower line begins with a small letter, or with a figure where the upper one stops in mid-phrase. */
  readonly lower: boolean;
  /** The upper line ends with a hyphen or a word that never ends a phrase ("of the"). */
  readonly phrase: boolean;
  readonly hyphen: boolean;
  /** The lower line cannot go on: a list's entry, a speaker's turn, a table's row, another depth of quoting, an indented first line. */
  readonly apart: boolean;
  /** Both stand in a quoted mail, whose programs fill every line of a paragraph, and the upper one is no short line. */
  readonly mail: boolean;
  /** Characters of the upper line, and of the lower one's first word. */
  readonly length: number;
  readonly next: number;
};

export const SENTENCE_END = /[.!?…:。！？।۔؟]["'”’»」』)\]]*$/u;
const LOWER_START = /^["“‘'([«„—–-]*\p{Ll}(?!\p{Lu})/u;
const FIGURE_START = /^["“(]?[$€£]?\d/;
export const CASELESS_START = /^["“‘'([«「『]*\p{Lo}/u;
const LIST_ENTRY = /^(?:[-–—•*·▪◦‣>]\s|#{1,6}\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/;
const TURN = /^(?:[QA]|\p{Lu}[\p{Lu}.'’ -]{1,30}|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s/u;
const TABLE = /\t| {3,}\S| \| |^\||\|$/;

/** What the break between a line and the one below it looks like. */
export function breakBetween(text: string, above: Line, below: Line): Break {
  const between = text.slice(above.end, below.start);
  const tail = text.slice(Math.max(above.start, above.end - 40), above.end);
  const [end, start] = [endOf(tail), startOf(below.head)];
  const hyphen = isHyphenated(tail, below.head);
  // "Read more" and "Learn more" end a line of a page; "more" above "than" does not.
  const phrase = hyphen || (end.midPhrase && !(end.more && start.capital));
  const mid = hyphen || !end.sentence;
  return {
    // ">" alone is the blank line of a quoted mail.
    gap: isBareMark(above) || isBareMark(below) ? Math.max(2, countLineEnds(between)) : countLineEnds(between),
    mid,
    lower: start.lower || (mid && start.caseless) || (phrase && start.figure),
    phrase,
    hyphen,
    apart:
      start.listEntry ||
      (start.turn && !(mid && end.midPhrase)) ||
      startOf(above.head).table ||
      start.table ||
      depthOf(text, above.start) !== depthOf(text, below.start) ||
      (!mid && indentOf(text, below.start) > indentOf(text, above.start) + 1),
    mail: text[above.start] === ">" && text[below.start] === ">" && above.head.length >= FILLED_MAIL_LINE,
    length: above.end - above.start,
    next: start.next,
  };
}

/** Characters of a line of a quoted mail that is filled; a shorter one may be a title. */
const FILLED_MAIL_LINE = 45;

function isBareMark({ head }: Line): boolean {
  return /^>[> ]*$/.test(head);
}

/** How a line ends, and how one begins, as far as its letters tell. */
type LineEnd = { readonly sentence: boolean; readonly midPhrase: boolean; readonly more: boolean };
type LineStart = {
  readonly lower: boolean;
  readonly caseless: boolean;
  readonly figure: boolean;
  readonly capital: boolean;
  readonly listEntry: boolean;
  readonly turn: boolean;
  readonly table: boolean;
  readonly next: number;
};

/** Pages repeat their short lines, hostile texts a million times: what they look like is kept for so many of so few characters. */
const KEPT = 1_000;
const SHORT = 24;

function kept<Answer>(read: (line: string) => Answer): (line: string) => Answer {
  const known = new Map<string, Answer>();
  return (line) => {
    if (line.length > SHORT) return read(line);
    const before = known.get(line);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const answer = read(line);
    known.set(line, answer);
    return answer;
  };
}

const endOf = kept<LineEnd>((tail) => ({
  sentence: SENTENCE_END.test(tail),
  midPhrase: endsInMidPhrase(tail),
  more: /\bmore$/i.test(tail),
}));

const startOf = kept<LineStart>((head) => ({
  lower: LOWER_START.test(head),
  caseless: CASELESS_START.test(head),
  figure: FIGURE_START.test(head),
  capital: /^\p{Lu}/u.test(head),
  listEntry: LIST_ENTRY.test(head),
  turn: TURN.test(head),
  table: TABLE.test(head),
  next: /^\S+/.exec(head)?.[0].length ?? 0,
}));

function countLineEnds(between: string): number {
  let count = 0;
  for (let at = between.indexOf("\n"); at >= 0 && count < 9; at = between.indexOf("\n", at + 1)) count++;
  return count;
}

/** How deep a line of a mail is quoted: its number of ">". */
function depthOf(text: string, start: number): number {
  if (text[start] !== ">") return 0;
  return (LINE_QUOTE.exec(text.slice(start, start + 40))?.[0] ?? "").replace(/[^>]/g, "").length;
}

/** Columns of white space before a line. */
function indentOf(text: string, start: number): number {
  const begin = text.lastIndexOf("\n", start - 1) + 1;
  return start - begin > 40 ? 0 : text.slice(begin, start).replaceAll("\t", "    ").length;
}

/** The upper line stops in mid-sentence and the lower one takes it up, be it with a name ("the mayor of" above "Karsk"). */
export function goesOn({ mid, lower, phrase, mail }: Break): boolean {
  return mid && (lower || phrase || mail);
}

/** Words after which no phrase ends, in the languages of the word lists: a line that ends with one goes on. */
const NEVER_LAST = new Set(
  (
    "the a an of to in on at by for with from and or but that as is are was were be been had has have his her its their this " +
    "these those our your my who which whom whose than into over under about after before between will would could should may " +
    "can not no some more said says told two three four five if when while because although since until against during among through " +
    "der die das den dem des ein eine einen einem einer und oder zu von mit für auf im am zum zur als dass nicht ist sind war " +
    "le la les de du un une et ou que qui dans pour sur au aux est sont el los las y en con por para del una su il lo gli di da " +
    "della che e per non o os as do dos das em no na um uma het een van te op met voor niet w na z i do że nie за на и в с по что не"
  ).split(" "),
);

/** Whether a line's last word, such as "of", ends no phrase. A comma says nothing: lines of verse end with one. */
function endsInMidPhrase(tail: string): boolean {
  const word = /(?:^|[\s“"(])([\p{L}’']+)$/u.exec(tail)?.[1];
  // "9:12 a.m. ET" is no French "et".
  return word !== undefined && !/^\p{Lu}{2,}$/u.test(word) && NEVER_LAST.has(word.toLowerCase());
}
