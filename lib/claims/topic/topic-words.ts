import firstNames from "../../text/data/first-names.json" with { type: "json" };
import { rarityInEnglish } from "../link/word-weights.ts";
import type { Term } from "./topic-names.ts";

/** A word at least so rare in general English tells a topic by itself: "sanction" does, "president", "talk" and "air" do not. */
const TELLING = 0.6;
/** Of words that tell nothing alone so many in one sentence do: "air" and "defense". */
const TOGETHER = 2;
/** Words that together stand in more than this share of all sentences tell nothing by their count. */
const TOO_MANY_SENTENCES = 0.25;

const TITLE = /^(?:mr|mrs|ms|dr|sen|rep|gov|gen|col|lt|capt|sgt|st|hon|prof|rev|jr|sr|i{2,3}|iv|vi{0,3})\.?$/;
const GIVEN = new Set(`${firstNames.women} ${firstNames.men}`.toLowerCase().split(" "));

/** The share of sentences, 0 to 1, in which at least one of the lemmas stands. */
export type ShareOf = (lemmas: readonly string[]) => number;

/** A title ("Sen.", "III") or a given name says neither what nor whom a sentence is about. */
export function isTitleWord(lemma: string): boolean {
  return TITLE.test(lemma.toLowerCase());
}

/** Whether a sentence with this word may be counted to a topic for it alone. */
export function isTelling(term: string): boolean {
  return !isTitleWord(term) && rarityInEnglish(term) >= TELLING;
}

/**
 * Whether a sentence of these lemmas speaks of a topic with these terms: one of them stands in it where one tells enough, else two of
 * them. With "president" alone a topic on the vice president had every seventh sentence of a collection about forty events.
 */
export function holdsTerms(lemmas: readonly string[], terms: readonly string[]): boolean {
  const found = terms.filter((term) => lemmas.includes(term));
  return found.length > 0 && (found.length >= Math.min(TOGETHER, terms.length) || found.some(isTelling));
}

/** What was searched, as a reader is told it: "sanction", "two of the words air, system, defense". Each of a reader's own words counts alone. */
export function searchedText({
  origin,
  terms,
}: {
  readonly origin: string;
  readonly terms: readonly string[];
}): string {
  const listed = terms.join(", ");
  return origin === "person" || terms.length < TOGETHER || terms.some(isTelling)
    ? listed
    : `two of the words ${listed}`;
}

/**
 * The words that a topic is counted by, of those that its name holds or two of its matters share (a sentence that has "launch" in common
 * with one on air defence is not about it): those that tell by themselves, else two or more that do together. Names of people and
 * countries come only where other words do not suffice, and none that stands everywhere by itself or with those before it unless nothing
 * else is shared: with "Russia" among them a topic about Crimea had half of all sentences of a collection about the war; "territory",
 * "region" and "attack" each stand in few, and together in most. Empty only where there are no terms.
 */
export function searchedTerms(terms: readonly Term[], shareOf: ShareOf): string[] {
  const usable = terms.filter(({ lemma }) => !isTitleWord(lemma) && !GIVEN.has(lemma));
  const rare = usable.filter(({ lemma }) => shareOf([lemma]) <= TOO_MANY_SENTENCES);
  const choices = [rare.filter(({ name }) => !name), rare, usable.filter(({ name }) => !name), usable, terms].map(
    (choice) => choice.map(({ lemma }) => lemma),
  );
  const chosen = choices.find(suffice) ?? choices.find((choice) => choice.length > 0) ?? [];
  const telling = chosen.filter(isTelling);
  const [strongest, ...others] = telling.length > 0 ? telling : chosen;
  if (strongest === undefined) return [];
  if (shareOf([strongest]) > TOO_MANY_SENTENCES) return chosen;
  const kept = [strongest];
  for (const term of others) if (shareOf([...kept, term]) <= TOO_MANY_SENTENCES) kept.push(term);
  return kept;
}

/** Whether sentences can be told by these terms: one says enough, or two do. */
export function suffice(terms: readonly string[]): boolean {
  return terms.length >= TOGETHER || terms.some(isTelling);
}
