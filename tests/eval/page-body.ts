import { passagesOf } from "../../lib/ingest/passages.ts";
import type { Span } from "../../lib/model/span.ts";
import { bodySpans } from "../../lib/model/stored.ts";

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

/** The body of a page as the role rules see it. */
export function bodyByRoles(text: string): Span[] {
  return bodySpans(passagesOf(text));
}
