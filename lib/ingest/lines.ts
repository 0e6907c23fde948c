import type { Span } from "../model/span.ts";

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
  /** Whether it is one line of a hard-wrapped paragraph. */
  readonly wrapped: boolean;
};

/** What the passages' rules say of a line: its role and, in words, why. */
export type LineMark = {
  readonly role: "headline" | "deck" | "byline" | "caption" | "teaser" | "comment" | "appeal" | "furniture";
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
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** The lines of `text` in order, blank ones left out, spans trimmed. */
export function textLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    let start = from;
    let end = to;
    while (start < end && isSpace(text, start)) start++;
    while (end > start && isSpace(text, end - 1)) end--;
    if (end > start) lines.push(lineAt(text, start, end));
    from = to + 1;
  }
  return withWrappedProse(text, lines);
}

/** Lengths between which the full lines of a hard-wrapped paragraph lie. */
const WRAP_FROM = 50;
const WRAP_TO = 110;

/**
 * Calls the lines of a hard-wrapped paragraph running text: e-mail and text browsers break a paragraph into lines that end in
 * mid-sentence, and line by line each would pass for a label. A line is wrapped where the next one's first word had no room in it.
 */
function withWrappedProse(text: string, lines: Line[]): Line[] {
  for (let from = 0; from < lines.length; ) {
    const to = blockEnd(text, lines, from);
    const block = lines.slice(from, to);
    const last = block.at(-1);
    if (block.length > 1 && last && isWrapped(block)) {
      const words = block.reduce((sum, line) => sum + line.words, 0);
      const ends = SENTENCE_END.test(text.slice(Math.max(last.start, last.end - 8), last.end));
      if (words >= LONG_LINE && (ends || block.some((line) => line.prose)))
        for (let i = from; i < to; i++) lines[i] = { ...(lines[i] ?? last), prose: true, wrapped: true };
    }
    from = to;
  }
  return lines;
}

/** Where the lines that follow each other without a blank one end, as far as they could be one paragraph. */
function blockEnd(text: string, lines: readonly Line[], from: number): number {
  let to = from + 1;
  for (; to < lines.length; to++) {
    const [before, line] = [lines[to - 1], lines[to]];
    if (!before || !line || before.end - before.start < WRAP_FROM || before.end - before.start > WRAP_TO) break;
    if (text.slice(before.end, line.start).split("\n").length !== 2) break;
  }
  return to;
}

function isWrapped(block: readonly Line[]): boolean {
  const width = Math.max(...block.map((line) => line.end - line.start));
  return block.every((line, i) => {
    const next = block[i + 1];
    return !next || line.end - line.start + 1 + (/^\S+/.exec(next.head)?.[0].length ?? 0) >= width;
  });
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? "");
}

function lineAt(text: string, start: number, end: number): Line {
  const head = text.slice(start, Math.min(end, start + HEAD));
  const plain = head.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ");
  const unspaced = head.match(UNSPACED)?.length ?? 0;
  const share = (end - start) / head.length;
  const words = Math.round(((head.match(/\S+/g)?.length ?? 0) + unspaced / 2) * share);
  const ends = SENTENCE_END.test(text.slice(Math.max(start, end - 8), end));
  return {
    start,
    end,
    head,
    plain,
    words,
    wrapped: false,
    prose: words >= LONG_LINE || (words >= SHORTEST_SENTENCE && ends),
  };
}
