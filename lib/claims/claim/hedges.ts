import type { Span, Token } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { tokensOf } from "../../text/tokens.ts";
import data from "../data/hedges.json" with { type: "json" };

const HEDGES = new Set(data.words.split(" "));
const HEDGE_PHRASES = byFirstWord(data.phrases);
const NEGATIONS = new Set(data.negations.split(" "));
const NOT_NEGATIONS = byFirstWord(data.notNegations);
const OBLIGATIONS = new Set(data.obligations.split(" "));
const OBLIGATION_PHRASES = byFirstWord(data.obligationPhrases);
/** Modal verbs that are nouns and names too: "military might", "in May". */
const AMBIGUOUS = new Set(["may", "might"]);
/** "so that Ukraine could use them": what something is for is said without reserve. So many words may stand between. */
const PURPOSE = /\b(?:so|in order) that(?:\s[^\s,;:—]+){1,5}\s$/i;
const PURPOSE_REACH = 80;
/** "appeared on a programme", "asked to appear before the board": somebody is there, and nothing is kept open. */
const APPEARING =
  /^\s+(?:on|in|at|for|before|with|alongside|here|there|again|live|next|together|beside|every|by|as|online|during|regularly)\b|^\s*(?:[.,;:!?”"]|$)/i;
/** Behind these a negation says what is supposed or whose, not what the clause says: "if it does not rain". */
const SUBORDINATE = new Set("if unless whether who whose which".split(" "));

/** What the functions below read in the stretch at `span`, in one go. */
export function modalityOf(
  text: string,
  span: Span,
  words: readonly TaggedWord[],
): { hedges: Span[]; negated: boolean; obligations: Span[] } {
  const tokens = tokensOf(text, span);
  return {
    hedges: hedgesOf(text, span, words, tokens),
    negated: isNegated(text, span, tokens),
    obligations: obligationsOf(text, span, tokens),
  };
}

/** Hedge words and phrases ("may", "is believed to") within `span`, in order. With the tagged `words` of the span "military might" is none. */
export function hedgesOf(
  text: string,
  span: Span,
  words: readonly TaggedWord[] = [],
  tokens = tokensOf(text, span),
): Span[] {
  const nouns = new Set(
    words.filter((word, i) => AMBIGUOUS.has(word.norm) && isNoun(words, i)).map((word) => word.start),
  );
  return termsIn(tokens, HEDGES, HEDGE_PHRASES).filter(({ start, end }, i) => {
    // "May" with a capital inside a sentence is the month.
    const month = text.startsWith("May", start) && (i > 0 || start > span.start);
    const isThere = /^appear/i.test(text.slice(start, start + 6)) && APPEARING.test(text.slice(end, end + 24));
    return (
      !month &&
      !isThere &&
      !nouns.has(start) &&
      !PURPOSE.test(text.slice(Math.max(span.start, start - PURPOSE_REACH), start))
    );
  });
}

/** "must", "should", "has to": words within `span` that say what has to be done, in order. */
function obligationsOf(text: string, span: Span, tokens = tokensOf(text, span)): Span[] {
  return termsIn(tokens, OBLIGATIONS, OBLIGATION_PHRASES);
}

/** Whether the statement at `span` is denied: "not", "never", "no". "Not only", "no doubt" and a negation behind "if" or "who" do not count. */
function isNegated(text: string, span: Span, tokens = tokensOf(text, span)): boolean {
  let subordinate = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (SUBORDINATE.has(token.norm)) subordinate = true;
    else if (/[,;:—]/.test(text.slice(tokens[i - 1]?.end ?? token.start, token.start))) subordinate = false;
    if (subordinate || (!NEGATIONS.has(token.norm) && !token.norm.endsWith("n't"))) continue;
    if (phraseAt(tokens, i, NOT_NEGATIONS) === 0) return true;
  }
  return false;
}

/** "military might must": an adjective or article before it, or a second modal verb behind it. */
function isNoun(words: readonly TaggedWord[], i: number): boolean {
  return (
    words[i]?.pos !== "AUX" ||
    ["ADJ", "DET", "ADP"].includes(words[i - 1]?.pos ?? "") ||
    /^(?:must|should|can|will|would)$/.test(words[i + 1]?.norm ?? "")
  );
}

function termsIn(tokens: readonly Token[], single: ReadonlySet<string>, phrases: Phrases): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const length = phraseAt(tokens, i, phrases) || (single.has(tokens[i]?.norm ?? "") ? 1 : 0);
    const first = tokens[i];
    const last = tokens[i + length - 1];
    if (length === 0 || !first || !last) continue;
    found.push({ start: first.start, end: last.end });
    i += length - 1;
  }
  return found;
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** How many words the longest phrase that begins at `i` has, or 0. */
function phraseAt(tokens: readonly Token[], i: number, phrases: Phrases): number {
  const candidates = phrases.get(tokens[i]?.norm ?? "");
  if (!candidates) return 0;
  const fitting = candidates.filter((phrase) => phrase.every((word, k) => tokens[i + k]?.norm === word));
  return Math.max(0, ...fitting.map((phrase) => phrase.length));
}

function byFirstWord(phrases: readonly string[]): Phrases {
  const grouped = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(/[\s-]/);
    const first = words[0] ?? "";
    grouped.set(first, [...(grouped.get(first) ?? []), words]);
  }
  return grouped;
}
