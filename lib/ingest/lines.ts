import type { Role } from "../model/article.ts";
import type { Span } from "../model/span.ts";
import { LINE_QUOTE } from "../text/reading.ts";

/** A line that holds more than white space, trimmed, with what the rules ask of it. */
export type Line = Span & {
  /** Its words; of a very long line only the beginning, see `HEAD`. */
  readonly head: string;
  /** `head` in lower case with single spaces and straight apostrophes. */
  readonly plain: string;
  /** Roughly how many words it has; a letter of a script without spaces counts for half a word. */
  readonly words: number;
  /** Whether it reads as running text: long, or of some length and ending as sentences end. */
  readonly prose: boolean;
  /** Whether it is a paragraph that stands in several lines of the text. */
  readonly wrapped: boolean;
};

/** What the passages' rules say of a line: its role and, in words, why. */
export type LineMark = {
  readonly role: Exclude<Role, "body">;
  readonly origin: string;
};

/** Roles decided so far, one a line; what no rule fits stays undefined and is body. */
export type Marks = (LineMark | undefined)[];

/** Characters of a line that patterns look at, so that a 5 MB line costs no more than a long paragraph. */
const HEAD = 2_000;
/** From this many words on a line is running text even without a full stop at its end. */
const LONG_LINE = 20;
/** A sentence of fewer words may be a label or a link ("See you soon!"). */
const SHORTEST_SENTENCE = 7;

const SENTENCE_END = /[.!?…。！？।۔؟:;]["'”’»」』)\]]*$/u;
const OTHER_SPACE = /[^\S ]| {2}/;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** The lines of `text` in order, blank ones left out, spans trimmed. */
export function textLines(text: string): Line[] {
  const lines: Line[] = [];
  const known = new Map<string, Look>();
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    let start = from;
    let end = to;
    while (start < end && isSpace(text, start)) start++;
    while (end > start && isSpace(text, end - 1)) end--;
    if (end > start) lines.push(lineAt(text, start, end, known));
    from = to + 1;
  }
  return lines;
}

/** One line of `text`, given as its trimmed span. */
export function lineOf(text: string, { start, end }: Span): Line {
  return { start, end, ...lookAt(text, start, end) };
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? "");
}

/** Characters up to which what a line looks like is kept for the next one of the same letters; pages repeat such lines. */
const SHORT = 24;
type Look = Omit<Line, "start" | "end">;

function lineAt(text: string, start: number, end: number, known: Map<string, Look>): Line {
  if (end - start > SHORT) return { start, end, ...lookAt(text, start, end) };
  const words = text.slice(start, end);
  const look = known.get(words) ?? lookAt(text, start, end);
  known.set(words, look);
  return { start, end, ...look };
}

function lookAt(text: string, start: number, end: number): Look {
  const head = withoutMarks(text.slice(start, Math.min(end, start + HEAD)));
  const lower = head.toLowerCase().replaceAll("’", "'");
  // What is replaced is held as a tree of its pieces until it is searched: for the lines of a text of 10 MB these were 170 MB.
  const plain = OTHER_SPACE.test(lower) ? lower.replace(/\s+/g, " ") : lower;
  const unspaced = head.match(UNSPACED)?.length ?? 0;
  const share = Math.max(1, (end - start) / HEAD);
  const words = Math.round(((head.match(/\S+/g)?.length ?? 0) + unspaced / 2) * share);
  const ends = SENTENCE_END.test(text.slice(Math.max(start, end - 8), end));
  return {
    head,
    plain,
    words,
    wrapped: false,
    prose: words >= LONG_LINE || (words >= SHORTEST_SENTENCE && ends),
  };
}

/** A quoted mail's line without the marks before it; a line of nothing else stays as it is. */
function withoutMarks(head: string): string {
  if (!head.startsWith(">")) return head;
  return head.replace(LINE_QUOTE, "") || head;
}
