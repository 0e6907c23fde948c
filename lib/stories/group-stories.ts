import type { DaySpan } from "../model/story.ts";
import { daysApart, unionOf } from "./day-span.ts";

/** From this average of scores on two groups are one story. */
export const STORY_CUT = 0.5;
/** Two articles whose days lie further apart are two stories: an update weeks later is a story of its own, in the same thread. */
export const MOST_DAYS_APART = 21;

/** Two articles and the score that they report one event. */
export type ScoredPair = { readonly a: string; readonly b: string; readonly score: number };

/** What binds a grouping beside the scores. */
export type StoryConstraints = {
  /** Pairs that a person put together, and pairs that a person parted. */
  readonly together?: readonly (readonly [string, string])[];
  readonly apart?: readonly (readonly [string, string])[];
  /** The days of each article, where known. */
  readonly days?: ReadonlyMap<string, DaySpan>;
};

type Group = { members: string[]; links: Map<number, number>; days: DaySpan | null; version: number };
type Merge = { readonly score: number; readonly a: number; readonly b: number; readonly stamp: string };

/**
 * Groups articles into stories by average link over the pairs given; a pair that is not given counts 0. Every key is in exactly one
 * story; stories and members are in the order of their keys, so the result is the same for any order of the input. Average link is what
 * holds: by connected components most articles on politics hang together from two thousand on.
 */
export function groupStories(
  keys: readonly string[],
  pairs: readonly ScoredPair[],
  constraints: StoryConstraints = {},
): string[][] {
  const sorted = keys.toSorted();
  const at = new Map(sorted.map((key, i) => [key, i]));
  const groups: (Group | null)[] = sorted.map((key) => ({
    members: [key],
    links: new Map(),
    days: constraints.days?.get(key) ?? null,
    version: 0,
  }));
  for (const { a, b, score } of pairs) {
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined || i === j) continue;
    groups[i]?.links.set(j, score);
    groups[j]?.links.set(i, score);
  }
  const grouping = new Grouping(groups, partedFrom(constraints.apart ?? [], at));
  for (const [a, b] of constraints.together ?? []) grouping.join(at.get(a), at.get(b));
  grouping.run();
  return grouping.stories();
}

function partedFrom(apart: readonly (readonly [string, string])[], at: ReadonlyMap<string, number>) {
  const parted = new Map<number, Set<number>>();
  for (const [a, b] of apart) {
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined) continue;
    parted.set(i, (parted.get(i) ?? new Set()).add(j));
    parted.set(j, (parted.get(j) ?? new Set()).add(i));
  }
  return parted;
}

/** Average link with a heap of the merges that are possible; a merge whose groups have changed since is dropped when it comes up. */
class Grouping {
  readonly #groups: (Group | null)[];
  readonly #parted: Map<number, Set<number>>;
  readonly #heap: Merge[] = [];
  /** Where the group of each first index went. */
  readonly #home: number[];

  constructor(groups: (Group | null)[], parted: Map<number, Set<number>>) {
    this.#groups = groups;
    this.#parted = parted;
    this.#home = groups.map((_, i) => i);
  }

  /** Puts two groups together because a person said so, whatever the scores and days. */
  join(a: number | undefined, b: number | undefined): void {
    if (a === undefined || b === undefined) return;
    const [i, j] = [this.#find(a), this.#find(b)];
    if (i !== j) this.#merge(Math.min(i, j), Math.max(i, j));
  }

  run(): void {
    for (const i of this.#groups.keys()) this.#offer(i, (j) => j > i);
    for (let best = this.#pop(); best; best = this.#pop()) {
      if (best.stamp !== this.#stamp(best.a, best.b)) continue;
      this.#merge(best.a, best.b);
      this.#offer(best.a, () => true);
    }
  }

  stories(): string[][] {
    return this.#groups.flatMap((group) => (group ? [group.members.toSorted()] : []));
  }

  #offer(i: number, wanted: (j: number) => boolean): void {
    for (const j of this.#groups[i]?.links.keys() ?? []) {
      if (!wanted(j)) continue;
      const [a, b] = [Math.min(i, j), Math.max(i, j)];
      const score = this.#average(a, b);
      if (score >= STORY_CUT && !this.#isBarred(a, b)) this.#push({ score, a, b, stamp: this.#stamp(a, b) });
    }
  }

  #average(a: number, b: number): number {
    const [one, other] = [this.#groups[a], this.#groups[b]];
    return one && other ? (one.links.get(b) ?? 0) / (one.members.length * other.members.length) : 0;
  }

  #isBarred(a: number, b: number): boolean {
    if (this.#parted.get(a)?.has(b)) return true;
    const [one, other] = [this.#groups[a]?.days, this.#groups[b]?.days];
    return Boolean(one && other && daysApart(one, other) > MOST_DAYS_APART);
  }

  #merge(a: number, b: number): void {
    const [into, from] = [this.#groups[a], this.#groups[b]];
    if (!into || !from) return;
    for (const [k, sum] of from.links) {
      if (k === a) continue;
      const both = sum + (into.links.get(k) ?? 0);
      into.links.set(k, both);
      const other = this.#groups[k];
      other?.links.delete(b);
      other?.links.set(a, both);
    }
    into.links.delete(b);
    for (const k of this.#parted.get(b) ?? []) {
      this.#parted.set(a, (this.#parted.get(a) ?? new Set()).add(k));
      this.#parted.set(k, (this.#parted.get(k) ?? new Set()).add(a));
    }
    into.members.push(...from.members);
    into.days = unionOf(into.days, from.days);
    into.version += 1;
    this.#groups[b] = null;
    this.#home[b] = a;
  }

  #find(i: number): number {
    const home = this.#home[i] ?? i;
    return home === i ? i : this.#find(home);
  }

  #stamp(a: number, b: number): string {
    const [one, other] = [this.#groups[a], this.#groups[b]];
    return one && other ? `${one.version} ${other.version}` : "gone";
  }

  #push(merge: Merge): void {
    const heap = this.#heap;
    heap.push(merge);
    for (let i = heap.length - 1; i > 0; ) {
      const above = (i - 1) >> 1;
      if (!isBefore(heap[i], heap[above])) break;
      swap(heap, i, above);
      i = above;
    }
  }

  #pop(): Merge | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last) heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let first = i;
      if (isBefore(heap[left], heap[first])) first = left;
      if (isBefore(heap[right], heap[first])) first = right;
      if (first === i) return best;
      swap(heap, i, first);
      i = first;
    }
  }
}

/** The higher score first; of equal ones the pair of the smaller keys. */
function isBefore(one: Merge | undefined, other: Merge | undefined): boolean {
  if (!one || !other) return Boolean(one) && !other;
  return one.score !== other.score ? one.score > other.score : one.a !== other.a ? one.a < other.a : one.b < other.b;
}

function swap<T>(list: T[], i: number, j: number): void {
  [list[i], list[j]] = [list[j] as T, list[i] as T];
}
