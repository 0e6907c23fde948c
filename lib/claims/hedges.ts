import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";
import data from "./data/hedges.json" with { type: "json" };

const HEDGES = new Set(data.words.split(" "));
const NEGATIONS = new Set(data.negations.split(" "));
const PHRASES = data.phrases.map((phrase) => phrase.split(" "));

/** Hedge words and phrases ("may", "is believed to") within `span`, in order. */
export function hedgesOf(text: string, span: Span): Span[] {
  const tokens = tokensOf(text, span);
  const found: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const phrase = PHRASES.find((words) => words.every((word, k) => tokens[i + k]?.norm === word));
    const token = tokens[i];
    const last = tokens[i + (phrase?.length ?? 1) - 1];
    if (!token || !last) continue;
    // "May" with a capital inside a sentence is the month.
    const isMonth = token.raw === "May" && i > 0;
    if (!phrase && (isMonth || !HEDGES.has(token.norm))) continue;
    found.push({ start: token.start, end: last.end });
    i += (phrase?.length ?? 1) - 1;
  }
  return found;
}

/** Whether a negation stands within `span`. */
export function isNegated(text: string, span: Span): boolean {
  return tokensOf(text, span).some((token) => NEGATIONS.has(token.norm) || token.norm.endsWith("n't"));
}
