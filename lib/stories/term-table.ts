import type { TermCounts } from "../model/story.ts";

/** Counts of terms with a number for each, from 0 on, so that many texts can be held as numbers. */
export class TermTable implements TermCounts {
  /** Articles of the collection. */
  readonly articles: number;
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];

  constructor(articles: number) {
    this.articles = articles;
  }

  /** Terms that have a number. */
  get size(): number {
    return this.#counts.length;
  }

  /** Notes a term that `count` articles have. One that stands in a single article leads to no other and gets no number. */
  add(term: string, count: number): void {
    if (count < 2 || this.#numbers.has(term)) return;
    this.#numbers.set(term, this.#counts.length);
    this.#counts.push(count);
  }

  /** The number of a term that two articles have at least. */
  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** In how many articles a term stands; 1 for one without a number, since whoever asks has it. */
  of(term: string): number {
    const number = this.#numbers.get(term);
    return number === undefined ? 1 : (this.#counts[number] ?? 1);
  }
}
