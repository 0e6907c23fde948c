import { findArticles } from "../db/articles.ts";
import { database } from "../db/client.ts";
import { findPairs } from "../db/pairs.ts";
import type { PairRelation } from "../model/pair.ts";
import { type JudgedPair, judgePairs } from "./judge-pairs.ts";
import { outletLetters } from "./outlet-letters.ts";

/** Pairs on one page of the queue; the decided and the excerpts are cut there too. */
const MOST_SHOWN = 50;

export type Duplicates = {
  /** Undecided pairs, those first where a look is worth most. */
  readonly waiting: readonly JudgedPair[];
  readonly waitingInAll: number;
  /** Decided pairs: where score and person disagree first, then the latest. */
  readonly decided: readonly JudgedPair[];
  readonly decidedInAll: number;
  /** Excerpts and shared passages: no decision is needed. */
  readonly excerpts: readonly JudgedPair[];
  readonly excerptsInAll: number;
  readonly texts: number;
  /** The letter of each outlet, by outlet id. */
  readonly letters: ReadonlyMap<number, string>;
};

/** These never merge, so nothing waits for a person. */
const NEEDS_NO_DECISION: readonly PairRelation[] = ["contains", "shared-passage"];

/** The review queue. */
export async function loadDuplicates(): Promise<Duplicates> {
  const db = database();
  const articles = await findArticles(db);
  const pairs = await judgePairs(await findPairs(db), articles);
  const open = pairs.filter(({ verdict }) => verdict === null);
  const waiting = open.filter(({ pair }) => !NEEDS_NO_DECISION.includes(pair.relation)).toSorted((a, b) => doubt(b) - doubt(a));
  const excerpts = open.filter(({ pair }) => NEEDS_NO_DECISION.includes(pair.relation));
  const decided = pairs
    .filter(({ verdict }) => verdict !== null)
    .toSorted((a, b) => Number(b.disagrees) - Number(a.disagrees) || (b.verdict?.id ?? 0) - (a.verdict?.id ?? 0));
  return {
    ...{ waiting: waiting.slice(0, MOST_SHOWN), waitingInAll: waiting.length },
    ...{ decided: decided.slice(0, MOST_SHOWN), decidedInAll: decided.length },
    ...{ excerpts: excerpts.slice(0, MOST_SHOWN), excerptsInAll: excerpts.length },
    texts: articles.length,
    letters: await outletLetters(),
  };
}

/** How much a look is worth, 0 to 1: most where the score is undecided, more where the rule has not joined the two. */
function doubt({ pair, a, b }: JudgedPair): number {
  const unsure = 1 - Math.abs(pair.score - 0.5) * 2;
  return (unsure + Number(a.groupId !== b.groupId)) / 2;
}
