import { MERGING_RELATIONS, MOST_COMPARED_WITH, type PairRelation, type PairVerdict } from "../model/pair.ts";

/** A flagged pair as far as grouping needs it. */
export type GroupingPair = {
  readonly aId: number;
  readonly bId: number;
  readonly relation: PairRelation;
  readonly score: number;
  readonly decision: PairVerdict | null;
  /** Whether they are versions of what one address shows: then they are together unless a person keeps them apart. */
  readonly versions?: boolean;
};

/** Average score over all cross pairs from which two groups join. Higher splits long chains of versions; lower lets one bad pair join two stories. */
export const JOIN_FROM = 0.5;

/**
 * Groups by average link (Sokal and Michener 1958) over all cross pairs, a pair that was not flagged counting 0; save where both of it have
 * as many flagged pairs as an article is compared with: then nobody has compared the two, and they count for nothing. Without that the
 * copies of a text beyond 121 fell apart, since each knows sixty of them. Identical texts are together from the start.
 * Only relations that merge by rule count; a rewrite, an excerpt and a shared passage never join groups. Pairs that a person
 * merged, and versions of one address, are together whatever the score, each with the group that the rule gives it, and two groups with a pair kept apart between
 * them never join by rule. `joinFrom` is the average that joins. The result does not depend on the order of members or pairs. Each group is sorted, groups by their smallest id.
 */
export function groupByAverageLink(
  members: readonly number[],
  pairs: readonly GroupingPair[],
  joinFrom = JOIN_FROM,
): number[][] {
  const ids = [...members].sort((a, b) => a - b);
  const place = new Map(ids.map((id, at) => [id, at]));
  const parts = new Parts(ids.length, joinFrom);
  for (const { aId, bId, relation, score, decision, versions = false } of pairs) {
    const [a, b] = [place.get(aId), place.get(bId)];
    if (a === undefined || b === undefined) continue;
    if (decision === "merged" || (decision === null && versions)) parts.tie(a, b);
    else if (decision !== null) parts.keepApart(a, b);
    if (MERGING_RELATIONS.includes(relation) && (decision === null || decision === "merged")) parts.score(a, b, score);
  }
  parts.countFull();
  for (const { aId, bId, relation, decision } of pairs) {
    const [a, b] = [place.get(aId), place.get(bId)];
    if (a !== undefined && b !== undefined && relation === "identical" && decision === null) parts.joinIdentical(a, b);
  }
  while (parts.joinClosest());
  return parts.groups().map((group) => group.map((at) => ids[at] ?? 0));
}

/**
 * Parts that the rule has joined, and knots of parts that a person's merges tie together. A merge says nothing of the other copies'
 * scores, so averages are taken between parts: a text that is merged with one copy must not pull it out of its group.
 */
class Parts {
  private readonly own: number[][];
  /** Sums of scores with other parts; absent is 0. */
  private readonly sums: Map<number, number>[];
  /** How many of those pairs have both ends full. */
  private readonly known: Map<number, number>[];
  /** How many members of a part have as many pairs as an article is compared with. */
  private readonly full: number[];
  /** The part that a member is in, or one on the way to it. */
  private readonly into: number[];
  private readonly knot: number[];
  /** Pairs kept apart, by member. */
  private readonly apart: Set<number>[];
  private anyApart = false;

  constructor(
    count: number,
    private readonly joinFrom: number,
  ) {
    const each = Array.from({ length: count }, (_, at) => at);
    this.own = each.map((at) => [at]);
    this.sums = each.map(() => new Map());
    this.known = each.map(() => new Map());
    this.full = each.map(() => 0);
    this.into = [...each];
    this.knot = [...each];
    this.apart = each.map(() => new Set());
  }

  tie(a: number, b: number): void {
    const [keep = 0, gone = 0] = [this.knot[a] ?? 0, this.knot[b] ?? 0].toSorted((x, y) => x - y);
    this.knot.forEach((knot, at) => {
      if (knot === gone) this.knot[at] = keep;
    });
  }

  keepApart(a: number, b: number): void {
    this.anyApart = true;
    this.apart[a]?.add(b);
    this.apart[b]?.add(a);
  }

  score(a: number, b: number, score: number): void {
    this.sums[a]?.set(b, score);
    this.sums[b]?.set(a, score);
  }

