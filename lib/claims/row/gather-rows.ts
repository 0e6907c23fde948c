import type { ScoredSentences } from "./pair-score.ts";

/** Sentences that speak of one point, by their positions; and whether a reader would accept it nine times in ten. */
export type Gathered = { readonly sentences: readonly number[]; readonly sure: boolean; readonly score: number };

/** Average score over the pairs of different groups from which sentences make a row that stands open. Lower opens rows that readers call two points. */
export const SURE_ROW = 0.68;
/**
 * The same where the row then holds two sentences of one article. What stands beside a right sentence is drawn in by its neighbours' scores and tells
 * of something else; of rows that held such a second sentence at the lower bar half said two things.
 */
const SECOND_SENTENCE = 0.88;
/** The same for a row that waits, and for two sentences to be linked at all. Inside a story a reader sees the whole row and can judge, so finding more is worth more. */
const PERHAPS_ROW = 0.29;
/**
 * And in a story of two: no third outlet can agree with both, so that the same score says more. Chosen on the training events, where pairs of
 * two outlets from here to .29 are right 35 times of 100, and pairs of three from .29 to .33 30 times.
 */
const PERHAPS_OF_TWO = 0.22;

type Cluster = { members: number[] };
export type GatherOptions = {
  /** The group of copies of each sentence. */
  readonly groups: readonly number[];
  /** Sentences that a person put into one row, whatever their scores. */
  readonly together: readonly (readonly [number, number])[];
  /** Whether a person keeps two sentences apart: they never stand in one row. */
  readonly apart: (a: number, b: number) => boolean;
};

/** From which score on two sentences may stand in a row that waits and are linked, in a story whose sentences are of these groups. */
export function perhapsBar(groups: readonly number[]): number {
  return new Set(groups).size > 2 ? PERHAPS_ROW : PERHAPS_OF_TWO;
}

/**
 * Gathers sentences into rows by average link over the pairs of different groups (Sokal and Michener 1958; a pair without a score counts 0), so
 * that a sentence like one of a row and unlike the others does not chain two points into one. Rows that stand open come first. What is left
 * under the lower bar waits: sentences that stand in no open row, gathered likewise, and each pair between rows by itself, so that taking or
 * refusing it says one thing. A sentence that says several things stands in several rows.
 */
export function gatherRows(pairs: readonly ScoredSentences[], options: GatherOptions): Gathered[] {
  const scores = new Map<string, number>();
  for (const { a, b, score } of pairs) scores.set(`${a} ${b}`, score);
  const clusters = new Map<number, Cluster>();
  const sorted = pairs.toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  join(sorted, clusters, scores, { bar: SURE_ROW, second: SECOND_SENTENCE }, options);
  for (const [a, b] of options.together) merge(clusters, a, b);
  const open = rowsOf(clusters, scores, options, true);
  const waiting = new Map<number, Cluster>();
  const free = sorted.filter(({ a, b }) => !clusters.has(a) && !clusters.has(b));
  const bar = perhapsBar(options.groups);
  join(free, waiting, scores, { bar, second: bar }, options);
  const rowOf = (at: number) => clusters.get(at) ?? waiting.get(at);
  const between = sorted.filter(({ a, b, score }) => score >= bar && (!rowOf(a) || rowOf(a) !== rowOf(b)));
  return [
    ...open,
    ...[
      ...rowsOf(waiting, scores, options, false),
      ...between.map(({ a, b, score }) => ({ sentences: [a, b], sure: false, score })),
    ].sort((x, y) => y.score - x.score),
  ];
}

/** Joins clusters along the pairs, best first, until no pair from this bar on joins two more; `second` is the bar where one group would come twice. */
function join(
  sorted: readonly ScoredSentences[],
  clusters: Map<number, Cluster>,
  scores: ReadonlyMap<string, number>,
  { bar, second }: { readonly bar: number; readonly second: number },
  options: GatherOptions,
): void {
  for (let joined = true; joined; ) {
    joined = false;
    for (const { a, b, score } of sorted) {
      if (score < bar) break;
      const [one, other] = [clusters.get(a) ?? { members: [a] }, clusters.get(b) ?? { members: [b] }];
      if (one === other) continue;
      const needed = isTwice(one.members, other.members, options) ? second : bar;
      if (averageOf(one.members, other.members, scores, options) < needed) continue;
      merge(clusters, a, b);
      joined = true;
    }
  }
}

function merge(clusters: Map<number, Cluster>, a: number, b: number): void {
  const [one, other] = [clusters.get(a) ?? { members: [a] }, clusters.get(b) ?? { members: [b] }];
  if (one === other) return;
  const both: Cluster = { members: [...one.members, ...other.members].sort((x, y) => x - y) };
  for (const member of both.members) clusters.set(member, both);
}

/** Whether two clusters hold sentences of one group. */
function isTwice(one: readonly number[], other: readonly number[], { groups }: GatherOptions): boolean {
  return one.some((a) => other.some((b) => groups[a] === groups[b]));
}

/** The average score between two clusters over pairs of different groups; -1 where a person keeps two of them apart. */
function averageOf(
  one: readonly number[],
  other: readonly number[],
  scores: ReadonlyMap<string, number>,
  { groups, apart }: GatherOptions,
): number {
  let [sum, count] = [0, 0];
  for (const a of one)
    for (const b of other) {
      if (apart(a, b)) return -1;
      if (groups[a] === groups[b]) continue;
      sum += scores.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? 0;
      count += 1;
    }
  return count === 0 ? -1 : sum / count;
}

function rowsOf(
  clusters: ReadonlyMap<number, Cluster>,
  scores: ReadonlyMap<string, number>,
  options: GatherOptions,
  sure: boolean,
): Gathered[] {
  return [...new Set(clusters.values())].map(({ members }) => {
    const within = members.flatMap((a, i) =>
      members
        .slice(i + 1)
        .flatMap((b) => (options.groups[a] === options.groups[b] ? [] : [scores.get(`${a} ${b}`) ?? 0])),
    );
    const score = within.reduce((sum, each) => sum + each, 0) / Math.max(1, within.length);
    return { sentences: members, sure, score };
  });
}
