import { countArticles, findArticles } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import {
  countCopies,
  countOpen,
  findDecided,
  findExcerpts,
  findSuggestions,
  findUnconfirmedGroups,
  type OpenPair,
} from "../../db/open-pairs.ts";
import { findPairs } from "../../db/pairs.ts";
import { SUGGEST_FROM, SUGGEST_TO } from "../../similarity/relation.ts";
import { reviewPriority } from "../../similarity/review-priority.ts";
import { outletLetters } from "../columns/outlet-letters.ts";
import { previewThreshold, type ThresholdPreview } from "./preview-threshold.ts";
import { disagrees, type PairWithVerdict, withVerdicts } from "./with-verdicts.ts";

/** Entries of each part of the page; more come up as these are decided. */
const MOST_SHOWN = 50;
/** Pairs that are put in order by what a look is worth, the most doubtful first: the five hundredth is worth little. */
const MOST_ORDERED = 500;
/** Entries counted where they are not shown: what is beyond is as much as nobody looks through. */
const MOST_COUNTED = 10_000;
/** Decided pairs among which those stand first where score and person disagree. */
const MOST_DECIDED = 2000;

/** An entry of the queue: a pair, and how many texts follow the decision. */
export type Queued = PairWithVerdict & { readonly texts: number; readonly words: number };

/** Part of the page: what is shown of it, and how much there is. */
type Part<T> = { readonly shown: readonly T[]; readonly inAll: number };

export type Duplicates = {
  /** Undecided pairs that may be one article and are shown as two, those first where a look is worth most. */
  readonly suggestions: Part<Queued>;
  /** Groups joined by rule that nobody has confirmed, each by its most doubtful pair. */
  readonly groups: Part<Queued>;
  /** Decided pairs: where score and person disagree first, then the latest. */
  readonly decided: Part<PairWithVerdict>;
  /** Excerpts and shared passages: no decision is needed. */
  readonly excerpts: Part<PairWithVerdict>;
  readonly texts: number;
  readonly preview: ThresholdPreview | null;
  /** The letter of each outlet, by outlet id. */
  readonly letters: ReadonlyMap<number, string>;
};

/** The review queue; with `at`, also what another bar than the one in use would join or part. */
export async function loadDuplicates({ at }: { at?: number | undefined } = {}): Promise<Duplicates> {
  const db = database();
  const band = { from: SUGGEST_FROM, to: SUGGEST_TO };
  const open = await countOpen(db, band, MOST_COUNTED);
  const suggested = await findSuggestions(db, band, MOST_ORDERED);
  const unconfirmed = await findUnconfirmedGroups(db, MOST_ORDERED);
  const excerpts = await findExcerpts(db, band, MOST_SHOWN);
  const decided = await findDecided(db, MOST_DECIDED);
  const ordered = decided.toSorted((a, b) => Number(disagrees(b, b.verdict)) - Number(disagrees(a, a.verdict)));
  const parts = {
    suggestions: { shown: await queued(db, suggested), inAll: open.suggestions },
    groups: { shown: await queued(db, unconfirmed), inAll: open.groups },
    decided: { shown: await withBoth(db, ordered.slice(0, MOST_SHOWN)), inAll: decided.length },
    excerpts: { shown: await withBoth(db, excerpts.pairs), inAll: excerpts.inAll },
  };
  const preview = at === undefined ? null : await previewThreshold(at);
  const pairs = [
    ...Object.values(parts).flatMap(({ shown }) => shown),
    ...(preview?.join ?? []),
    ...(preview?.part ?? []),
  ];
  return {
    ...parts,
    preview,
    texts: await countArticles(db),
    letters: await outletLetters(pairs.flatMap(({ a, b }) => [a.outletId, b.outletId])),
  };
}

/** The pairs where a look is worth most. */
async function queued(db: Database, open: readonly OpenPair[]): Promise<Queued[]> {
  const copies = await countCopies(db, [...new Set(open.flatMap(({ groupA, groupB }) => [groupA, groupB]))]);
  const weighed = open
    .map((pair) => ({
      ...pair,
      texts: (copies.get(pair.groupA) ?? 1) + (pair.groupA === pair.groupB ? 0 : (copies.get(pair.groupB) ?? 1)),
    }))
    .toSorted((a, b) => reviewPriority(b) - reviewPriority(a))
    .slice(0, MOST_SHOWN);
  const pairs = await withBoth(db, weighed);
  return pairs.flatMap((each, i) => {
    const { texts, words } = weighed[i] ?? { texts: 2, words: 0 };
    return { ...each, texts, words };
  });
}

/** These pairs in full, in the order given. */
async function withBoth(db: Database, order: readonly Pick<OpenPair, "aId" | "bId">[]): Promise<PairWithVerdict[]> {
  if (order.length === 0) return [];
  const pairs = await findPairs(db, { these: order });
  const articles = await findArticles(db, { ids: [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))] });
  const byKey = new Map(
    (await withVerdicts(pairs, articles, db)).map((each) => [`${each.pair.aId} ${each.pair.bId}`, each]),
  );
  return order.flatMap(({ aId, bId }) => byKey.get(`${aId} ${bId}`) ?? []);
}
