import type { StoryText } from "../model/story.ts";
import {
  areNamedAlike,
  BRIEF,
  LEAST_COSINE,
  namesInAny,
  type StoryAgreement,
  type StoryWeights,
  scoreOfAgreement,
} from "./story-score.ts";
import { NAME, type StoryVectors, type TermVector } from "./story-vectors.ts";
import { TermLists } from "./term-lists.ts";
import type { TermTable } from "./term-table.ts";

/** Marks of a text. */
const [HAS_HEADLINE, HAS_NAMES, NAMES_IN_HEADLINE] = [1, 2, 4];
/** The weight of a name as it is held: weights have 24 bits. */
const HELD_NAME = Math.fround(NAME);

/**
 * Texts weighed once and held as numbers, some 2 kB each, so that any two of a hundred thousand can be scored at once: what settling compares. The
 * scores are those of `storyScore` to six digits.
 */
export class WeighedTexts {
  readonly table: TermTable;
  readonly #by: StoryWeights | undefined;
  /** Marked are the terms that are among the strongest with those, too, that the text alone has. */
  readonly #shared: TermLists;
  readonly #headlines: TermLists;
  readonly #openings: TermLists;
  readonly #particulars: TermLists;
  readonly #terms: TermLists;
  /** What is taken for a name in any language, how many of them there are, also of those that the text alone has, and those of its headline. */
  readonly #names: TermLists;
  readonly #nameCounts: Uint16Array;
  readonly #namesOfHeadlines: TermLists;
  /** By how much a weight among the shared is smaller among all. */
  readonly #whole: Float64Array;
  /** The weights of a headline and of all particulars added up, also of those that the text alone has. */
  readonly #headlineSum: Float64Array;
  readonly #particularSum: Float64Array;
  readonly #sizes: Uint16Array;
  readonly #marks: Uint8Array;
  /** The language of each text as its place in `#known`. */
  readonly #languages: Uint16Array;
  readonly #known = new Map<string, number>();
  #length = 0;

  /** `most` is how many texts can be added. */
  constructor(most: number, table: TermTable, by?: StoryWeights) {
    this.table = table;
    this.#by = by;
    this.#shared = new TermLists(most);
    this.#headlines = new TermLists(most);
    this.#openings = new TermLists(most);
    this.#particulars = new TermLists(most);
    this.#terms = new TermLists(most, false);
    this.#names = new TermLists(most);
    this.#nameCounts = new Uint16Array(most);
    this.#namesOfHeadlines = new TermLists(most);
    this.#whole = new Float64Array(most);
    this.#headlineSum = new Float64Array(most);
    this.#particularSum = new Float64Array(most);
    this.#sizes = new Uint16Array(most);
    this.#marks = new Uint8Array(most);
    this.#languages = new Uint16Array(most);
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a text with its vectors under the counts of the table. Returns its place: 0, 1, 2 … */
  add({ headline }: Pick<StoryText, "headline">, vectors: StoryVectors): number {
    const text = this.#length++;
    const { shared, whole, particulars } = vectors;
    this.#shared.set(
      text,
      this.#numbered(shared, (term, weight) => (whole.has(term) ? weight : -weight)),
    );
    this.#whole[text] = ratioOf(shared, whole);
    this.#headlines.set(text, this.#numbered(vectors.headline));
    this.#headlineSum[text] = sumOf(vectors.headline);
    this.#openings.set(text, this.#numbered(vectors.opening));
    this.#particulars.set(text, this.#numbered(particulars));
    this.#particularSum[text] = sumOf(particulars);
    this.#terms.set(
      text,
      [...vectors.terms].flatMap((term) => this.#numberOf(term, 1)),
    );
    this.#sizes[text] = vectors.terms.size;
    const { names } = vectors;
    this.#marks[text] =
      (headline.length > 0 ? HAS_HEADLINE : 0) |
      (names.length > 0 ? HAS_NAMES : 0) |
      (names.some((name) => vectors.headline.has(name)) ? NAMES_IN_HEADLINE : 0);
    this.#addNames(text, namesInAny(names), vectors);
    return text;
  }

