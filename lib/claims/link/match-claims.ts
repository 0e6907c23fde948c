import type { ClaimLink } from "../../model/claim.ts";
import { pairKey } from "../../model/pair-key.ts";
import { disputesIn } from "./disputes.ts";
import type { LinkableClaim } from "./link-features.ts";
import { claimScorer, type ScoreOptions } from "./link-score.ts";
import { evidenceOf } from "./relate.ts";
import { doubter } from "./survives-doubt.ts";

export type LinkOptions = ScoreOptions & {
  /** Pairs of claim ids that a person decided on; the algorithm never overrules them. */
  readonly decisions?: {
    readonly confirmed: readonly (readonly [number, number])[];
    readonly rejected: readonly (readonly [number, number])[];
  };
  /** Whether two claims stand in different stories, or in one article; inside a story its rows link them. All pairs where it is not given. */
  readonly acrossStories?: (a: LinkableClaim, b: LinkableClaim) => boolean;
  /**
   * Whether the articles of two claims are near by their words and one of them is all that tells its story. They are compared as in a small collection,
   * however large this one is: what else came in makes chance likeness of other articles, not of these, and a story told once has no rows in which it is compared.
   */
  readonly near?: (a: LinkableClaim, b: LinkableClaim) => boolean;
};

/**
 * From this score on, two claims are linked. Lower joins claims that share a topic and no matter; higher loses the same matter in other
 * words. Chosen on the sample texts and on forty events, read pair by pair: tests/fixtures/seed-links.json and event-links.json.
 */
export const LINKED = 0.3;
/** The bar across stories in a large collection: of the links between forty events at the lower bar nine of ten told of a stock phrase or of one actor. */
const LINKED_ACROSS = 0.85;
/** Weight of the words that two stories share beside names, in a small collection and in a large one: "Kim Jong Un" stands in many stories and tells of no point. */
const [TELLING, TELLING_ACROSS] = [0.6, 1.2];
/**
 * From this score of reporting one event on two articles of two stories are near by their words: two texts on one war, one campaign, one bill. Of links at the
 * lower bar between such articles of the stories set more than half were read as one matter that comes back (48 of 85); between the others a quarter.
 */
export const NEAR_BY_WORDS = 0.1;
/** Claims up to which the bar is the lower one, and from which on it is the higher one. */
const [FEW_CLAIMS, MANY_CLAIMS] = [400, 3000];
/** "This should be obvious to anyone" is like everything and says nothing. */
const FEWEST_LEMMAS = 4;
/** A pair counts where it comes this near to the best pair of both its claims: two sentences of one outlet may both answer one of another. */
const NEAR_BEST = 0.5;

type Pair = { readonly a: LinkableClaim; readonly b: LinkableClaim };
type Scored = Pair & { readonly score: number };

/**
 * Links that touch a claim of `own`, among these and the candidates: between claims of different groups those near the best of both
 * their claims within each pair of groups, above the cut, best first (a global best would leave no row of four columns). Inside one
 * article only what one source says and another denies is linked. Both lists hold all claims of their articles. The links of two
 * groups hang on these two and the corpus counts alone, so that the order in which articles arrive does not matter.
 */
