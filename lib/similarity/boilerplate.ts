import type { Span } from "../model/span.ts";
import { readWords } from "./body-words.ts";

/** A line that stands in this many different groups is furniture: in fewer, it may be a sentence that two outlets quote. */
export const COMMON_LINE_GROUPS = 5;

/** A line of a text with a signed 64-bit key of its normalised words. */
export type KeyedLine = { readonly key: bigint; readonly span: Span };

/** The lines of `text` that hold a word, each with its key: equal keys, equal lines. */
export function lineKeysOf(text: string): KeyedLine[] {
  const lines: KeyedLine[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const words = readWords(text, [span]);
    if (words.length === 0) continue;
    let low = words.length;
    let high = words.length;
    for (let i = 0; i < words.length; i++) {
      low = Math.imul(low ^ (words.low[i] ?? 0), 0x9e3779b1) ^ (low >>> 15);
      high = Math.imul(high ^ (words.high[i] ?? 0), 0x85ebca77) ^ (high >>> 13);
    }
    lines.push({ key: BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0)), span });
  }
  return lines;
}

/** The lines that lie in a body, whole or in part; both in the order of the text. */
export function linesInBody(lines: readonly KeyedLine[], body: readonly Span[]): KeyedLine[] {
  let at = 0;
  return lines.filter(({ span }) => {
    while (at < body.length && (body[at]?.end ?? 0) <= span.start) at++;
    return (body[at]?.start ?? Number.POSITIVE_INFINITY) < span.end;
  });
}

/** `body` without the lines of `text` whose key is in `common`; `lines` are those of the text, where they are known already. */
export function withoutCommonLines(
  text: string,
  body: readonly Span[],
  common: ReadonlySet<bigint>,
  lines?: readonly KeyedLine[],
): readonly Span[] {
  if (common.size === 0) return body;
  const dropped = (lines ?? lineKeysOf(text)).filter((line) => common.has(line.key));
  let kept: Span[] = [...body];
  for (const { span } of dropped) {
    kept = kept.flatMap((part) => {
      if (span.end <= part.start || span.start >= part.end) return [part];
      const pieces: Span[] = [];
      if (part.start < span.start) pieces.push({ start: part.start, end: span.start });
      if (span.end < part.end) pieces.push({ start: span.end, end: part.end });
      return pieces;
    });
  }
  return kept;
}
