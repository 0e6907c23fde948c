import { MERGING_RELATIONS } from "../../lib/model/pair.ts";
import { COMMON_LINE_GROUPS, lineKeysOf } from "../../lib/similarity/boilerplate.ts";
import { DIGEST_SCORE, type DigestPair, digestPairs } from "../../lib/similarity/digest.ts";
import { type GroupingPair, groupByAverageLink } from "../../lib/similarity/group.ts";
import { SAME_ARTICLE } from "../../lib/similarity/relation.ts";
import { scorePrepared } from "../../lib/similarity/score.ts";
import {
  type BodyOf,
  candidatesOf,
  type EvalSet,
  type GoldPassage,
  linesInGroups,
  prepareAll,
  readPassages,
  readSet,
} from "./near-duplicate-sets.ts";
import { bodyByRoles, bodyOfPage } from "./page-body.ts";

/** Figures of one set; shares from 0 to 1. Absent where the set has no such gold. */
export type NearDuplicateFigures = {
  readonly articles: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** F1 where a contained story that is flagged as the same article counts as an error. */
  readonly strictF1: number;
  readonly ari: number;
  /** Of the pairs of which one holds the other, the share that is in two groups. Absent where the set has none. */
  readonly containApart?: number;
  readonly plagdet?: number;
  /** Pairs flagged as one article that are not, by what they are. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Share of the copies found, by what was done to either of the two. */
  readonly found: Readonly<Record<string, number>>;
  /** Of the pairs with a score in each tenth, the share that is one article; tenths with few pairs left out. */
  readonly reliability: Readonly<Record<string, number>>;
};

type ScoredPair = GroupingPair & DigestPair;

const BODIES: Readonly<Record<"roles" | "lines", BodyOf>> = { roles: bodyByRoles, lines: bodyOfPage };

/** Fewest pairs of a kind or a tenth of the score for which a share is given. */
const FEWEST_PAIRS = 10;

/** Figures on near-duplicates/dev and scale/10k, each with the body as the role rules see it and by line length; sets that are not there are left out. */
export async function evaluateNearDuplicates(
  body: keyof typeof BODIES = "roles",
): Promise<Record<string, NearDuplicateFigures>> {
  const figures: Record<string, NearDuplicateFigures> = {};
  const dev = readSet("near-duplicates/dev.jsonl.gz", "near-duplicates/dev.gold.jsonl.gz", BODIES[body]);
  if (dev) figures.dev = figuresOf(dev, readPassages("near-duplicates/dev.passages.jsonl"));
  const scale = readSet("scale/10k.jsonl.gz", "scale/10k.gold.jsonl.gz", BODIES[body]);
  if (scale) figures["10k"] = figuresOf(scale, []);
  return figures;
}

export function figuresOf(set: EvalSet, passages: readonly GoldPassage[]): NearDuplicateFigures {
  const first = scoreAll(set, new Set());
  const keys = set.articles.map((article) => new Set(lineKeysOf(article.text).map((line) => line.key)));
  // Twice, as the job does it: groups first, then again without the lines that stand in many groups.
  const common = linesInGroups(keys, groupNumbers(set, first), COMMON_LINE_GROUPS);
  const pairs = scoreAll(set, common);
  const labels = new Map(
    set.pairs.flatMap((p) => [[`${p.a} ${p.b}`, p.label] as const, [`${p.b} ${p.a}`, p.label] as const]),
  );
  const groups = groupNumbers(set, pairs);
  const counts = { dup: 0, contain: 0, wrong: 0 };
  for (const pair of pairs.filter((p) => p.score >= SAME_ARTICLE)) {
    const label = labels.get(`${nameOf(set, pair.aId)} ${nameOf(set, pair.bId)}`) ?? "none";
    if (label === "dup") counts.dup++;
    else if (label === "contain" || label === "reuse") counts.contain++;
    else if (label !== "ignore") counts.wrong++;
  }
  const positives = set.pairs.filter((p) => p.label === "dup").length;
  const f1 = (wrong: number) => (2 * counts.dup) / (counts.dup + wrong + positives);
  return {
    articles: set.articles.length,
    precision: counts.dup / Math.max(1, counts.dup + counts.wrong),
    recall: counts.dup / positives,
    f1: f1(counts.wrong),
    strictF1: f1(counts.wrong + counts.contain),
    ari: adjustedRand(set, groups),
    ...containApartOf(set, groups),
    ...(passages.length > 0 ? { plagdet: plagdetOf(set, pairs, passages) } : {}),
    wrong: wrongByLabel(set, pairs, labels),
    found: foundByKind(set, pairs),
    reliability: reliabilityOf(set, pairs, labels),
  };
}

