import { readFileSync } from "node:fs";
import { linkNewClaims } from "../../lib/claims/link/match-claims.ts";
import { lemmaCounts } from "../../lib/claims/topic/matters.ts";
import type { ClaimLink } from "../../lib/model/claim.ts";
import { type SeedClaim, seedClaims } from "./seed-claims.ts";

export type ReadPair = { readonly a: string; readonly b: string; readonly same: boolean; readonly why: string };

/** A careful reader sees so many. */
const FIRST = 30;

/** The pairs that were read, by their two places in order. */
export function readPairs(): Map<string, ReadPair> {
  const file = new URL("../fixtures/seed-links.json", import.meta.url);
  const { pairs } = JSON.parse(readFileSync(file, "utf8")) as { pairs: readonly ReadPair[] };
  return new Map(pairs.map((pair) => [placesOf(pair.a, pair.b), pair]));
}

/** Links of the sample texts, best first, by the way of production. */
function seedLinks(): { claims: SeedClaim[]; links: ClaimLink[] } {
  const claims = seedClaims();
  const counts = lemmaCounts(claims);
  const links = linkNewClaims(claims, [], {
    documentFrequency: (lemma) => counts.get(lemma) ?? 0,
    corpusSize: claims.length,
  });
  return { claims, links };
}

/** Of the first links of the sample texts, the share that a careful reader found to speak of the same matter; a link nobody has read counts as wrong. */
export function measureSeedLinks(): { links: number; sameMatter: number; unread: number } {
  const { claims, links } = seedLinks();
  const pairs = readPairs();
  const placeOf = new Map(claims.map((claim) => [claim.id, claim.place]));
  const first = links
    .slice(0, FIRST)
    .map((link) => pairs.get(placesOf(placeOf.get(link.a) ?? "", placeOf.get(link.b) ?? "")));
  const same = first.filter((pair) => pair?.same).length;
  return {
    links: links.length,
    sameMatter: first.length === 0 ? 0 : same / first.length,
    unread: first.filter((pair) => !pair).length,
  };
}

export function placesOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
