import type { Span } from "../model/span.ts";
import { withDoubleMarks } from "./single-marks.ts";

/** What stands before a quoted line of a mail: "> ", ">> ". */
export const LINE_QUOTE = /^[ \t]*(?:>[ \t]?)+/;

const HYPHEN_END = /\p{L}[-\u00ad\u2010]$/u;
const LETTER_START = /^\p{Ll}/u;
/** A line end with what belongs to it on both sides: a hyphen between letters, white space, marks of a quoted mail. */
const LINE_END = /(?<=\p{L})[-\u00ad\u2010][ \t]*\n[ \t]*(?:>[ \t]?)*(?=\p{Ll})|[ \t]*(?:\n[ \t]*(?:>[ \t]?)*)+/gu;
/** First parts of words that are written with a hyphen wherever they stand: their hyphen is no line end's. */
const COMPOUND_START =
  /(?:^|[^\p{L}])(?:well|self|long|short|high|low|anti|non|ex|co|pro|mid|all|half|part|full|so|one|two|three|four|five|six|ten|old|new|right|left|far|cross|post|pre|vice|year|day|state|government|north|south|east|west|\p{L})$/iu;
/** Last parts that follow a hyphen: "Moscow-based", "a ten-year-old". */
const COMPOUND_END =
  /^(?:based|backed|led|old|made|born|year|day|week|month|hour|minute|time|term|like|free|wide|style|level|scale|range|up|off|out|in|to|the|of|and|called|known|profile|elect|general|runner|related|owned|run|held|speaking|occupied|controlled|supplied)(?![\p{L}])/u;

/** Whether a word is cut by the end of a line: "govern-" above "ment". */
export function isHyphenated(above: string, below: string): boolean {
  return HYPHEN_END.test(above) && LETTER_START.test(below);
}

/**
 * `text` as a reader takes it in, of the same length, so that every offset holds in both: line ends inside the passages `spans` are
 * spaces, a word cut at a line end is one word with soft hyphens in it, and speech in single marks stands in double ones. Line ends
 * between passages stay.
 */
export function readingText(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    const { start, end } = span;
    if (start < at) continue;
    const passage = text.slice(start, end);
    const read = withDoubleMarks(isBroken(text, span) ? readPassage(text, passage) : passage);
    if (read === passage) continue;
    parts.push(text.slice(at, start), read);
    at = end;
  }
  if (at === 0) return text;
  parts.push(text.slice(at));
  return parts.join("");
}

function isBroken(text: string, { start, end }: Span): boolean {
  if (text[start] === ">") return true;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}

function readPassage(text: string, passage: string): string {
  const marks = LINE_QUOTE.exec(passage)?.[0].length ?? 0;
  const unmarked = marks < passage.length ? " ".repeat(marks) + passage.slice(marks) : passage;
  return unmarked.replace(LINE_END, (found, offset: number) => {
    if (!/^[-\u00ad\u2010]/.test(found)) {
      return unspaced(passage, offset, offset + found.length) ? SOFT.repeat(found.length) : " ".repeat(found.length);
    }
    const before = /[\p{L}’']+$/u.exec(passage.slice(Math.max(0, offset - 30), offset))?.[0] ?? "";
    const after = /^[\p{L}’']+/u.exec(passage.slice(offset + found.length, offset + found.length + 30))?.[0] ?? "";
    const kept = keepsHyphen(text, before, after) ? found.charAt(0) : SOFT;
    return `${kept}${SOFT.repeat(found.length - 1)}`;
  });
}

const SOFT = "\u00ad";
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function unspaced(passage: string, from: number, to: number): boolean {
  return UNSPACED.test(passage[from - 1] ?? "") && UNSPACED.test(passage[to] ?? "");
}

/** Whether the hyphen is the word's own. What the rest of the text prints decides, then the parts. */
function keepsHyphen(text: string, before: string, after: string): boolean {
  if (text.includes(`${before}-${after}`)) return true;
  if (text.includes(`${before}${after}`)) return false;
  return COMPOUND_START.test(before) || COMPOUND_END.test(after);
}
