import type { DaySpan } from "../model/story.ts";
import { BestFirst } from "./best-first.ts";
import { daysApart, unionOf } from "./day-span.ts";

/** From this average of scores on two groups are one story. */
export const STORY_CUT = 0.5;
/** Two articles whose days lie further apart are two stories: an update weeks later is a story of its own, in the same thread. */
export const MOST_DAYS_APART = 21;

/** Articles of each of two large groups that are scored with each other: 36 pairs at most, whatever the size of the groups. */
const SAMPLED = 6;
/** Pairs after which a sample that agrees is enough. */
const CLEAR_AFTER = 4;
/** From this average of a sample on two large groups are one story. */
const SAMPLE_CUT = 0.6;
/** Share of the pairs of two groups that must be of crowded articles for a sample to speak for them. */
const MOSTLY = 0.5;
/** A sample is drawn where less than this share of the pairs is accounted for, and again when the groups have grown to twice their pairs. */
const ACCOUNTED = 0.5;

/** Articles of events that are larger than a list of neighbours. */
export type Crowd = {
  /** Articles whose lists of neighbours are full of near ones: a pair of two of them that no list names may be as near. */
  readonly keys: ReadonlySet<string>;
  /** The score of two of them. */
  readonly scoreOf: (a: string, b: string) => number;
  /** Those that can be scored, where not all were read. */
  readonly read?: ReadonlySet<string>;
};

/** What is known of the pairs of two groups: the sum of the scores and how many pairs it accounts for. */
type Link = { readonly sum: number; readonly pairs: number };
type Group = {
  readonly members: string[];
  crowded: number;
  readonly links: Map<number, Link>;
  days: DaySpan | null;
  /** Offers so far. */
  offers: number;
};
/** The best merge of the group `of`, by its offer of this number. */
type Merge = {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  readonly of: number;
  readonly offer: number;
};

/**
 * Groups by average link. Each group offers the best merge it has; when an offer comes up that does not hold any more, its group offers anew. A
 * group of hundreds has thousands of others beside it, so not every merge that is possible may wait in the queue.
 */
export class AverageLink {
  readonly #groups: (Group | null)[];
  readonly #parted: Map<number, Set<number>>;
  readonly #queue = new BestFirst<Merge>(isBefore);
  /** Where the group of each first index went. */
  readonly #home: number[];
  readonly #crowd: Crowd;