  #addNames(text: number, names: readonly string[], { headline, language }: StoryVectors): void {
    const numbered = (terms: readonly string[]) => terms.flatMap((term) => this.#numberOf(term, 1));
    this.#names.set(text, numbered(names));
    this.#nameCounts[text] = names.length;
    this.#namesOfHeadlines.set(text, numbered(names.filter((name) => headline.has(name))));
    const known = this.#known.get(language) ?? this.#known.size;
    this.#known.set(language, known);
    this.#languages[text] = known;
  }

  /** The probability that two texts report one event, 0 to 1. */
  score(a: number, b: number): number {
    return scoreOfAgreement(this.#agreement(a, b, this.#shared.dot(a, b)), this.table.articles, this.#by);
  }

  /** The same, 0 where they share too few words to be scored. */
  scoreIfNear(a: number, b: number): number {
    const shared = this.#shared.dot(a, b);
    // Words of two languages are not the same where they tell the same.
    if (shared < LEAST_COSINE && this.#inOneLanguage(a, b)) return 0;
    return scoreOfAgreement(this.#agreement(a, b, shared), this.table.articles, this.#by);
  }

  #agreement(a: number, b: number, shared: number): StoryAgreement {
    return {
      shared,
      whole: this.#shared.dotMarked(a, b) * at(this.#whole, a) * at(this.#whole, b),
      headline: this.#headlines.dot(a, b),
      headlinesHeld: this.#headlineIn(a, b) + this.#headlineIn(b, a),
      opening: this.#openings.dot(a, b),
      particulars: this.#particularsIn(a, b),
      haveHeadlines: (at(this.#marks, a) & at(this.#marks, b) & HAS_HEADLINE) !== 0,
      namesDiffer: this.#namesDiffer(a, b),
      languages: this.#inOneLanguage(a, b) ? "one" : this.#areNamedAlike(a, b) ? "named alike" : "named otherwise",
    };
  }

  #inOneLanguage(a: number, b: number): boolean {
    return this.#languages[a] === this.#languages[b];
  }

  #areNamedAlike(a: number, b: number): boolean {
    const inHeadline = (one: number, other: number) => this.#namesOfHeadlines.heldBy(one, this.#names, other) > 0;
    return areNamedAlike({
      ours: at(this.#nameCounts, a),
      theirs: at(this.#nameCounts, b),
      common: this.#names.dot(a, b),
      inHeadline: inHeadline(a, b) || inHeadline(b, a),
    });
  }

  #headlineIn(a: number, b: number): number {
    const all = at(this.#headlineSum, a);
    return all === 0 ? 0 : this.#headlines.heldBy(a, this.#terms, b) / all;
  }

  #particularsIn(a: number, b: number): number {
    const all = at(this.#particularSum, a) + at(this.#particularSum, b);
    if (all === 0) return 0.5;
    return (this.#particulars.heldBy(a, this.#terms, b) + this.#particulars.heldBy(b, this.#terms, a)) / all;
  }

  #namesDiffer(a: number, b: number): boolean {
    const marks = at(this.#marks, a) & at(this.#marks, b);
    if ((marks & HAS_NAMES) === 0) return false;
    const conclusive = (marks & NAMES_IN_HEADLINE) !== 0 || Math.max(at(this.#sizes, a), at(this.#sizes, b)) <= BRIEF;
    if (!conclusive) return false;
    const held = (one: number, other: number) => this.#particulars.heldBy(one, this.#terms, other, HELD_NAME);
    return held(a, b) === 0 && held(b, a) === 0;
  }

  /** Terms with their numbers and weights; without those that no other text has, and those that weigh nothing. */
  #numbered(terms: TermVector, weightOf: (term: string, weight: number) => number = (_, weight) => weight) {
    return [...terms].flatMap(([term, weight]) => (weight === 0 ? [] : this.#numberOf(term, weightOf(term, weight))));
  }

  #numberOf(term: string, weight: number): (readonly [number, number])[] {
    const number = this.table.numberOf(term);
    return number === undefined ? [] : [[number, weight]];
  }
}

/** Both vectors have length 1 and the terms of the second that are in the first weigh the same before: what makes one weight the other. */
function ratioOf(shared: TermVector, whole: TermVector): number {
  for (const [term, weight] of shared) {
    const other = whole.get(term);
    if (other !== undefined && weight > 0) return other / weight;
  }
  return 0;
}

function sumOf(vector: TermVector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight;
  return sum;
}

function at(values: Float64Array | Uint16Array | Uint8Array, text: number): number {
  return values[text] as number;
}