  /** Call it when all scores are in, and before any part is joined. */
  countFull(): void {
    this.sums.forEach((sums, at) => {
      this.full[at] = sums.size >= MOST_COMPARED_WITH ? 1 : 0;
    });
    this.sums.forEach((sums, a) => {
      if (this.full[a]) for (const b of sums.keys()) if (this.full[b]) this.known[a]?.set(b, 1);
    });
  }

  /** Join the parts of two members with one text; not where people keep any two apart, because that is looked at pair by pair. */
  joinIdentical(one: number, other: number): void {
    if (this.anyApart) return;
    const [a = 0, b = 0] = [this.partOf(one), this.partOf(other)].toSorted((x, y) => x - y);
    if (a !== b) this.join(a, b);
  }

  private partOf(member: number): number {
    let at = member;
    while (this.into[at] !== at) at = this.into[at] ?? at;
    return at;
  }

  /**
   * The average score of the pairs of two parts, without those that nobody has compared. At least so many count as there would be if each
   * member of the smaller part were compared with copies in the other alone: three pairs by chance join no two parts of hundreds.
   */
  private averageOf(a: number, b: number, sum: number): number {
    const [one, other] = [this.own[a]?.length ?? 1, this.own[b]?.length ?? 1];
    const unknown = (this.full[a] ?? 0) * (this.full[b] ?? 0) - (this.known[a]?.get(b) ?? 0);
    const least = Math.min(one * other, MOST_COMPARED_WITH * Math.min(one, other));
    return sum / Math.max(one * other - unknown, least);
  }

  /** Join the two parts with the highest average that reaches the bar; of equal ones those of the smallest ids. False where none does. */
  joinClosest(): boolean {
    let best: { readonly a: number; readonly b: number; readonly average: number } | null = null;
    for (const [a, sums] of this.sums.entries()) {
      for (const [b, sum] of sums) {
        if (b <= a) continue;
        const average = this.averageOf(a, b, sum);
        if (
          average < this.joinFrom ||
          (best !== null && !comesBefore({ a, b, average }, best)) ||
          this.mayNotMeet(a, b)
        )
          continue;
        best = { a, b, average };
      }
    }
    if (best) this.join(best.a, best.b);
    return best !== null;
  }

  groups(): number[][] {
    const groups = new Map<number, number[]>();
    this.own.forEach((members, part) => {
      const knot = this.knot[part] ?? part;
      if (members.length > 0) groups.set(knot, [...(groups.get(knot) ?? []), ...members]);
    });
    return [...groups.values()].map((group) => group.sort((x, y) => x - y)).sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  }

  private mayNotMeet(a: number, b: number): boolean {
    if (!this.anyApart || this.knot[a] === this.knot[b]) return false;
    const [one, other] = [this.knotMembers(a), new Set(this.knotMembers(b))];
    return one.some((member) => [...(this.apart[member] ?? [])].some((far) => other.has(far)));
  }

  private knotMembers(part: number): number[] {
    return this.own.flatMap((members, at) => (this.knot[at] === this.knot[part] ? members : []));
  }

  private join(a: number, b: number): void {
    this.tie(a, b);
    this.own[a]?.push(...(this.own[b] ?? []));
    this.own[b] = [];
    this.into[b] = a;
    this.full[a] = (this.full[a] ?? 0) + (this.full[b] ?? 0);
    this.full[b] = 0;
    moveInto(this.sums, a, b);
    moveInto(this.known, a, b);
  }
}

/** Adds what `b` has with each other part to what `a` has with it. */
function moveInto(all: readonly Map<number, number>[], a: number, b: number): void {
  const [into, from] = [all[a], all[b]];
  into?.delete(b);
  for (const [other, sum] of from ?? []) {
    all[other]?.delete(b);
    if (other === a) continue;
    const total = sum + (into?.get(other) ?? 0);
    into?.set(other, total);
    all[other]?.set(a, total);
  }
  from?.clear();
}

type Closeness = { readonly a: number; readonly b: number; readonly average: number };

function comesBefore(one: Closeness, other: Closeness): boolean {
  return one.average !== other.average
    ? one.average > other.average
    : one.a !== other.a
      ? one.a < other.a
      : one.b < other.b;
}
