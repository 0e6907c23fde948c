import type { StoryText, TermFrequency } from "../model/story.ts";
import { generalShare } from "./general-words.ts";
import { particularWeight } from "./story-vectors.ts";

/** A text whose words are numbers, as it is compared with others. */
export type NumberedText = {
  readonly language: string;
  readonly terms: Int32Array;
  /** How much each term counts by how often it stands in the text. */
  readonly strengths: Float64Array;
  /** The words of the headline, each once. */
  readonly headline: Int32Array;
  readonly opening: Int32Array;
  readonly openingStrengths: Float64Array;
};

/** What is known of words in news at large, in one language, by number. */
type General = { readonly shares: number[]; readonly particulars: number[] };

/** Words with a number for each, from 0 on: what is compared by the thousand is compared as numbers. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #general = new Map<string, General>();

  /** Words that have a number. */
  get size(): number {
    return this.#words.length;
  }

  /** All of them, in the order of their numbers. */
  get words(): readonly string[] {
    return this.#words;
  }

  /** Gives the words of a text their numbers. */
  numbered({ language, terms, headline, opening }: StoryText): NumberedText {
    return {
      language,
      terms: Int32Array.from(terms, ([term]) => this.#numberOf(term)),
      strengths: strengthsOf(terms),
      headline: Int32Array.from(new Set(headline), (word) => this.#numberOf(word)),
      opening: Int32Array.from(opening, ([term]) => this.#numberOf(term)),
      openingStrengths: strengthsOf(opening),
    };
  }

  /** For each number the share of articles in which its word stands in news at large, and its weight as a particular of a text: 0 where it is none. */
  generalIn(language: string): { readonly shares: readonly number[]; readonly particulars: readonly number[] } {
    const known = this.#general.get(language) ?? { shares: [], particulars: [] };
    this.#general.set(language, known);
    for (const word of this.#words.slice(known.shares.length)) {
      const share = generalShare(word, language);
      known.shares.push(share);
      known.particulars.push(particularWeight(word, share));
    }
    return known;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }
}

function strengthsOf(terms: readonly TermFrequency[]): Float64Array {
  return Float64Array.from(terms, ([, frequency]) => 1 + Math.log(frequency));
}
