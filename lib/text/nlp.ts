import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import type { Span } from "../model/span.ts";

/** A word or mark as the tagger sees it: "don't" is two, "U.S." one. `pos` is a Universal Dependencies tag. */
export type TaggedWord = Span & { readonly raw: string; readonly norm: string; readonly lemma: string; readonly pos: string };

/**
 * Longest stretch given to the tagger at once, in characters. Its cost grows with the square of an unbroken run of
 * letters, so a 5 MB line must not reach it in one piece; 20,000 is far above any paragraph.
 */
const LONGEST_STRETCH = 20_000;

const nlp = winkNLP(model, ["pos"]);
const { its } = nlp;

/** The English words and marks of `text` within `span`, in order, with offsets into `text`. The only door to wink-nlp. */
export function tagWords(text: string, span: Span = { start: 0, end: text.length }): TaggedWord[] {
  const words: TaggedWord[] = [];
  for (let from = span.start; from < span.end; ) {
    const to = stretchEnd(text, from, span.end);
    tagStretch(text, from, to, words);
    from = to;
  }
  return words;
}

function stretchEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_STRETCH) return end;
  const space = text.lastIndexOf(" ", from + LONGEST_STRETCH);
  return space > from ? space : from + LONGEST_STRETCH;
}

function tagStretch(text: string, from: number, to: number, words: TaggedWord[]): void {
  const tokens = nlp.readDoc(text.slice(from, to)).tokens();
  const values = tokens.out(its.value);
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(its.lemma as ItsFunction<string>);
  let cursor = from;
  for (const [i, raw] of values.entries()) {
    // Searched for, not added up: wink drops some control characters, and offsets must never drift.
    const start = text.indexOf(raw, cursor);
    if (start < 0 || start + raw.length > to) continue;
    cursor = start + raw.length;
    const norm = raw.toLowerCase().replaceAll("’", "'");
    words.push({
      start,
      end: cursor,
      raw,
      norm,
      lemma: (lemmas[i] ?? norm).replaceAll("’", "'"),
      pos: isSurname(raw, tags, i, words.at(-1)) ? "PROPN" : (tags[i] ?? "X"),
    });
  }
}

/** The tagger knows few surnames: a capital behind a name is one, unless a verb may stand there ("Graham Says"). */
function isSurname(raw: string, tags: readonly string[], i: number, before: TaggedWord | undefined): boolean {
  if (before?.pos !== "PROPN" || !/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  const tag = tags[i] ?? "X";
  const next = tags[i + 1];
  return ["ADJ", "ADV", "NOUN", "INTJ", "X"].includes(tag) || (tag === "VERB" && (next === undefined || next === "VERB" || next === "AUX"));
}
