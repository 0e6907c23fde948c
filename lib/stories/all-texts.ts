import { BestNeighbours } from "./best-neighbours.ts";
import { type IndexTerms, indexTerms, type KeyedText, LEAST_SCORE, SHARED_TERMS } from "./find-neighbours.ts";
import type { StoryWeights } from "./story-score.ts";
import { vectorsOf } from "./story-vectors.ts";
import { TermLists } from "./term-lists.ts";
import type { TermTable } from "./term-table.ts";
import { WeighedTexts } from "./weighed-texts.ts";

/** Texts scored with one, those that share most terms first: a collection in which all share their rare words must not cost its square. */
const MOST_SCORED = 1_000;
/** Texts searched between two rests. */
const STEP = 200;
/** The weight of a term under which a text stands in the index. */
const MARKED = 1;

/**
 * Texts to be compared all with all, held as numbers. First each is added, then `search` goes over them, and the lists of neighbours are read.
 * The result depends on the texts and the counts, not on the order in which they were added. Time grows with their number, since a term
 * leads to at most 200 of them; memory is some 2.5 kB a text beside the table of terms.
 */
export class AllTexts {
  readonly texts: WeighedTexts;
  readonly #keys: string[] = [];
  /** Terms that a text looks up: at most 200 have them. */
  readonly #rare: TermLists;
  /** Words of large events that it looks up; those under which it stands too are marked. */
  readonly #bursting: TermLists;

  /** `most` is how many texts can be added. */
  constructor(most: number, table: TermTable, by?: StoryWeights) {
    this.texts = new WeighedTexts(most, table, by);
    this.#rare = new TermLists(most);
    this.#bursting = new TermLists(most);
  }

  /** Adds a text. Returns its place: 0, 1, 2 … */
  add({ key, text }: KeyedText): number {
    const { table } = this.texts;
    const vectors = vectorsOf(text, table);
    const place = this.texts.add(text, vectors);
    const terms = indexTerms({ key, language: text.language }, vectors, table);
    this.#keys.push(key);
    this.#rare.set(place, this.#numbered(terms, "rare"));
    this.#bursting.set(place, this.#numbered(terms, "bursting"));
    return place;
  }

  #numbered(terms: IndexTerms, kind: "rare" | "bursting"): (readonly [number, number])[] {
    const under = new Set(terms.under);
    return terms[kind].flatMap((term) => {
      const number = this.texts.table.numberOf(term);
      return number === undefined ? [] : [[number, under.has(term) ? MARKED : -MARKED] as const];
    });
  }

  /**
   * Finds the neighbours of all texts, some hundred of them at a time, and gives out how many are done each time, so that whoever asks can let
   * other work in between. The lists are whole when it has ended.
   */
  *search(): Generator<number, BestNeighbours> {
    const order = Uint32Array.from(this.#keys.keys()).sort((a, b) =>
      (this.#keys[a] ?? "") < (this.#keys[b] ?? "") ? -1 : 1,
    );
    const rankOf = new Uint32Array(order.length);
    for (const [rank, place] of order.entries()) rankOf[place] = rank;
    const lists = new BestNeighbours(rankOf);
    const found = new Candidates(order.length, this.texts.table.size, [this.#rare, this.#bursting], rankOf);
    for (const [rank, own] of order.entries()) {
      for (const other of found.of(own)) {
        // A pair is scored once where both find each other; a text that stands under no common word finds others and is not found.
        if ((rankOf[other] as number) < rank && found.finds(other, own)) continue;
        const score = this.texts.scoreIfNear(own, other);
        if (score >= LEAST_SCORE) lists.offer(own, other, score);
      }
      if ((rank + 1) % STEP === 0) yield rank + 1;
    }
    return lists;
  }
}

/** The inverted index of all texts: which share two of the rare terms that one looks up, or two of the others. */
class Candidates {
  readonly #lookups: readonly TermLists[];
  readonly #rankOf: Uint32Array;
  /** Where the texts under each term begin in `#places`. */
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;
  /** Terms that a text shares with the one in hand. */
  readonly #shared: Uint8Array;

  constructor(texts: number, terms: number, lookups: readonly TermLists[], rankOf: Uint32Array) {
    this.#lookups = lookups;
    this.#rankOf = rankOf;
    this.#shared = new Uint8Array(texts);
    this.#starts = new Uint32Array(terms + 1);
    const each = function* (): Generator<[text: number, term: number]> {
      for (let text = 0; text < texts; text++)
        for (const lists of lookups) for (const term of lists.markedOf(text)) yield [text, term];
    };
    for (const [, term] of each()) this.#starts[term + 1] = (this.#starts[term + 1] as number) + 1;
    for (let term = 0; term < terms; term++)
      this.#starts[term + 1] = (this.#starts[term + 1] as number) + (this.#starts[term] as number);
    const next = this.#starts.slice();
    this.#places = new Uint32Array(this.#starts[terms] as number);
    for (const [text, term] of each()) {
      this.#places[next[term] as number] = text;
      next[term] = (next[term] as number) + 1;
    }
  }

  /** The texts that a text finds, at most a thousand: those that share most terms, of equal ones the smaller key. */
  of(own: number): readonly number[] {
    const found = new Map<number, number>();
    for (const lists of this.#lookups) {
      const met = this.#meet(lists.termsOf(own));
      for (const other of met) {
        const shared = this.#shared[other] as number;
        this.#shared[other] = 0;
        if (shared >= SHARED_TERMS && other !== own) found.set(other, Math.max(shared, found.get(other) ?? 0));
      }
    }
    if (found.size <= MOST_SCORED) return [...found.keys()];
    return [...found]
      .sort(([a, x], [b, y]) => y - x || (this.#rankOf[a] as number) - (this.#rankOf[b] as number))
      .slice(0, MOST_SCORED)
      .map(([other]) => other);
  }

  /** Whether the first finds the second. */
  finds(one: number, other: number): boolean {
    return this.#lookups.some((lists) => lists.heldBy(other, lists, one, MARKED) >= SHARED_TERMS);
  }

  /** Counts for each text under these terms how many of them it stands under. */
  #meet(terms: Uint32Array): number[] {
    const met: number[] = [];
    for (const term of terms) {
      const to = this.#starts[term + 1] as number;
      for (let at = this.#starts[term] as number; at < to; at++) {
        const other = this.#places[at] as number;
        const shared = this.#shared[other] as number;
        if (shared === 0) met.push(other);
        this.#shared[other] = shared + 1;
      }
    }
    return met;
  }
}
