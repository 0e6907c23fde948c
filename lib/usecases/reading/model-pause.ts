import type { Database } from "../../db/client.ts";
import { getSetting, saveSetting } from "../../db/settings.ts";

const PAUSE = "model-pause";
/** Failures in a row after which nothing more is asked: a server that is down, or an account without money, would fail every story. */
const MOST_FAILURES = 10;

/** How the last questions went; `since` is set while nothing is asked. */
type State = { readonly failures: number; readonly since: string | null; readonly reason: string };
/** Why nothing is asked, and since when. */
export type ModelPause = { readonly since: string; readonly reason: string; readonly failures: number };

/** The pause that holds; null where questions are asked. */
export async function loadPause(db: Database): Promise<ModelPause | null> {
  const state = await load(db);
  return state?.since ? { since: state.since, reason: state.reason, failures: state.failures } : null;
}

/** Count a question that failed; the tenth in a row makes a pause. */
export async function noteModelFailure(db: Database, reason: string): Promise<void> {
  const failures = ((await load(db))?.failures ?? 0) + 1;
  const since = failures >= MOST_FAILURES ? new Date().toISOString() : null;
  await saveSetting(db, PAUSE, { failures, since, reason });
}

/** A question was answered: the row of failures ends. */
export async function noteModelAnswer(db: Database): Promise<void> {
  if (((await load(db))?.failures ?? 0) > 0) await saveSetting(db, PAUSE, { failures: 0, since: null, reason: "" });
}

/** Go on after a pause: with one question, for the next failure pauses again. */
export async function endPause(db: Database): Promise<void> {
  const state = await load(db);
  if (state?.since) await saveSetting(db, PAUSE, { ...state, failures: MOST_FAILURES - 1, since: null });
}

async function load(db: Database): Promise<State | null> {
  return (await getSetting(db, PAUSE)) as State | null;
}
