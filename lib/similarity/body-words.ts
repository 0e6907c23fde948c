import type { ComparedArticle } from "../model/pair.ts";
import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";
import { withoutUnseen } from "../text/unseen.ts";
import { hashedForm } from "./normalise.ts";

/** Words in reading order as columns of numbers: two independent 32-bit hashes a word and its place in the canonical text. */
export type HashedWords = {
  readonly length: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** The body words of an article. Spans that overlap or stand out of order are read in order, each place once. */
export function bodyWordsOf(article: ComparedArticle): HashedWords {
  return hashedWordsOf(article.text, article.body);
}

/** The words of `text` inside `spans`. */
export function hashedWordsOf(text: string, spans: readonly Span[]): HashedWords {
  return readWords(text, spans).copy();
}

/** Reads words as `hashedWordsOf` does into columns that the next reading fills anew: for a line of which only a hash is kept. */
export function readWords(text: string, spans: readonly Span[]): Columns {
  columns.clear();
  let from = 0;
  for (const span of [...spans].sort((x, y) => x.start - y.start)) {
    const start = Math.max(from, span.start);
    const end = Math.min(span.end, text.length);
    if (end > start && !readPlain(text, start, end, columns)) readAny(text, start, end, columns);
    from = Math.max(from, end);
  }
  return columns;
}

const FNV = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const OTHER = 0x9e3779b9 | 0;
const OTHER_PRIME = 0x85ebca6b;

/** Kinds of the characters below U+0080: 0 separates, 1 belongs to a word; capitals are lowered by adding 32. */
const WORD_CHARACTER = new Uint8Array(128);
for (const c of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") WORD_CHARACTER[c.charCodeAt(0)] = 1;

/**
 * Reads English news text without making a string per word, faster than the tokeniser and with the same words
 * (a test compares them). Gives up, and writes nothing, at the first character that needs Unicode rules.
 */
function readPlain(text: string, start: number, end: number, columns: Columns): boolean {
  const mark = columns.length;
  let low = FNV;
  let high = OTHER;
  let begin = -1;
  for (let i = start; i <= end; i++) {
    let c = i < end ? text.charCodeAt(i) : 32;
    if (c >= 128) {
      if (c === 0x2019) c = 39;
      else if ((c >= 0x2010 && c <= 0x2027) || c === 0xa0) c = 32;
      else {
        columns.length = mark;
        return false;
      }
    }
    const joins =
      c === 39 &&
      begin >= 0 &&
      i > begin &&
      i + 1 < end &&
      isPlainWord(text.charCodeAt(i + 1)) &&
      isPlainWord(text.charCodeAt(i - 1));
    if (WORD_CHARACTER[c] === 1 || joins) {
      if (begin < 0) begin = i;
      if (c >= 65 && c <= 90) c += 32;
      low = Math.imul(low ^ c, FNV_PRIME);
      high = Math.imul(high ^ c, OTHER_PRIME);
      high ^= high >>> 13;
    } else if (begin >= 0) {
      columns.add(low, high, begin, i);
      low = FNV;
      high = OTHER;
      begin = -1;
    }
  }
  return true;
}

function isPlainWord(c: number): boolean {
  return c < 128 && WORD_CHARACTER[c] === 1;
}

/** Reads any text by the tokeniser of lib/text. */
function readAny(text: string, start: number, end: number, columns: Columns): void {
  const seen = withoutUnseen(text.slice(start, end));
  for (const token of tokensOf(seen.text)) {
    const word = hashedForm(token.raw);
    let low = FNV;
    let high = OTHER;
    for (let i = 0; i < word.length; i++) {
      const c = word.charCodeAt(i);
      low = Math.imul(low ^ c, FNV_PRIME);
      high = Math.imul(high ^ c, OTHER_PRIME);
      high ^= high >>> 13;
    }
    const from = seen.at ? (seen.at[token.start] ?? 0) : token.start;
    const last = seen.at ? (seen.at[token.end - 1] ?? 0) : token.end - 1;
    columns.add(low, high, start + from, start + last + 1);
  }
}

/** Words for which columns are held: those that a book made them grow to are let go. */
const [USUAL_WORDS, MOST_WORDS_HELD] = [2048, 65_536];

/** Columns that grow and are used again: a page has a hundred short lines, and each is read by itself. */
class Columns {
  length = 0;
  low = new Int32Array(USUAL_WORDS);
  high = new Int32Array(USUAL_WORDS);
  private starts = new Int32Array(USUAL_WORDS);
  private ends = new Int32Array(USUAL_WORDS);

  clear(): void {
    this.length = 0;
    if (this.low.length > MOST_WORDS_HELD) this.resize(USUAL_WORDS);
  }

  add(low: number, high: number, start: number, end: number): void {
    if (this.length === this.low.length) this.resize(this.length * 2);
    this.low[this.length] = low;
    this.high[this.length] = high;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  copy(): HashedWords {
    const n = this.length;
    return {
      length: n,
      low: this.low.slice(0, n),
      high: this.high.slice(0, n),
      starts: this.starts.slice(0, n),
      ends: this.ends.slice(0, n),
    };
  }

  private resize(size: number): void {
    const resized = (old: Int32Array) => {
      const column = new Int32Array(size);
      column.set(old.subarray(0, Math.min(size, this.length)));
      return column;
    };
    this.low = resized(this.low);
    this.high = resized(this.high);
    this.starts = resized(this.starts);
    this.ends = resized(this.ends);
  }
}

const columns = new Columns();