  constructor(
    keys: readonly string[],
    days: readonly (DaySpan | null)[],
    parted: Map<number, Set<number>>,
    crowd: Crowd,
  ) {
    this.#groups = keys.map((key, i) => ({
      members: [key],
      crowded: crowd.keys.has(key) ? 1 : 0,
      links: new Map(),
      days: days[i] ?? null,
      offers: 0,
    }));
    this.#parted = parted;
    this.#crowd = crowd;
    this.#home = keys.map((_, i) => i);
  }

  /** Notes the score of two articles. */
  link(i: number | undefined, j: number | undefined, score: number): void {
    if (i === undefined || j === undefined || i === j) return;
    this.#groups[i]?.links.set(j, { sum: score, pairs: 1 });
    this.#groups[j]?.links.set(i, { sum: score, pairs: 1 });
  }

  /** Puts two groups together because a person said so, whatever the scores and days. */
  join(a: number | undefined, b: number | undefined): void {
    if (a === undefined || b === undefined) return;
    const [i, j] = [this.#find(a), this.#find(b)];
    if (i !== j) this.#merge(Math.min(i, j), Math.max(i, j));
  }

  run(): void {
    for (const i of this.#groups.keys()) this.#offer(i);
    for (let best = this.#queue.pop(); best; best = this.#queue.pop()) {
      const { a, b, of, offer, score } = best;
      // A later offer of the same group is in the queue.
      if (this.#groups[of]?.offers !== offer) continue;
      // Either may have grown since, or a sample may have shown that they are further apart.
      const holds = score === this.#average(a, b) && !this.#isBarred(a, b);
      if (!holds || this.#isSampled(a, b)) this.#offer(of);
      else {
        this.#merge(a, b);
        this.#offer(a);
      }
    }
  }

  stories(): string[][] {
    return this.#groups.flatMap((group) => (group ? [group.members.toSorted()] : []));
  }

  #offer(i: number): void {
    const own = this.#groups[i];
    if (!own) return;
    let best: Merge | null = null;
    own.offers += 1;
    for (const j of own.links.keys()) {
      const [a, b] = [Math.min(i, j), Math.max(i, j)];
      const score = this.#average(a, b);
      if (score < STORY_CUT || this.#isBarred(a, b)) continue;
      const merge = { score, a, b, of: i, offer: own.offers };
      if (!best || isBefore(merge, best)) best = merge;
    }
    if (best) this.#queue.push(best);
  }

  #average(a: number, b: number): number {
    const [one, other] = [this.#groups[a], this.#groups[b]];
    const link = one?.links.get(b);
    if (!one || !other || !link) return 0;
    const all = one.members.length * other.members.length;
    const known = link.sum / all;
    if (known >= STORY_CUT || one.crowded * other.crowded < MOSTLY * all) return known;
    // The pairs of the lists are the best there are: where they are poor, the others are not better.
    const shown = link.sum / link.pairs;
    return shown < SAMPLE_CUT ? known : shown;
  }

  /** Draws a sample of two crowded groups whose lists show too few of their pairs. False where nothing is unknown, so that they may merge. */
  #isSampled(a: number, b: number): boolean {
    const [one, other] = [this.#groups[a], this.#groups[b]];
    const link = one?.links.get(b);
    if (!one || !other || !link) return false;
    const all = one.members.length * other.members.length;
    if (link.sum >= STORY_CUT * all || link.pairs >= ACCOUNTED * all) return false;
    const mean = this.#sample(one.members, other.members) ?? 0;
    const average = mean >= SAMPLE_CUT ? mean : Math.min(mean, link.sum / all);
    // Noted as if all pairs had been scored, so that a group that grows is not sampled at each step.
    one.links.set(b, { sum: average * all, pairs: all });
    other.links.set(a, { sum: average * all, pairs: all });
    return true;
  }

  /**
   * The mean score of articles spread over both groups. Keys are hashes, so that every so-manieth in their order is drawn by chance. Where the first
   * few pairs agree clearly the others are not scored.
   */
  #sample(one: readonly string[], other: readonly string[]): number | null {
    const { read, scoreOf } = this.#crowd;
    const readOf = (members: readonly string[]) => spread(read ? members.filter((key) => read.has(key)) : members);
    const [some, others] = [readOf(one), readOf(other)];
    let [sum, scored, least, most] = [0, 0, 1, 0];
    for (let turn = 0; turn < others.length; turn++) {
      for (const [i, a] of some.entries()) {
        const score = scoreOf(a, others[(i + turn) % others.length] ?? "");
        [sum, scored, least, most] = [sum + score, scored + 1, Math.min(least, score), Math.max(most, score)];
        if (scored === CLEAR_AFTER && (least >= SAMPLE_CUT || most < STORY_CUT / 2)) return sum / scored;
      }
    }
    return scored === 0 ? null : sum / scored;
  }

  #isBarred(a: number, b: number): boolean {
    if (this.#parted.get(a)?.has(b)) return true;
    const [one, other] = [this.#groups[a]?.days, this.#groups[b]?.days];
    return Boolean(one && other && daysApart(one, other) > MOST_DAYS_APART);
  }

  #merge(a: number, b: number): void {
    const [into, from] = [this.#groups[a], this.#groups[b]];
    if (!into || !from) return;
    for (const [k, link] of from.links) {
      if (k === a) continue;
      const own = into.links.get(k);
      const both = own ? { sum: link.sum + own.sum, pairs: link.pairs + own.pairs } : link;
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
    into.crowded += from.crowded;
    into.members.push(...from.members);
    into.days = unionOf(into.days, from.days);
    this.#groups[b] = null;
    this.#home[b] = a;
  }

  #find(i: number): number {
    const home = this.#home[i] ?? i;
    return home === i ? i : this.#find(home);
  }
}

/** At most six keys, evenly over all in their order. */
function spread(members: readonly string[]): string[] {
  const sorted = members.toSorted();
  if (sorted.length <= SAMPLED) return sorted;
  return Array.from({ length: SAMPLED }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / SAMPLED)] ?? "");
}

/** The higher score first; of equal ones the pair of the smaller keys. */
function isBefore(one: Merge, other: Merge): boolean {
  return one.score !== other.score ? one.score > other.score : one.a !== other.a ? one.a < other.a : one.b < other.b;
}
