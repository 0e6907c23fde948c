import { isDeepStrictEqual } from "node:util";
import { findArticlesAnyState } from "../../db/articles.ts";
import { countClaims } from "../../db/claim-words.ts";
import { type Database, database, inTransactionAgain } from "../../db/client.ts";
import { countDecisions, findDecisions, lockSubject, newestDecision, saveDecision } from "../../db/decisions.ts";
import { enqueueAll } from "../../db/queue.ts";
import type { DecisionKind, DetailOf } from "../../model/decision/details.ts";
import { articlesOf, MOST_HOLDING, type NewDecision, type StoredDecision } from "../../model/decision/stored.ts";
import { AppError } from "../../model/errors.ts";
import { wordsOf } from "../../model/telling.ts";
import type { Effect, KindOfDecision } from "./kind.ts";

/** What is decided on a subject that was locked. */
export type Choice<K extends DecisionKind> = {
  readonly subject: string;
  readonly verdict: string;
  readonly detail: DetailOf<K>;
  /** True where the same may be decided once more, because what stands has no effect now. */
  readonly again?: boolean;
};
/** One choice or several that are made together, and what follows from them; `effect` is given the number of the last. */
export type Plan<K extends DecisionKind> = {
  readonly choices: readonly Choice<K>[];
  readonly effect?: (decision: number) => Effect;
};
/** Locks a subject and gives what stands there, if anything. Whatever a choice rests on is read after it. */
export type Lock<K extends DecisionKind> = (subject: string) => Promise<StoredDecision<K> | null>;

/**
 * The one way in which a decision is made: lock the subject, see what stands, save, and let what follows happen at once or queue it, all in one
 * transaction. Of several who decide about one subject at once, one does; the others get CONFLICT with what stands now, and so does who asks
 * for what stands already, because a second entry would make the first undo seem to do nothing. Returns the decisions' ids, one for each choice.
 */
export async function decideEach<K extends DecisionKind>(
  kind: KindOfDecision<K>,
  plan: (tx: Database, lock: Lock<K>) => Promise<Plan<K>>,
): Promise<number[]> {
  // Asked before anything else: what is decided from here on was not there when this reader chose.
  const seen = await newestDecision(database());
  return inTransactionAgain(async (tx) => {
    const standing = new Map<string, StoredDecision<K> | null>();
    const lock: Lock<K> = async (subject) => {
      await lockSubject(tx, kind.kind, subject);
      const [stands = null] = await findDecisions(tx, kind.kind, [subject]);
      if (stands && stands.id > seen) throw await conflict(tx, kind, stands, "Meanwhile this was decided: ");
      standing.set(subject, stands);
      return stands;
    };
    const { choices, effect } = await plan(tx, lock);
    const decisions = await saveAll(tx, kind, choices, { lock, standing });
    if (effect) await follow(tx, effect(decisions.at(-1) ?? 0));
    return decisions;
  });
}

/** As `decideEach`, where one choice is made, or where the last of several stands for all. Returns its id. */
export async function decide<K extends DecisionKind>(
  kind: KindOfDecision<K>,
  plan: (tx: Database, lock: Lock<K>) => Promise<Plan<K>>,
): Promise<number> {
  return (await decideEach(kind, plan)).at(-1) ?? 0;
}

async function saveAll<K extends DecisionKind>(
  tx: Database,
  kind: KindOfDecision<K>,
  choices: readonly Choice<K>[],
  { lock, standing }: { lock: Lock<K>; standing: ReadonlyMap<string, StoredDecision<K> | null> },
): Promise<number[]> {
  const saved: number[] = [];
  for (const choice of choices) {
    const known = standing.get(choice.subject);
    const stands = known === undefined ? await lock(choice.subject) : known;
    if (stands && !choice.again && saysTheSame(kind, stands, choice))
      throw await conflict(tx, kind, stands, "This stands already: ");
    if (!stands) await refuseTooMany(tx, kind.kind);
    const { subject, verdict, detail } = choice;
    saved.push(await saveDecision(tx, { kind: kind.kind, subject, verdict, detail } as NewDecision<K>));
  }
  return saved;
}

/** Let happen what follows from a decision that was made or undone: at once, or by the queue. */
export async function follow(tx: Database, effect: Effect): Promise<void> {
  const atOnce = "now" in effect && (!("queue" in effect) || (await countClaims(tx)) <= effect.upToClaims);
  if (atOnce) await effect.now(tx);
  else if ("queue" in effect) await enqueueAll(tx, effect.queue);
}

function saysTheSame<K extends DecisionKind>(
  { differsBy }: KindOfDecision<K>,
  stands: StoredDecision<K>,
  asked: Choice<K>,
): boolean {
  const [before, after] = [stands, asked].map(({ detail }) => new Map<string, unknown>(Object.entries(detail)));
  return (
    stands.verdict === asked.verdict &&
    differsBy.every((field) => isDeepStrictEqual(before?.get(field), after?.get(field)))
  );
}

async function conflict<K extends DecisionKind>(
  tx: Database,
  { tell }: KindOfDecision<K>,
  stands: StoredDecision<K>,
  begin: string,
): Promise<AppError> {
  const ids = articlesOf(stands);
  const found = await findArticlesAnyState(tx, ids);
  // By the file's name, as in every refusal: a headline with its outlet would give the outlet away where outlets are hidden.
  const names = ids.map((id) => found.find((article) => article.id === id)?.sourceId ?? `article ${id}`);
  return new AppError("CONFLICT", `${begin}${wordsOf(tell(stands, names))} Nothing was changed.`);
}

async function refuseTooMany(tx: Database, kind: DecisionKind): Promise<void> {
  const most = (MOST_HOLDING as { readonly [K in DecisionKind]?: number })[kind];
  if (most === undefined || (await countDecisions(tx, kind)) < most) return;
  throw new AppError(
    "CONFLICT",
    `There are ${most} choices of this kind, and no more are taken. Undo one of them first. Nothing was changed.`,
  );
}
