import type { Span } from "../../model/span.ts";

/** ", raising new questions about …", ", fuelling fears that …": the clause behind says another thing than the sentence before it. */
const RAISED =
  /,\s+(?:raising|prompting|sparking|fuell?ing|stoking|renewing|reviving|triggering|drawing)\s+(?:\p{L}[\p{L}-]*\s+){0,3}?(?:questions?|concerns?|fears?|doubts?|worries|speculation|suspicions?|hopes|alarm)\s+(?:(?:about|over|as to|on|of|that)\s+|(?=whether\b|why\b|how\b))/u;
/** Between two questions of one list: ", what its goals are, and whether …". */
const NEXT_QUESTION =
  /,?\s+(?:and|or)\s+(?=(?:why|what|how|whether|who|when|where)\b)|,\s+(?=(?:why|what|how|whether|who|when|where)\b)/gu;

/**
 * A sentence that tells something and then says what it makes people ask or fear, taken apart: `told`, the words that `frame` the
 * rest, and what is `raised`, one span a question. Null where it does not.
 */
export function raisedIn(text: string, { start, end }: Span): { told: Span; frame: Span; raised: Span[] } | null {
  const sentence = text.slice(start, end);
  const found = RAISED.exec(sentence);
  if (!found || found.index === 0) return null;
  const from = found.index + found[0].length;
  const raised: Span[] = [];
  let last = from;
  for (const mark of sentence.slice(from).matchAll(NEXT_QUESTION)) {
    raised.push({ start: start + last, end: start + from + mark.index });
    last = from + mark.index + mark[0].length;
  }
  raised.push({ start: start + last, end });
  const frame = /^,\s+/.exec(found[0])?.[0].length ?? 0;
  return {
    told: { start, end: start + found.index },
    frame: { start: start + found.index + frame, end: start + found.index + found[0].trimEnd().length },
    raised: raised.filter((span) => span.end > span.start),
  };
}

/** Neighbours in one span where the first by itself is too short; what is short at the end goes to the one before. */
export function joinedWhere(spans: readonly Span[], isShort: (span: Span) => boolean): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && isShort(last)) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  const [before, last] = joined.slice(-2);
  return before && last && isShort(last) ? [...joined.slice(0, -2), { start: before.start, end: last.end }] : joined;
}
