/** Entries that are held in one piece of memory; a list lies in one. */
const PIECE = 1 << 18;
/** Entries of a list: no text of news has as many words, and a wall of words tells nothing. */
const LONGEST = 10_000;

type Piece = { readonly terms: Uint32Array; readonly weights: Float32Array };
type Entry = readonly [term: number, weight: number];

/**
 * Lists of terms by their numbers with a weight each, one list for each text: 8 bytes an entry. As objects the same lists take ten times that, and
 * those of a hundred thousand texts would fit no process. A weight below 0 counts as if it were above, but is unmarked; see `dotMarked`.
 */
export class TermLists {
  readonly #pieces: Piece[] = [];
  /** Where the list of each text begins: its piece and the place in it as one number. */
  readonly #starts: Uint32Array;
  readonly #lengths: Uint16Array;
  #used = PIECE;

  readonly #weighed: boolean;

  /** `most` is how many texts there can be. Lists that are not `weighed` only say which terms a text has. */
  constructor(most: number, weighed = true) {
    this.#weighed = weighed;
    this.#starts = new Uint32Array(most);
    this.#lengths = new Uint16Array(most);
  }

  /** Keeps the list of a text. Each term comes once; past ten thousand they are left out. */
  set(text: number, all: readonly Entry[]): void {
    const entries = all.slice(0, LONGEST);
    if (entries.length > PIECE - this.#used) {
      this.#pieces.push({ terms: new Uint32Array(PIECE), weights: new Float32Array(this.#weighed ? PIECE : 0) });
      this.#used = 0;
    }
    const piece = this.#pieces.at(-1);
    if (!piece) return;
    this.#starts[text] = (this.#pieces.length - 1) * PIECE + this.#used;
    this.#lengths[text] = entries.length;
    for (const [term, weight] of entries.sort(([a], [b]) => a - b)) {
      piece.terms[this.#used] = term;
      piece.weights[this.#used] = weight;
      this.#used += 1;
    }
  }

  /** The terms of a text by their numbers, smallest first: a view of what is held. */
  termsOf(text: number): Uint32Array {
    const { terms, from, to } = this.#listOf(text);
    return terms.subarray(from, to);
  }

  /** Those of them that are marked. */
  markedOf(text: number): Uint32Array {
    const { terms, weights, from, to } = this.#listOf(text);
    return terms.subarray(from, to).filter((_, i) => (weights[from + i] as number) > 0);
  }

  /** The sum of the products of the weights of the terms that two texts share. */
  dot(one: number, other: number): number {
    const [a, b] = [this.#listOf(one), this.#listOf(other)];
    let sum = 0;
    for (let i = a.from, j = b.from; i < a.to && j < b.to; ) {
      const [x, y] = [a.terms[i] as number, b.terms[j] as number];
      if (x === y) sum += Math.abs((a.weights[i] as number) * (b.weights[j] as number));
      if (x <= y) i++;
      if (y <= x) j++;
    }
    return sum;
  }

  /** As `dot`, over the terms that are marked in both. */
  dotMarked(one: number, other: number): number {
    const [a, b] = [this.#listOf(one), this.#listOf(other)];
    let sum = 0;
    for (let i = a.from, j = b.from; i < a.to && j < b.to; ) {
      const [x, y] = [a.terms[i] as number, b.terms[j] as number];
      if (x === y && (a.weights[i] as number) > 0 && (b.weights[j] as number) > 0)
        sum += (a.weights[i] as number) * (b.weights[j] as number);
      if (x <= y) i++;
      if (y <= x) j++;
    }
    return sum;
  }

  /** The weights, added up, of those terms of a text that another text has in other lists; only weights of `least` and more count. */
  heldBy(text: number, lists: TermLists, other: number, least = 0): number {
    const [a, b] = [this.#listOf(text), lists.#listOf(other)];
    let sum = 0;
    for (let i = a.from, j = b.from; i < a.to && j < b.to; ) {
      const [x, y] = [a.terms[i] as number, b.terms[j] as number];
      if (x === y && (a.weights[i] as number) >= least) sum += a.weights[i] as number;
      if (x <= y) i++;
      if (y <= x) j++;
    }
    return sum;
  }

  #listOf(text: number) {
    const start = this.#starts[text] as number;
    const { terms, weights } = this.#pieces[Math.floor(start / PIECE)] ?? EMPTY;
    const from = start % PIECE;
    return { terms, weights, from, to: from + (this.#lengths[text] as number) };
  }
}

const EMPTY: Piece = { terms: new Uint32Array(0), weights: new Float32Array(0) };
