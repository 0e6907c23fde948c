import { MERGING_RELATIONS, type PairRelation, type PairVerdict } from "../model/pair.ts";

/** A flagged pair as far as grouping needs it. */
export type GroupingPair = {
  readonly aId: number;
  readonly bId: number;
  readonly relation: PairRelation;
  readonly score: number;
  readonly decision: PairVerdict | null;
};

/** Average score over all cross pairs from which two groups join. Higher splits long chains of versions; lower lets one bad pair join two stories. */
export const JOIN_FROM = 0.5;

/**
 * Groups by average link (Sokal and Michener 1958) over all cross pairs, a pair that was not flagged counting 0.
 * Only relations that merge by rule count; a rewrite, an excerpt and a shared passage never join groups. Pairs that a person
 * merged are together whatever the score, and two groups with a pair kept apart between them never join.
 * The result does not depend on the order of members or pairs. Each group is sorted, groups by their smallest id.
 */
export function groupByAverageLink(members: readonly number[], pairs: readonly GroupingPair[]): number[][] {
  const score = new Map<string, number>();
  const apart = new Set<string>();
  let groups = [...members].sort((a, b) => a - b).map((id) => [id]);
  for (const pair of pairs) {
    const key = keyOf(pair.aId, pair.bId);
    if (pair.decision === "kept-apart" || pair.decision === "same-story") apart.add(key);
    else if (MERGING_RELATIONS.includes(pair.relation)) score.set(key, pair.score);
  }
  for (const pair of [...pairs].sort((x, y) => x.aId - y.aId || x.bId - y.bId)) {
    if (pair.decision === "merged") groups = joined(groups, pair.aId, pair.bId);
  }
  for (;;) {
    const best = closest(groups, score, apart);
    if (!best) return groups.map((group) => group.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    groups = joined(groups, best[0], best[1]);
  }
}

const keyOf = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

function joined(groups: readonly number[][], a: number, b: number): number[][] {
  const own = groups.filter((group) => group.includes(a) || group.includes(b));
  if (own.length < 2) return [...groups];
  return [...groups.filter((group) => !own.includes(group)), own.flat()];
}

/** A member of each of the two groups with the highest average, or null where none reaches the bar. Ties go to the smallest ids. */
function closest(groups: readonly number[][], score: ReadonlyMap<string, number>, apart: ReadonlySet<string>): [number, number] | null {
  let best: { average: number; pair: [number, number] } | null = null;
  const sorted = groups.map((group) => group.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  for (const [i, one] of sorted.entries()) {
    for (const other of sorted.slice(i + 1)) {
      const keys = one.flatMap((a) => other.map((b) => keyOf(a, b)));
      if (keys.some((key) => apart.has(key))) continue;
      const average = keys.reduce((sum, key) => sum + (score.get(key) ?? 0), 0) / keys.length;
      if (average >= JOIN_FROM && average > (best?.average ?? 0)) best = { average, pair: [one[0] ?? 0, other[0] ?? 0] };
    }
  }
  return best?.pair ?? null;
}
