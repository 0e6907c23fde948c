import type { Span } from "../../lib/model/span.ts";

/** Prose of a page by length alone, for the pages that the role rules cannot read: lines of 12 words that end a sentence, or of 30. */
export function bodyOfPage(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const words = match[0].split(/\s+/).filter(Boolean).length;
    if (words >= 30 || (words >= 12 && /[.!?…]["'”’)\]]*\s*$/u.test(match[0])))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
