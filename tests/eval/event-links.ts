import { readFileSync } from "node:fs";
import { linkNewClaims } from "../../lib/claims/link/match-claims.ts";
import { lemmaCounts } from "../../lib/claims/topic/matters.ts";
import { type EventClaim, eventClaims } from "./event-claims.ts";

type ReadPlaces = { readonly event: number; readonly a: string; readonly b: string; readonly same: boolean };

/**
 * Links by words among all articles of all events, as one collection: how many, and the share of them inside one event (a link between two events is
 * hardly ever right); of the pairs that were read, the share of linked ones that speak of one matter, and the share of those on one matter that are linked.
 * The read pairs were drawn over all scores of an earlier version, so that they hold more doubtful ones than a page shows. Null where the set is absent.
 */
export function measureEventLinks(): {
  links: number;
  insideOneEvent: number;
  sameMatter: number;
  found: number;
} | null {
  const claims = eventClaims();
  if (!claims) return null;
  const counts = lemmaCounts(claims);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const links = linkNewClaims(claims, [], {
    documentFrequency: (lemma) => counts.get(lemma) ?? 0,
    corpusSize: claims.length,
  });
  const between = links.filter(({ a, b }) => byId.get(a)?.articleId !== byId.get(b)?.articleId);
  const inside = between.filter(({ a, b }) => byId.get(a)?.event === byId.get(b)?.event);
  const linked = new Set(links.map(({ a, b }) => keyOf(a, b)));
  const read = readEventPairs(claims);
  const same = read.filter((pair) => pair.same);
  const isLinked = ({ a, b }: { a: EventClaim; b: EventClaim }) => linked.has(keyOf(a.id, b.id));
  return {
    links: between.length,
    insideOneEvent: inside.length / Math.max(1, between.length),
    sameMatter: same.filter(isLinked).length / Math.max(1, read.filter(isLinked).length),
    found: same.filter(isLinked).length / Math.max(1, same.length),
  };
}

const keyOf = (one: number, other: number) => `${Math.min(one, other)}:${Math.max(one, other)}`;

/** The pairs of tests/fixtures/event-links.json whose claims are still cut as they were when they were read. */
export function readEventPairs(claims: readonly EventClaim[]): { a: EventClaim; b: EventClaim; same: boolean }[] {
  const file = new URL("../fixtures/event-links.json", import.meta.url);
  const { pairs } = JSON.parse(readFileSync(file, "utf8")) as { pairs: readonly ReadPlaces[] };
  const byPlace = new Map(claims.map((claim) => [`${claim.event} ${claim.place}`, claim]));
  return pairs.flatMap(({ event, a, b, same }) => {
    const [one, other] = [byPlace.get(`${event} ${a}`), byPlace.get(`${event} ${b}`)];
    return one && other ? [{ a: one, b: other, same }] : [];
  });
}
