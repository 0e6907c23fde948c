import { NEIGHBOURS } from "./find-neighbours.ts";

/** The 24 best neighbours of many texts, as numbers: 12 bytes each. */
export class BestNeighbours {
  readonly #others: Uint32Array;
  readonly #scores: Float64Array;
  readonly #lengths: Uint8Array;
  readonly #rankOf: Uint32Array;

  /** `rankOf` is the place of each text in the order of keys: of equal scores the smaller key comes first. */
  constructor(rankOf: Uint32Array) {
    this.#rankOf = rankOf;
    this.#others = new Uint32Array(rankOf.length * NEIGHBOURS);
    this.#scores = new Float64Array(rankOf.length * NEIGHBOURS);
    this.#lengths = new Uint8Array(rankOf.length);
  }

  /** Puts two texts into each other's lists, as far as they are among the best there. */
  offer(a: number, b: number, score: number): void {
    this.#put(a, b, score);
    this.#put(b, a, score);
  }

  /** The neighbours of a text, best first. */
  of(text: number): { readonly other: number; readonly score: number }[] {
    const from = text * NEIGHBOURS;
    return Array.from({ length: this.#lengths[text] as number }, (_, i) => ({
      other: this.#others[from + i] as number,
      score: this.#scores[from + i] as number,
    }));
  }

  /** The score of two texts of which either is in the other's list; undefined where neither is. */
  between(a: number, b: number): number | undefined {
    return this.#scoreIn(a, b) ?? this.#scoreIn(b, a);
  }

  #scoreIn(text: number, other: number): number | undefined {
    const from = text * NEIGHBOURS;
    const place = this.#others.subarray(from, from + (this.#lengths[text] as number)).indexOf(other);
    return place < 0 ? undefined : this.#scores[from + place];
  }

  #put(text: number, other: number, score: number): void {
    const from = text * NEIGHBOURS;
    const held = this.#lengths[text] as number;
    if (held === NEIGHBOURS && !this.#isBefore(other, score, from + held - 1)) return;
    let place = from + Math.min(held, NEIGHBOURS - 1);
    for (; place > from && this.#isBefore(other, score, place - 1); place--) {
      this.#others[place] = this.#others[place - 1] as number;
      this.#scores[place] = this.#scores[place - 1] as number;
    }
    this.#others[place] = other;
    this.#scores[place] = score;
    if (held < NEIGHBOURS) this.#lengths[text] = held + 1;
  }

  #isBefore(other: number, score: number, place: number): boolean {
    const than = this.#scores[place] as number;
    if (score !== than) return score > than;
    return (this.#rankOf[other] as number) < (this.#rankOf[this.#others[place] as number] as number);
  }
}
