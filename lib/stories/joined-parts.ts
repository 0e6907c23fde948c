/**
 * Numbers from 0 on that are joined to parts, each part and its numbers in order: what may be worked on by itself because nothing outside of it
 * plays a role. (Stories themselves are never made of what hangs together.)
 */
export class JoinedParts {
  readonly #above: Uint32Array;

  constructor(size: number) {
    this.#above = Uint32Array.from({ length: size }, (_, i) => i);
  }

  /** Joins the parts of all these numbers. */
  join([first, ...others]: Iterable<number>): void {
    for (const other of others) {
      const [one, two] = [this.#find(first as number), this.#find(other)];
      this.#above[Math.max(one, two)] = Math.min(one, two);
    }
  }

  /** Joins numbers of one label; those of label 0 stay by themselves. */
  joinLike(labels: ArrayLike<number>): void {
    const firstOf = new Map<number, number>();
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] as number;
      const first = firstOf.get(label);
      if (first !== undefined) this.join([first, i]);
      else if (label !== 0) firstOf.set(label, i);
    }
  }

  all(): number[][] {
    const parts = new Map<number, number[]>();
    for (const i of this.#above.keys()) {
      const first = this.#find(i);
      const part = parts.get(first);
      if (part) part.push(i);
      else parts.set(first, [i]);
    }
    return [...parts.values()];
  }

  #find(i: number): number {
    let at = i;
    while (this.#above[at] !== at) {
      // The way is halved while it is walked.
      this.#above[at] = this.#above[this.#above[at] as number] as number;
      at = this.#above[at] as number;
    }
    return at;
  }
}

/** Packs parts into lots of about `size` numbers; a larger part is a lot of its own. */
export function lotsOf(parts: readonly (readonly number[])[], size: number): number[][] {
  const lots: number[][] = [];
  for (const part of parts) {
    const last = lots.at(-1);
    if (last && last.length + part.length <= size) last.push(...part);
    else lots.push([...part]);
  }
  return lots;
}
