import type { Span } from "../model/span.ts";
import { countWords, tokensOf } from "../text/tokens.ts";

/** A stretch of a text with the words before and after it. `more…` says that the text goes on there. */
export type InContext = {
  readonly before: string;
  readonly shared: string;
  readonly after: string;
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
};

/** What stands around a shared statement, up to so many words on each side and no further than the article's own text goes. */
export function inContext(text: string, body: readonly Span[], span: Span, words: number): InContext {
  const first = body[0]?.start ?? 0;
  const last = body.at(-1)?.end ?? text.length;
  const ahead = tokensOf(text, { start: Math.min(first, span.start), end: span.start });
  const behind = tokensOf(text, { start: span.end, end: Math.max(last, span.end) });
  const from = ahead.length > words ? (ahead[ahead.length - words]?.start ?? span.start) : Math.min(first, span.start);
  const to = behind.length > words ? (behind[words - 1]?.end ?? span.end) : Math.max(last, span.end);
  return {
    before: text.slice(from, span.start),
    shared: text.slice(span.start, span.end),
    after: text.slice(span.end, to),
    moreBefore: ahead.length > words,
    moreAfter: behind.length > words,
  };
}

/** Words of a paragraph that another text has too, or that it has alone. */
export type Segment = { readonly start: number; readonly end: number; readonly shared: boolean };

/** A paragraph of the longer text, or a run of paragraphs far from what is contained. */
export type ExcerptPart =
  | { readonly kind: "paragraph"; readonly start: number; readonly segments: readonly Segment[] }
  | { readonly kind: "away"; readonly paragraphs: readonly Span[]; readonly words: number };

/** Paragraphs shown on each side of what is contained: enough to see where it stands. */
const BESIDE = 1;

/** The contained part in its place in the longer text: paragraphs with the shared words marked, one beside them, the others folded. */
export function excerptOf(text: string, paragraphs: readonly Span[], shared: readonly Span[]): ExcerptPart[] {
  const segments = paragraphs.map((paragraph) => segmentsOf(paragraph, shared));
  const holds = segments.map((each) => each.some((segment) => segment.shared));
  const near = paragraphs.map((_, at) => holds.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).some(Boolean));
  const parts: ExcerptPart[] = [];
  paragraphs.forEach((paragraph, at) => {
    const last = parts.at(-1);
    if (near[at]) parts.push({ kind: "paragraph", start: paragraph.start, segments: segments[at] ?? [] });
    else if (last?.kind === "away") {
      parts.splice(-1, 1, {
        kind: "away",
        paragraphs: [...last.paragraphs, paragraph],
        words: last.words + countWords(text, paragraph),
      });
    } else parts.push({ kind: "away", paragraphs: [paragraph], words: countWords(text, paragraph) });
  });
  return parts;
}

/** A paragraph cut at the borders of what is shared. Stretches that overlap count once. */
function segmentsOf({ start, end }: Span, shared: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const span of shared.toSorted((one, other) => one.start - other.start)) {
    const [from, to] = [Math.max(at, span.start), Math.min(end, span.end)];
    if (from >= to) continue;
    if (from > at) segments.push({ start: at, end: from, shared: false });
    segments.push({ start: from, end: to, shared: true });
    at = to;
  }
  if (at < end) segments.push({ start: at, end, shared: false });
  return segments;
}
