import type { Span } from "../../model/span.ts";

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
export function sortByLeft<T extends ConcordanceLine>(lines: readonly T[]): T[] {
  return sortBy(lines, ({ left }) => left.toLowerCase().split(/\s+/).reverse().join(" ").trim());
}

/** Lines by the words that follow. */
export function sortByRight<T extends ConcordanceLine>(lines: readonly T[]): T[] {
  return sortBy(lines, ({ right }) => right.toLowerCase().trim());
}

/** The orders in which a concordance can be read; "outlet" is the order of the text, column by column. */
export const CONCORDANCE_ORDERS = ["outlet", "left", "right"] as const;
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

function sortBy<T extends ConcordanceLine>(lines: readonly T[], key: (line: T) => string): T[] {
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