function containApartOf(set: EvalSet, groups: readonly number[]): { containApart?: number } {
  const at = new Map(set.articles.map(({ name }, i) => [name, i]));
  const held = set.pairs.filter(({ label }) => label === "contain");
  const apart = held.filter(({ a, b }) => groups[at.get(a) ?? -1] !== groups[at.get(b) ?? -1]);
  return held.length > 0 ? { containApart: apart.length / held.length } : {};
}

function labelOf(set: EvalSet, pair: ScoredPair, labels: ReadonlyMap<string, string>): string {
  return labels.get(`${nameOf(set, pair.aId)} ${nameOf(set, pair.bId)}`) ?? "unrelated";
}

function wrongByLabel(
  set: EvalSet,
  pairs: readonly ScoredPair[],
  labels: ReadonlyMap<string, string>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const pair of pairs) {
    const label = labelOf(set, pair, labels);
    if (pair.score >= SAME_ARTICLE && label !== "dup" && label !== "ignore") counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

function foundByKind(set: EvalSet, pairs: readonly ScoredPair[]): Record<string, number> {
  const flagged = new Set(
    pairs.filter((p) => p.score >= SAME_ARTICLE).map((p) => [nameOf(set, p.aId), nameOf(set, p.bId)].sort().join(" ")),
  );
  const kinds = new Map<string, { all: number; found: number }>();
  for (const { a, b, label, kinds: own = [] } of set.pairs) {
    if (label !== "dup") continue;
    for (const kind of new Set(own)) {
      const counts = kinds.get(kind) ?? { all: 0, found: 0 };
      kinds.set(kind, { all: counts.all + 1, found: counts.found + (flagged.has([a, b].sort().join(" ")) ? 1 : 0) });
    }
  }
  return Object.fromEntries(
    [...kinds].filter(([, { all }]) => all >= FEWEST_PAIRS).map(([kind, { all, found }]) => [kind, found / all]),
  );
}

function reliabilityOf(
  set: EvalSet,
  pairs: readonly ScoredPair[],
  labels: ReadonlyMap<string, string>,
): Record<string, number> {
  const tenths = Array.from({ length: 10 }, () => ({ all: 0, same: 0 }));
  for (const pair of pairs) {
    const label = labelOf(set, pair, labels);
    const tenth = tenths[Math.min(9, Math.floor(pair.score * 10))];
    if (!tenth || label === "ignore") continue;
    tenth.all++;
    if (label === "dup") tenth.same++;
  }
  const named = tenths.map(({ all, same }, i) => [`${i * 10}-${i * 10 + 10} %`, all, same / Math.max(1, all)] as const);
  return Object.fromEntries(named.filter(([, all]) => all >= FEWEST_PAIRS).map(([name, , share]) => [name, share]));
}

function nameOf(set: EvalSet, id: number): string {
  return set.articles[id]?.name ?? "";
}

/** The flagged pairs, judged as the job does: each by itself, then together for digests. */
function scoreAll(set: EvalSet, common: ReadonlySet<bigint>): ScoredPair[] {
  const prepared = prepareAll(set, common);
  const pairs = candidatesOf(prepared).flatMap(([i, j]): ScoredPair[] => {
    const [a, b] = [prepared[i], prepared[j]];
    if (!a || !b) return [];
    const { score, relation, spans, containmentA, containmentB } = scorePrepared(a, b);
    return relation === null
      ? []
      : [{ aId: i, bId: j, score, relation, decision: null, spans, containmentA, containmentB }];
  });
  const digests = digestPairs(pairs);
  return pairs.map((pair, at) =>
    digests.has(at) ? { ...pair, relation: "contains", score: Math.min(pair.score, DIGEST_SCORE) } : pair,
  );
}

/** The group of each article, connected component by connected component as the job regroups. */
function groupNumbers(set: EvalSet, pairs: readonly ScoredPair[]): number[] {
  const component = set.articles.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (component[at] !== at) at = component[at] ?? at;
    component[i] = at;
    return at;
  };
  const merging = pairs.filter((pair) => MERGING_RELATIONS.includes(pair.relation));
  for (const pair of merging) component[rootOf(pair.aId)] = rootOf(pair.bId);
  const members = new Map<number, number[]>();
  set.articles.forEach((_, i) => {
    members.set(rootOf(i), [...(members.get(rootOf(i)) ?? []), i]);
  });
  const own = new Map<number, ScoredPair[]>();
  for (const pair of merging) own.set(rootOf(pair.aId), [...(own.get(rootOf(pair.aId)) ?? []), pair]);
  const groups = set.articles.map((_, i) => i);
  for (const [root, ids] of members) {
    for (const group of groupByAverageLink(ids, own.get(root) ?? []))
      for (const id of group) groups[id] = group[0] ?? id;
  }
  return groups;
}

