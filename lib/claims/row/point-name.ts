import { tagWords } from "../../text/nlp.ts";
import { tokensOf } from "../../text/tokens.ts";
import { contentLemmas } from "../claim/lemmas.ts";
import type { Worded } from "../topic/topic-names.ts";
import { isTelling } from "../topic/topic-words.ts";

/** Words of a claim that stand for a point: more are read slowly in a list. */
const MOST_WORDS = 8;
/** A claim of fewer words says no more than the name. */
const FEWEST_WORDS = 3;

/**
 * What a row is called: the phrase that its claims share, or where that is one everyday word ("Win", "Example") the first words of its
 * shortest claim, in quotation marks, because a reader looks for the sentence and finds nothing in the word.
 */
export function pointName(phrase: string, claims: readonly Worded[]): string {
  // In small letters: a capital makes a name of any first word.
  if (tokensOf(phrase).length > 1 || contentLemmas(tagWords(phrase.toLowerCase())).some(isTelling)) return phrase;
  const quotes = claims
    .map(({ quote = "" }) => ({ quote, words: tokensOf(quote) }))
    .filter(({ words }) => words.length >= FEWEST_WORDS)
    .toSorted((a, b) => a.words.length - b.words.length || (a.quote < b.quote ? -1 : 1));
  const [shortest] = quotes;
  if (!shortest) return phrase;
  const { quote, words } = shortest;
  const kept = words.slice(0, MOST_WORDS);
  const text = quote.slice(kept[0]?.start, kept.at(-1)?.end).replace(/["“”]/g, "").replace(/\s+/g, " ");
  return `“${text}${words.length > kept.length ? " …" : ""}”`;
}
