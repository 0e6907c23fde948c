import type { TermCounts } from "../model/story.ts";
import type { NumberedText, WordNumbers } from "./numbered-texts.ts";
import { areNamedAlike, BRIEF, LETTERS_OF_NAME, type StoryAgreement, scoreOfAgreement } from "./story-score.ts";
import { NAME, rarityOf, STRONGEST } from "./story-vectors.ts";

/** Words with a weight for each. */
type Weights = { readonly words: Int32Array; readonly weights: Float64Array };

/** A text as it is compared with others under the counts of the day. See `StoryVectors`, whose numbers these are. */
export type NumberedVectors = {
  readonly text: NumberedText;
  readonly shared: Weights;
  readonly whole: Weights;
  readonly headline: Weights;
  readonly headlineRarity: Float64Array;
  readonly headlineSum: number;
  readonly opening: Weights;
  readonly particulars: Weights;
  readonly particularSum: number;
  readonly names: Int32Array;
  /** Whether one of the names stands in the headline. */
  readonly isNamedInHeadline: boolean;
};

const NOTHING: Weights = { words: new Int32Array(), weights: new Float64Array() };

/**
 * The scores of newcomers with those that share words with them. They are those of `storyScore`; what it does by looking words up in maps is done here by
 * numbers, since each newcomer is laid beside a hundred others and more, each of which has to be weighed under the counts of the day.
 */
export class NewcomerScores {
  readonly #words: readonly string[];
  readonly #numbers: WordNumbers;
  readonly #counts: Int32Array;
  readonly #articles: number;
  readonly #rarities = new Map<string, Float64Array>();
  /** What the newcomer in hand has, by the number of the word; 0 elsewhere. */
  readonly #own: Readonly<Record<"shared" | "whole" | "headline" | "opening" | "terms", Float64Array>>;
  /** Words of the other text in hand: those that hold the number of its turn. */
  readonly #seen: Int32Array;
  #turn = 0;

  /** Every text that is weighed must have its numbers before. */
  constructor(numbers: WordNumbers, counts: TermCounts) {
    const size = numbers.size;
    this.#numbers = numbers;
    this.#words = numbers.words;
    this.#counts = Int32Array.from(numbers.words, (word) => counts.of(word));
    this.#articles = counts.articles;
    const empty = () => new Float64Array(size);
    this.#own = { shared: empty(), whole: empty(), headline: empty(), opening: empty(), terms: empty() };
    this.#seen = new Int32Array(size);
  }