export function linkNewClaims(
  own: readonly LinkableClaim[],
  candidates: readonly LinkableClaim[],
  options: LinkOptions,
): ClaimLink[] {
  const ids = new Set(own.map((claim) => claim.id));
  const { acrossStories = () => true, near = () => false } = options;
  const wanted = (a: LinkableClaim, b: LinkableClaim) => (ids.has(a.id) || ids.has(b.id)) && acrossStories(a, b);
  const unique = [...new Map([...own, ...candidates].map((claim) => [claim.id, claim])).values()].toSorted(
    (a, b) => a.id - b.id,
  );
  const byId = new Map(unique.map((claim) => [claim.id, claim]));
  const { confirmed, rejected } = options.decisions ?? { confirmed: [], rejected: [] };
  const decided = new Set([...confirmed, ...rejected].map(([one, other]) => pairKey(one, other)));
  const free = ({ a, b }: Pair) => wanted(a, b) && !decided.has(pairKey(a.id, b.id));
  const byPerson = confirmed.flatMap(([one, other]): Scored[] => {
    const [a, b] = [byId.get(Math.min(one, other)), byId.get(Math.max(one, other))];
    return a && b && wanted(a, b) ? [{ a, b, score: 1 }] : [];
  });
  const scorer = claimScorer(unique, options);
  const size = shareOfMany(options.corpusSize);
  const raised = options.acrossStories ? size : 0;
  const raisedFor = ({ a, b }: Pair) => (raised > 0 && near(a, b) ? 0 : raised);
  const between = (low: number, high: number, pair: Pair) => low + (high - low) * raisedFor(pair);
  const doubt = options.acrossStories ? doubter(unique) : null;
  // What tells two events apart is asked before the score, which costs more and lets most of them pass; a common line, which costs most, after it.
  const isRelated = ({ a, b }: Pair) => !doubt || doubt.related(a, b);
  const isTelling = ({ a, b }: Pair) => !doubt || doubt.telling(a, b) >= between(TELLING, TELLING_ACROSS, { a, b });
  const scored = candidatePairs(unique, ids)
    .filter((pair) => free(pair) && isRelated(pair) && isTelling(pair) && scorer.isOpen(pair.a, pair.b))
    .map((pair) => ({ ...pair, score: scorer.scoreOf(pair.a, pair.b, near(pair.a, pair.b)).score }))
    .filter((pair) => pair.score >= between(LINKED, LINKED_ACROSS, pair) && !doubt?.stock(pair.a, pair.b));
  const articles = new Set(own.map((claim) => claim.articleId));
  const disputes = disputesIn(unique.filter((claim) => articles.has(claim.articleId))).filter(free);
  return [...byPerson, ...disputes, ...nearBest(scored)]
    .toSorted((x, y) => y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id)
    .map(({ a, b, score }) => ({ a: a.id, b: b.id, score, evidence: evidenceOf(a, b) }));
}

/** How far a collection of so many claims is from a small one to a large one, 0 to 1: the more claims there are, the more pairs of them are alike by chance. */
function shareOfMany(claims: number): number {
  const share = Math.log(Math.max(claims, FEW_CLAIMS) / FEW_CLAIMS) / Math.log(MANY_CLAIMS / FEW_CLAIMS);
  return Math.min(1, share);
}

/**
 * Pairs of different groups that share a lemma, of which one is in `own`; no link is made without one. Pairs of two candidates are never
 * looked at, because there are ten times as many of them as of the others.
 */
function candidatePairs(claims: readonly LinkableClaim[], own: ReadonlySet<number>): Pair[] {
  const holders = new Map<string, LinkableClaim[]>();
  const ownHolders = new Map<string, LinkableClaim[]>();
  const pairs: Pair[] = [];
  for (const claim of claims) {
    const lemmas = new Set(claim.lemmas);
    if (lemmas.size < FEWEST_LEMMAS) continue;
    const isOwn = own.has(claim.id);
    const met = new Set<LinkableClaim>();
    for (const lemma of lemmas) {
      for (const other of (isOwn ? holders : ownHolders).get(lemma) ?? [])
        if (other.groupId !== claim.groupId) met.add(other);
      note(holders, lemma, claim);
      if (isOwn) note(ownHolders, lemma, claim);
    }
    for (const other of met) pairs.push({ a: other, b: claim });
  }
  return pairs;
}

function note(holders: Map<string, LinkableClaim[]>, lemma: string, claim: LinkableClaim): void {
  const there = holders.get(lemma);
  if (there) there.push(claim);
  else holders.set(lemma, [claim]);
}

/** Pairs that come near the best that both their claims have in the other's group. */
function nearBest(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, number>();
  const keys = ({ a, b }: Scored) => [`${a.id}:${b.groupId}`, `${b.id}:${a.groupId}`];
  for (const pair of scored) for (const key of keys(pair)) best.set(key, Math.max(best.get(key) ?? 0, pair.score));
  return scored.filter((pair) => keys(pair).every((key) => pair.score >= NEAR_BEST * (best.get(key) ?? 0)));
}
