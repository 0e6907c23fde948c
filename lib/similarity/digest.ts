import { type AlignedPassage, MERGING_RELATIONS, type PairRelation } from "../model/pair.ts";
import { SAME_ARTICLE } from "./relation.ts";

/** Share of one story's place in a digest that another's may cover. More would take two cuts of one story for two stories. */
const MOST_OVERLAP = 0.2;
/** A story's place in a digest has at least this many characters, about two short paragraphs: less is a teaser or a quotation. */
const FEWEST_CHARACTERS = 400;
/** An article that would not merge is a story of the digest if at least this share of it stands there. */
const HELD = 0.6;
/** A copy of the digest itself holds at least this share of each of its stories. */
const HOLDS = 0.5;

/** Score of a digest and one of its stories: of such pairs in tests/eval about one in ten is one article after all. */
export const DIGEST_SCORE = 0.1;
/** Stories of one article that are compared with each other, the largest first; more is a list of links. */
const MOST_STORIES = 64;

/** A flagged pair as far as the search for digests needs it. */
export type DigestPair = {
  readonly aId: number;
  readonly bId: number;
  readonly relation: PairRelation;
  readonly score: number;
  /** Share of each body's words found in the other. */
  readonly containmentA: number;
  readonly containmentB: number;
  readonly spans: readonly AlignedPassage[];
};

type Range = readonly [start: number, end: number];
type Part = { readonly id: number; readonly at: number; readonly merges: boolean; readonly ranges: readonly Range[] };
type Unplaced = Omit<DigestPair, "spans"> & { readonly spans?: readonly AlignedPassage[] };

/**
 * The pairs, as positions in `pairs`, in which one side is a digest and the other one of its stories. A digest is an article that
 * would merge with one article and merge with or hold a second, which stand in different places of it and have nothing in common
 * with each other: a news round-up, or two stories saved as one page. It contains them and is neither of them. Pairwise it cannot be told from a story of which
 * the other article is a shortened copy, so this looks at the pairs together; the result does not depend on their order.
 */
export function digestPairs(pairs: readonly DigestPair[]): Set<number> {
  const found = new Set<number>();
  const related = relatedIn(pairs);
  for (const parts of partsIn(pairs).values()) {
    for (const stories of storiesApart(parts, related)) {
      for (const part of parts) if (part.merges && !stories.every((story) => holds(part, story))) found.add(part.at);
    }
  }
  return found;
}

/** Whether `digestPairs` could find any, told without the spans: in a group whose copies all know each other it cannot. */
export function mayHoldDigests(pairs: readonly Unplaced[]): boolean {
  const related = relatedIn(pairs);
  if (pairs.length === (related.size * (related.size - 1)) / 2) return false;
  for (const parts of partsIn(pairs).values()) {
    if (parts.length > MOST_STORIES) return true;
    if (parts.some((one, i) => parts.slice(i + 1).some((other) => unrelated(one, other, related)))) return true;
  }
  return false;
}

/** Which articles each article has a flagged pair with. */
function relatedIn(pairs: readonly Unplaced[]): Map<number, Set<number>> {
  const related = new Map<number, Set<number>>();
  for (const { aId, bId } of pairs) {
    related.set(aId, (related.get(aId) ?? new Set()).add(bId));
    related.set(bId, (related.get(bId) ?? new Set()).add(aId));
  }
  return related;
}

/** By article, the articles that it would merge with or holds, and where they stand in it. */
function partsIn(pairs: readonly Unplaced[]): Map<number, Part[]> {
  const parts = new Map<number, Part[]>();
  for (const [at, { aId, bId, relation, score, containmentA, containmentB, spans = [] }] of pairs.entries()) {
    // One that waits for a person because of its own text counts too: a digest's own text is the other story.
    const merges = MERGING_RELATIONS.includes(relation) || (relation !== "rewrite" && score >= SAME_ARTICLE);
    const held = (share: number) => merges || (relation === "contains" && share >= HELD);
    if (held(containmentB))
      add(parts, aId, { id: bId, at, merges, ranges: joined(spans.map((s) => [s.aStart, s.aEnd])) });
    if (held(containmentA))
      add(parts, bId, { id: aId, at, merges, ranges: joined(spans.map((s) => [s.bStart, s.bEnd])) });
  }
  return parts;
}

/** Each two parts of one article that stand apart in it and whose articles have nothing in common. */
function* storiesApart(
  parts: readonly Part[],
  related: ReadonlyMap<number, ReadonlySet<number>>,
): Generator<readonly [Part, Part]> {
  const large = parts.filter((part) => size(part.ranges) >= FEWEST_CHARACTERS);
  if (large.length > MOST_STORIES)
    large.sort((x, y) => size(y.ranges) - size(x.ranges) || x.id - y.id).splice(MOST_STORIES);
  for (const [i, one] of large.entries()) {
    for (const other of large.slice(i + 1))
      if (unrelated(one, other, related) && apart(one.ranges, other.ranges)) yield [one, other];
  }
}

function unrelated(one: Part, other: Part, related: ReadonlyMap<number, ReadonlySet<number>>): boolean {
  return (one.merges || other.merges) && one.id !== other.id && !related.get(one.id)?.has(other.id);
}

function holds(part: Part, story: Part): boolean {
  return common(part.ranges, story.ranges) >= HOLDS * size(story.ranges);
}

/** Whether one stands before the other: what is quoted in the middle of a story makes it no digest. */
function apart(one: readonly Range[], other: readonly Range[]): boolean {
  const [first, second] = hull(one)[0] <= hull(other)[0] ? [hull(one), hull(other)] : [hull(other), hull(one)];
  return first[1] - second[0] <= MOST_OVERLAP * Math.min(first[1] - first[0], second[1] - second[0]);
}

function hull(ranges: readonly Range[]): Range {
  return [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Ranges in order, overlapping ones as one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((x, y) => x[0] - y[0])) {
    const last = result.at(-1);
    if (last && range[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], range[1])];
    else result.push(range);
  }
  return result;
}

const size = (ranges: readonly Range[]) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

function common(one: readonly Range[], other: readonly Range[]): number {
  let sum = 0;
  for (const [start, end] of one)
    for (const [from, to] of other) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}
