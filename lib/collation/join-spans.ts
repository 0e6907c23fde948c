import type { AlignedPassage } from "../model/pair.ts";
import type { Span } from "../model/span.ts";

type Text = { readonly text: string; readonly body: readonly Span[] };

/**
 * Shared passages that follow one another in both texts, as one: the paragraphs of an article that is the same throughout become
 * one block of a map. Body stays apart from what surrounds it, since the map draws it otherwise. Expects the first text's order.
 */
export function joinSpans(a: Text, b: Text, spans: readonly AlignedPassage[]): AlignedPassage[] {
  const joined: AlignedPassage[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const follows =
      last !== undefined &&
      blank(a.text, last.aEnd, span.aStart) &&
      blank(b.text, last.bEnd, span.bStart) &&
      startsIn(a.body, last.aStart) === startsIn(a.body, span.aStart);
    if (follows) joined.splice(-1, 1, { ...last, aEnd: span.aEnd, bEnd: span.bEnd });
    else joined.push(span);
  }
  return joined;
}

function blank(text: string, start: number, end: number): boolean {
  return start <= end && text.slice(start, end).trim() === "";
}

function startsIn(body: readonly Span[], offset: number): boolean {
  return body.some(({ start, end }) => start <= offset && offset < end);
}
