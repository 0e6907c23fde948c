import type { Token } from "../../model/span.ts";
import { isGivenName } from "../../text/given-names.ts";
import { tagWords } from "../../text/nlp.ts";
import { tokensOf } from "../../text/tokens.ts";
import { contentLemmas } from "../claim/lemmas.ts";
import type { Worded } from "../topic/topic-names.ts";
import { isTelling } from "../topic/topic-words.ts";

/** Words of a claim that stand for a point: more are read slowly in a list. */
const MOST_WORDS = 8;
/** A claim of fewer words says no more than the name. */
const FEWEST_WORDS = 3;

/** Words that two outlets print alike, from which on they are the point itself. */
const SHARED_RUN = 5;
/** Names of at most so many words say less than the words that two outlets quote alike. */
const SHORT_NAME = 2;

/**
 * What a row is called. A short name gives way to the words that claims of two outlets print alike ("What I have is a backbone", and not
 * "Backbone"), because a reader looks for the sentence. A single word and a person have the next best phrase behind them ("Tweet, lewd photo"), or where it is
 * an everyday one ("Win", "Example") and nothing else is shared, the first words of its shortest claim stand in quotation marks.
 */
export function pointName([phrase = "", ...others]: readonly string[], claims: readonly Worded[]): string {
  const length = tokensOf(phrase).length;
  const alike = length <= SHORT_NAME ? printedAlike(claims, length === 1) : null;
  if (alike) return alike;
  // "Vice President Mike Pence" says who, and not what.
  if (length > 1 && !isPerson(phrase)) return phrase;
  const said = new Set(stemsOf(phrase));
  const second = others.find(
    (other) =>
      tokensOf(other).length <= LONGEST_SECOND &&
      !stemsOf(other).some((stem) => said.has(stem)) &&
      (length === 1 || /^\p{Ll}/u.test(other)),
  );
  if (second) return `${phrase}, ${second}`;
  if (length > 1) return phrase;
  // In small letters: a capital makes a name of any first word.
  if (contentLemmas(tagWords(phrase.toLowerCase())).some(isTelling)) return phrase;
  const quotes = claims
    .map(({ quote = "" }) => ({ quote, words: tokensOf(quote) }))
    .filter(({ words }) => words.length >= FEWEST_WORDS)
    .toSorted((a, b) => a.words.length - b.words.length || (a.quote < b.quote ? -1 : 1));
  const [shortest] = quotes;
  return shortest ? firstWords(shortest.quote, shortest.words) : phrase;
}

/** Words of a second phrase behind a first: two names of four words are read slowly. */
const LONGEST_SECOND = 3;

const stemsOf = (phrase: string) => tokensOf(phrase).map(({ norm }) => norm.replace(/s$/, ""));

/** The longest run of words that claims of two groups print alike, in quotation marks; null where none is long and says something. */
function printedAlike(claims: readonly Worded[], everyday: boolean): string | null {
  const read = claims
    .slice(0, MOST_CLAIMS)
    .map(({ quote = "", groupId }) => ({ quote, groupId, words: tokensOf(quote).slice(0, MOST_COMPARED) }));
  let best: { readonly quote: string; readonly words: readonly Token[] } | null = null;
  for (const [i, one] of read.entries())
    for (const other of read.slice(i + 1)) {
      if (one.groupId === other.groupId) continue;
      const { from, length } = longestRun(one.words, other.words);
      const words = trimmed(one.quote, one.words.slice(from, from + length));
      if (words.length >= SHARED_RUN && words.length > (best?.words.length ?? 0)) best = { quote: one.quote, words };
    }
  if (!best) return null;
  // "Senate Minority Leader Chuck Schumer" says who, and not what.
  const plain = best.words.filter(({ raw }) => /^[^\p{Lu}]/u.test(raw));
  const told = contentLemmas(tagWords(plain.map(({ norm }) => norm).join(" ")));
  return told.some(isTelling) || (everyday && told.length >= FEWEST_TOLD) ? firstWords(best.quote, best.words) : null;
}

/** Everyday words that a run must hold to stand for a single one: "it was one of the" holds none. */
const FEWEST_TOLD = 2;
/** Whether a phrase is a name with a given name in it, and maybe a title: every word has a capital. */
function isPerson(phrase: string): boolean {
  const words = phrase.split(" ");
  return words.every((word) => /^\p{Lu}/u.test(word)) && words.slice(0, -1).some(isGivenName);
}

/** Words compared of a claim: rows of a page are named while it is refreshed, and runs are sought by squares. */
const MOST_COMPARED = 80;
/** Claims of a row whose words are compared. */
const MOST_CLAIMS = 8;
/** Words that begin or end no phrase by themselves. */
const LOOSE =
  /^(?:and|or|but|of|that|to|in|on|at|by|for|with|as|from|than|the|a|an|was|were|is|are|be|been|has|have|had|who|which|his|her|their|its|he|she|it|they)$/;
const LOOSE_BEFORE = /^(?:and|or|but|of|that|to|in|on|at|by|for|with|as|from|than|who|which)$/;

/** So many words before a mark are the end of what was said before: "regulations, and I have not provided …". */
const END_OF_ANOTHER = 2;

/** A run of words without those at its ends that belong to what stands around it. */
function trimmed(quote: string, words: readonly Token[]): readonly Token[] {
  const mark = words.findIndex(
    ({ end }, i) => i < words.length - 1 && /[,;:.]/.test(quote.slice(end, words[i + 1]?.start)),
  );
  const own = mark >= 0 && mark < END_OF_ANOTHER ? words.slice(mark + 1) : words;
  const start = own.findIndex(({ norm }) => !LOOSE_BEFORE.test(norm));
  const end = own.findLastIndex(({ norm }) => !LOOSE.test(norm));
  return start < 0 ? [] : own.slice(start, end + 1);
}

function longestRun(a: readonly Token[], b: readonly Token[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  let before = new Array<number>(b.length + 1).fill(0);
  for (const [i, word] of a.entries()) {
    const now = new Array<number>(b.length + 1).fill(0);
    for (const [j, other] of b.entries()) {
      if (word.norm !== other.norm) continue;
      const length = (before[j] ?? 0) + 1;
      now[j + 1] = length;
      if (length > best.length) best = { from: i - length + 1, length };
    }
    before = now;
  }
  return best;
}

function firstWords(quote: string, words: readonly Token[]): string {
  const kept = words.slice(0, MOST_WORDS);
  const text = quote.slice(kept[0]?.start, kept.at(-1)?.end).replace(/["“”]/g, "").replace(/\s+/g, " ");
  return `“${text}${words.length > kept.length ? " …" : ""}”`;
}
