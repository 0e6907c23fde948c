import { STORY_CUT } from "./average-link.ts";
import type { BestNeighbours } from "./best-neighbours.ts";

/**
 * Parts texts into units of which no two can change each other's stories, so that each can be grouped by itself and the result is the same as
 * grouping all: average link joins two groups only where some pair of them reaches the cut, so texts that no chain of such pairs
 * connects never meet. Texts that stand in one story now (`standing`, 0 for none), or that a person's choice names together (`bound`),
 * are in one unit too. Units and their texts are in the order of the texts. (The stories themselves are never made of connected parts.)
 */
export function unitsOf(
  standing: ArrayLike<number>,
  lists: BestNeighbours,
  bound: Iterable<readonly number[]> = [],
): number[][] {
  const parts = new Parts(standing.length);
  const firstOf = new Map<number, number>();
  for (let text = 0; text < standing.length; text++) {
    const story = standing[text] as number;
    const first = firstOf.get(story);
    if (story !== 0 && first === undefined) firstOf.set(story, text);
    else if (first !== undefined) parts.join(first, text);
    for (const { other, score } of lists.of(text)) {
      if (score < STORY_CUT) break;
      parts.join(text, other);
    }
  }
  for (const [first, ...others] of bound) for (const other of others) parts.join(first as number, other);
  return parts.all();
}

/** Packs units into lots of about `size` texts; a larger unit is a lot of its own. */
export function lotsOf(units: readonly (readonly number[])[], size: number): number[][] {
  const lots: number[][] = [];
  for (const unit of units) {
    const last = lots.at(-1);
    if (last && last.length + unit.length <= size) last.push(...unit);
    else lots.push([...unit]);
  }
  return lots;
}

/** Numbers in parts that are joined, each known by its smallest number. */
class Parts {
  readonly #above: Uint32Array;

  constructor(size: number) {
    this.#above = Uint32Array.from({ length: size }, (_, i) => i);
  }

  join(a: number, b: number): void {
    const [one, other] = [this.#find(a), this.#find(b)];
    this.#above[Math.max(one, other)] = Math.min(one, other);
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