  /** The vectors of a text. */
  weigh(text: NumberedText): NumberedVectors {
    const rarity = this.#rarityIn(text.language);
    const weights = text.strengths.map((strength, i) => strength * at(rarity, text.terms, i));
    const whole = this.#strongest(text.terms, weights, 0);
    const isShared = whole.words.every((word) => (this.#counts[word] as number) > 1);
    const headlineRarity = Float64Array.from(text.headline, (word) => rarity[word] as number);
    const particulars = this.#particularsOf(text);
    const names = particulars.words.filter((_, i) => (particulars.weights[i] as number) >= NAME);
    const headline = ofLengthOne(text.headline, headlineRarity);
    return {
      text,
      whole,
      // Where the strongest of all are shared, they are the strongest of those that are.
      shared: isShared ? whole : this.#strongest(text.terms, weights, 1),
      headline,
      headlineRarity,
      headlineSum: sumOf(headlineRarity),
      opening: ofLengthOne(
        text.opening,
        text.openingStrengths.map((strength, i) => strength * at(rarity, text.opening, i)),
      ),
      particulars,
      particularSum: sumOf(particulars.weights),
      names,
      isNamedInHeadline: names.some((name) => headline.words.includes(name)),
    };
  }

  /** The probability, 0 to 1, that this newcomer reports one event with each of the others, in their order. */
  scores(own: NumberedVectors, others: readonly NumberedVectors[]): number[] {
    for (const kind of ["shared", "whole", "headline", "opening"] as const) spread(own[kind], this.#own[kind]);
    for (const word of own.text.terms) this.#own.terms[word] = 1;
    const found = others.map((other) => scoreOfAgreement(this.#agreement(own, other), this.#articles));
    for (const kind of ["shared", "whole", "headline", "opening"] as const) clear(own[kind].words, this.#own[kind]);
    clear(own.text.terms, this.#own.terms);
    return found;
  }

  #rarityIn(language: string): Float64Array {
    const known = this.#rarities.get(language);
    if (known) return known;
    const { shares } = this.#numbers.generalIn(language);
    const rarity = Float64Array.from(this.#counts, (count, word) =>
      rarityOf(count, shares[word] as number, this.#articles),
    );
    this.#rarities.set(language, rarity);
    return rarity;
  }

  /** The strongest of the words that stand in more texts than `least`; ties go by the alphabet. */
  #strongest(terms: Int32Array, weights: Float64Array, least: number): Weights {
    const counted = (i: number) => (weights[i] as number) > 0 && at(this.#counts, terms, i) > least;
    const places = terms.map((_, i) => i).filter(counted);
    if (places.length <= STRONGEST) return this.#picked(terms, weights, places);
    const cut = Float64Array.from(places, (i) => weights[i] as number).sort()[places.length - STRONGEST] as number;
    const above = places.filter((i) => (weights[i] as number) > cut);
    const ties = places.filter((i) => weights[i] === cut);
    const word = (i: number) => at(this.#words, terms, i);
    if (above.length + ties.length > STRONGEST) ties.sort((i, j) => (word(i) < word(j) ? -1 : 1));
    return this.#picked(terms, weights, Int32Array.from([...above, ...ties.subarray(0, STRONGEST - above.length)]));
  }

  #picked(terms: Int32Array, weights: Float64Array, places: Int32Array): Weights {
    return ofLengthOne(
      places.map((i) => terms[i] as number),
      Float64Array.from(places, (i) => weights[i] as number),
    );
  }

  #particularsOf({ headline, opening, language }: NumberedText): Weights {
    const { particulars } = this.#numbers.generalIn(language);
    const named = [...headline, ...opening].filter((word) => (particulars[word] as number) > 0);
    const words = Int32Array.from(new Set(named));
    return { words, weights: Float64Array.from(words, (word) => particulars[word] as number) };
  }

  #agreement(own: NumberedVectors, other: NumberedVectors): StoryAgreement {
    this.#turn += 1;
    for (const word of other.text.terms) this.#seen[word] = this.#turn;
    const inOwn = (word: number) => this.#own.terms[word] === 1;
    const inOther = (word: number) => this.#seen[word] === this.#turn;
    const { shared, whole, headline, opening } = this.#own;
    const all = own.particularSum + other.particularSum;
    return {
      shared: dot(other.shared, shared),
      whole: dot(other.whole, whole),
      headline: dot(other.headline, headline),
      headlinesHeld:
        (own.headlineSum && held(own.text.headline, own.headlineRarity, inOther) / own.headlineSum) +
        (other.headlineSum && held(other.text.headline, other.headlineRarity, inOwn) / other.headlineSum),
      opening: dot(other.opening, opening),
      particulars: all === 0 ? 0.5 : (heldOf(own.particulars, inOther) + heldOf(other.particulars, inOwn)) / all,
      haveHeadlines: own.text.headline.length > 0 && other.text.headline.length > 0,
      namesDiffer:
        own.names.length > 0 &&
        other.names.length > 0 &&
        ((own.isNamedInHeadline && other.isNamedInHeadline) ||
          Math.max(own.text.terms.length, other.text.terms.length) <= BRIEF) &&
        !own.names.some(inOther) &&
        !other.names.some(inOwn),
      languages: own.text.language === other.text.language ? "one" : this.#languagesOf(own, other),
    };
  }

  #languagesOf(own: NumberedVectors, other: NumberedVectors): StoryAgreement["languages"] {
    const inAny = ({ names }: NumberedVectors) =>
      names.filter((name) => (this.#words[name] as string).length >= LETTERS_OF_NAME);
    const [ours, theirs] = [inAny(own), new Set(inAny(other))];
    const common = ours.filter((name) => theirs.has(name));
    const inHeadline = common.some((name) => [own, other].some(({ headline }) => headline.words.includes(name)));
    const names = { ours: ours.length, theirs: theirs.size, common: common.length, inHeadline };
    return areNamedAlike(names) ? "named alike" : "named otherwise";
  }
}

function at<T>(values: { readonly [number: number]: T }, words: Int32Array, i: number): T {
  return values[words[i] as number] as T;
}

function ofLengthOne(words: Int32Array, weights: Float64Array): Weights {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0));
  return length === 0 ? NOTHING : { words, weights: weights.map((weight) => weight / length) };
}

function sumOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function spread({ words, weights }: Weights, over: Float64Array): void {
  for (let i = 0; i < words.length; i++) over[words[i] as number] = weights[i] as number;
}

function clear(words: Int32Array, over: Float64Array): void {
  for (const word of words) over[word] = 0;
}

/** The sum of products with what the newcomer has. */
function dot({ words, weights }: Weights, own: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) sum += (weights[i] as number) * (own[words[i] as number] as number);
  return sum;
}

/** The weights of the words that a text has. */
function held(words: Int32Array, weights: Float64Array, isIn: (word: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) if (isIn(words[i] as number)) sum += weights[i] as number;
  return sum;
}

function heldOf({ words, weights }: Weights, isIn: (word: number) => boolean): number {
  return held(words, weights, isIn);
}
