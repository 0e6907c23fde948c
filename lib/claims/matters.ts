import type { ClaimLink, Matter, StoredClaim } from "../model/claim.ts";

/** Average score over all cross pairs (an absent link counts 0) from which two clusters are one matter. Lower chains unlike claims into one row. */
export const ONE_MATTER = 0.3;
const NAME_LEMMAS = 3;

/**
 * Claims joined by accepted links, by average-link clustering (Sokal and Michener 1958): a claim that is linked to one of a row
 * and to no other does not pull the row apart. Every claim is in at most one matter; the largest matters come first.
 */
export function mattersOf(claims: readonly StoredClaim[], links: readonly ClaimLink[]): Matter[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const accepted = links.filter((link) => byId.has(link.a) && byId.has(link.b)).toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const scores = new Map(accepted.map((link) => [`${Math.min(link.a, link.b)}:${Math.max(link.a, link.b)}`, link.score]));
  const cluster = new Map<number, number[]>();
  for (const { a, b } of accepted) {
    const [one, other] = [cluster.get(a) ?? [a], cluster.get(b) ?? [b]];
    if (one === other || averageScore(one, other, scores) < ONE_MATTER) continue;
    const joined = [...one, ...other].toSorted((x, y) => x - y);
    for (const id of joined) cluster.set(id, joined);
  }
  return [...new Set(cluster.values())]
    .map((ids) => ({ name: nameOf(ids.flatMap((id) => byId.get(id) ?? [])), claims: ids }))
    .toSorted((x, y) => y.claims.length - x.claims.length || (x.claims[0] ?? 0) - (y.claims[0] ?? 0));
}

function averageScore(one: readonly number[], other: readonly number[], scores: ReadonlyMap<string, number>): number {
  const sum = one.flatMap((a) => other.map((b) => scores.get(`${Math.min(a, b)}:${Math.max(a, b)}`) ?? 0)).reduce((total, score) => total + score, 0);
  return sum / (one.length * other.length);
}

/** The lemmas that most of the claims share, in the order in which the first claim has them. */
function nameOf(claims: readonly StoredClaim[]): string {
  const counts = new Map<string, number>();
  for (const claim of claims) for (const lemma of new Set(claim.lemmas)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  const first = [...new Set(claims.flatMap((claim) => claim.lemmas))];
  const shared = new Set(first.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, NAME_LEMMAS));
  const words = first.filter((lemma) => shared.has(lemma)).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
