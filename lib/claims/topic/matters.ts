import type { ClaimLink, Matter } from "../../model/claim.ts";
import { distinctNames, namesFrom, type Worded } from "./topic-names.ts";

/** Average score over all cross pairs (an absent link counts 0) from which two clusters are one matter. Lower chains unlike claims into one row. */
export const ONE_MATTER = 0.2;

/**
 * Claims joined by accepted links, by average-link clustering (Sokal and Michener 1958): a claim that is linked to one of a row
 * and to no other does not pull the row apart. A pair that a person put `apart` never stands in one row, whatever links both have. Every claim is in at most one matter; the largest matters come first.
 */
export function mattersOf(
  claims: readonly Worded[],
  links: readonly ClaimLink[],
  apart: readonly (readonly [number, number])[] = [],
): Matter[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  // Claims are numbered as their articles were read, which two workers do in any order; the order given is that of articles and text.
  const place = new Map(claims.map(({ id }, i) => [id, i]));
  const first = (ids: readonly number[]) => place.get(ids[0] ?? -1) ?? 0;
  const accepted = links
    .filter((link) => byId.has(link.a) && byId.has(link.b))
    .toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const scores = new Map(
    accepted.map((link) => [`${Math.min(link.a, link.b)}:${Math.max(link.a, link.b)}`, link.score]),
  );
  const rejected = new Set(apart.map(([a, b]) => `${Math.min(a, b)}:${Math.max(a, b)}`));
  const keptApart = (one: readonly number[], other: readonly number[]) =>
    one.some((a) => other.some((b) => rejected.has(`${Math.min(a, b)}:${Math.max(a, b)}`)));
  const cluster = new Map<number, number[]>();
  for (const { a, b } of accepted) {
    const [one, other] = [cluster.get(a) ?? [a], cluster.get(b) ?? [b]];
    if (one === other || keptApart(one, other) || averageScore(one, other, scores) < ONE_MATTER) continue;
    const joined = [...one, ...other].toSorted((x, y) => (place.get(x) ?? 0) - (place.get(y) ?? 0));
    for (const id of joined) cluster.set(id, joined);
  }
  const frequency = lemmaCounts(claims);
  const rows = [...new Set(cluster.values())];
  const names = distinctNames(
    rows.map((ids) =>
      namesFrom(
        ids.flatMap((id) => byId.get(id) ?? []),
        (lemma) => frequency.get(lemma) ?? 0,
        claims.length,
      ),
    ),
  );
  return rows
    .map((ids, i) => ({ name: names[i] ?? "", claims: ids }))
    .toSorted((x, y) => y.claims.length - x.claims.length || first(x.claims) - first(y.claims));
}

function averageScore(one: readonly number[], other: readonly number[], scores: ReadonlyMap<string, number>): number {
  const sum = one
    .flatMap((a) => other.map((b) => scores.get(`${Math.min(a, b)}:${Math.max(a, b)}`) ?? 0))
    .reduce((total, score) => total + score, 0);
  return sum / (one.length * other.length);
}

/** In how many of the claims each lemma stands. */
export function lemmaCounts(claims: readonly Worded[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const claim of claims)
    for (const lemma of new Set(claim.lemmas)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  return counts;
}
