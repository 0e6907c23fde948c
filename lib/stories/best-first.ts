/** What is taken out in order, the best first. */
export class BestFirst<T> {
  readonly #heap: T[] = [];
  readonly #isBefore: (one: T, other: T) => boolean;

  /** `isBefore` orders any two; of equal ones either may come first. */
  constructor(isBefore: (one: T, other: T) => boolean) {
    this.#isBefore = isBefore;
  }

  push(value: T): void {
    const heap = this.#heap;
    heap.push(value);
    for (let i = heap.length - 1; i > 0; ) {
      const above = (i - 1) >> 1;
      if (!this.#comesFirst(i, above)) break;
      this.#swap(i, above);
      i = above;
    }
  }

  /** Takes the best out; undefined where nothing is left. */
  pop(): T | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      let first = i;
      if (this.#comesFirst(left, first)) first = left;
      if (this.#comesFirst(left + 1, first)) first = left + 1;
      if (first === i) return best;
      this.#swap(i, first);
      i = first;
    }
  }

  #comesFirst(i: number, j: number): boolean {
    if (i >= this.#heap.length || j >= this.#heap.length) return false;
    return this.#isBefore(this.#heap[i] as T, this.#heap[j] as T);
  }

  #swap(i: number, j: number): void {
    [this.#heap[i], this.#heap[j]] = [this.#heap[j] as T, this.#heap[i] as T];
  }
}
