import type { Span } from "../model/span.ts";

/** A keyword in context. `span` is the keyword's place in the article's text. */
export type ConcordanceLine = {
  readonly article: number;
  readonly span: Span;
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
};

/**
 * Lines of `spans` with up to `width` characters of the same paragraph on each side, cut between words, in the order
 * given. A cut side begins or ends with “…”.
 */
export function concordance(article: number, text: string, spans: readonly Span[], width: number): ConcordanceLine[] {
  return spans.map((span) => ({
    article,
    span,
    left: leftOf(text, span.start, width),
    keyword: text.slice(span.start, span.end),
    right: rightOf(text, span.end, width),
  }));
}

/** Lines by the words that come before, nearest word first: lines with the same word before the keyword stand together. */
export function sortByLeft(lines: readonly ConcordanceLine[]): ConcordanceLine[] {
  return sortBy(lines, ({ left }) => left.toLowerCase().split(/\s+/).reverse().join(" ").trim());
}

/** Lines by the words that follow. */
export function sortByRight(lines: readonly ConcordanceLine[]): ConcordanceLine[] {
  return sortBy(lines, ({ right }) => right.toLowerCase().trim());
}

function sortBy(lines: readonly ConcordanceLine[], key: (line: ConcordanceLine) => string): ConcordanceLine[] {
  return lines.toSorted((a, b) => key(a).localeCompare(key(b), "en"));
}

function leftOf(text: string, end: number, width: number): string {
  const paragraph = text.lastIndexOf("\n", end - 1) + 1;
  if (end - paragraph <= width) return text.slice(paragraph, end);
  const cut = text.slice(end - width, end);
  return `…${cut.slice(cut.search(/\s|$/))}`;
}

function rightOf(text: string, start: number, width: number): string {
  const newline = text.indexOf("\n", start);
  const paragraph = newline < 0 ? text.length : newline;
  if (paragraph - start <= width) return text.slice(start, paragraph);
  return `${text.slice(start, start + width).replace(/\S*$/, "")}…`;
}
