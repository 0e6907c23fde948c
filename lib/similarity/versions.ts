import { isExcerpt } from "../model/article.ts";
import type { ArticleSummary } from "../model/stored.ts";
import type { GroupingPair } from "./group.ts";

/** That an article was found at an address. `claimed`: only its page's data say so. */
export type FoundAt = { readonly articleId: number; readonly key: string; readonly claimed: boolean };
type Versioned = Pick<ArticleSummary, "id" | "textSha256" | "capturedAt" | "remarks">;

/**
 * The pairs with those of one address marked as versions, the ones without a flag added. Two texts must have a passage in common where their
 * address is only what a page claims of itself, because many sites give all their pages one canonical link, and where it shows more than two
 * texts, because a list of news is another text each day.
 */
export function withVersions(
  pairs: readonly GroupingPair[],
  members: readonly Versioned[],
  found: readonly FoundAt[],
): GroupingPair[] {
  const byPair = new Map(pairs.map((pair) => [`${pair.aId} ${pair.bId}`, pair]));
  for (const { a, b, sure } of sharedAddresses(members, found)) {
    const key = `${a} ${b}`;
    const flagged = byPair.get(key);
    if (!sure && (flagged?.score ?? 0) === 0) continue;
    const unflagged = { aId: a, bId: b, relation: "shared-passage", score: 0, decision: null } as const;
    byPair.set(key, { ...(flagged ?? unflagged), versions: true });
  }
  return [...byPair.values()];
}

/** Of the versions of one address all but the latest; a latest one that is an excerpt does not take the lead from a whole text. */
export function earlierVersions(members: readonly Versioned[], pairs: readonly GroupingPair[]): Set<number> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const earlier = new Set<number>();
  for (const { aId, bId, versions, decision } of pairs) {
    const [a, b] = [byId.get(aId), byId.get(bId)];
    if (!versions || !a || !b || a.textSha256 === b.textSha256 || !(decision === null || decision === "merged"))
      continue;
    const [before, after] = isBefore(a, b) ? [a, b] : [b, a];
    if (!isExcerpt(after) || isExcerpt(before)) earlier.add(before.id);
  }
  return earlier;
}

function isBefore(a: Versioned, b: Versioned): boolean {
  if (a.capturedAt && b.capturedAt && a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt;
  return a.id < b.id;
}

/** Pairs of members that were found at one address, a < b; sure where it is theirs whatever they have in common. */
function sharedAddresses(
  members: readonly Versioned[],
  found: readonly FoundAt[],
): { readonly a: number; readonly b: number; readonly sure: boolean }[] {
  const here = new Map(members.map((member) => [member.id, member]));
  const byKey = new Map<string, FoundAt[]>();
  for (const each of found) if (here.has(each.articleId)) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each]);
  const shared = new Map<string, { a: number; b: number; sure: boolean }>();
  for (const own of byKey.values()) {
    const texts = new Set(own.map(({ articleId }) => here.get(articleId)?.textSha256)).size;
    for (const one of own) {
      for (const other of own) {
        if (one.articleId >= other.articleId) continue;
        const [a, b] = [one.articleId, other.articleId];
        const sure = texts <= 2 && !one.claimed && !other.claimed;
        shared.set(`${a} ${b}`, { a, b, sure: sure || (shared.get(`${a} ${b}`)?.sure ?? false) });
      }
    }
  }
  return [...shared.values()];
}