/** Adjusted Rand index (Hubert and Arabie 1985) of groups against gold clusters. */
function adjustedRand(set: EvalSet, groups: readonly number[]): number {
  const pairsIn = (n: number) => (n * (n - 1)) / 2;
  const tally = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + pairsIn(n), 0);
  };
  const gold = set.articles.map((article) => set.clusters.get(article.name) ?? article.name);
  const both = tally(gold.map((cluster, i) => `${cluster} ${groups[i]}`));
  const ofGold = tally(gold);
  const ofOurs = tally(groups.map(String));
  const expected = (ofGold * ofOurs) / pairsIn(gold.length);
  return (both - expected) / ((ofGold + ofOurs) / 2 - expected || 1);
}

/** PlagDet (Potthast et al. 2010) by characters, over the pairs that have a gold passage. */
function plagdetOf(set: EvalSet, pairs: readonly ScoredPair[], gold: readonly GoldPassage[]): number {
  const found = new Map<string, GoldPassage[]>();
  for (const pair of pairs) {
    const [a, b] = [nameOf(set, pair.aId), nameOf(set, pair.bId)];
    found.set(
      `${a} ${b}`,
      pair.spans.map((span) => ({ a, b, ...span })),
    );
    found.set(
      `${b} ${a}`,
      pair.spans.map((s) => ({ a: b, b: a, aStart: s.bStart, aEnd: s.bEnd, bStart: s.aStart, bEnd: s.aEnd })),
    );
  }
  const common = (s: number, e: number, x: number, y: number) => Math.max(0, Math.min(e, y) - Math.max(s, x));
  const shareOf = (one: GoldPassage, others: readonly GoldPassage[]) => {
    const a = others.reduce((sum, o) => sum + common(one.aStart, one.aEnd, o.aStart, o.aEnd), 0);
    const b = others.reduce((sum, o) => sum + common(one.bStart, one.bEnd, o.bStart, o.bEnd), 0);
    return Math.min(1, (a + b) / Math.max(1, one.aEnd - one.aStart + one.bEnd - one.bStart));
  };
  const byPair = new Map<string, GoldPassage[]>();
  for (const g of gold) byPair.set(`${g.a} ${g.b}`, [...(byPair.get(`${g.a} ${g.b}`) ?? []), g]);
  const recalls: number[] = [];
  const precisions: number[] = [];
  const granularities: number[] = [];
  for (const [key, wanted] of byPair) {
    const ours = found.get(key) ?? [];
    for (const g of wanted) {
      const hits = ours.filter(
        (o) => common(o.aStart, o.aEnd, g.aStart, g.aEnd) > 0 && common(o.bStart, o.bEnd, g.bStart, g.bEnd) > 0,
      );
      recalls.push(shareOf(g, hits));
      if (hits.length > 0) granularities.push(hits.length);
    }
    for (const o of ours) precisions.push(shareOf(o, wanted));
  }
  const mean = (values: readonly number[]) =>
    values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
  const [p, r] = [mean(precisions), mean(recalls)];
  return p + r > 0 ? (2 * p * r) / (p + r) / Math.log2(1 + (granularities.length ? mean(granularities) : 1)) : 0;
}
