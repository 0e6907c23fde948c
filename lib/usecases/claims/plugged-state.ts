import type { Database } from "../../db/client.ts";
import { getSetting, saveSetting } from "../../db/settings.ts";
import { AppError } from "../../model/errors.ts";

/** What can be plugged in beside the rules. */
const NAMES = { extractor: "claim extractor", judge: "relation judge" } as const;
type Service = keyof typeof NAMES;

/** How the last call of a service went, and why parts of the last answer that had any such parts were refused. */
type State = {
  readonly ok: boolean;
  /** ISO time of the first failure of a row, or of the last answer. */
  readonly since: string;
  readonly message: string | null;
  /** Provider and version of the last answer. */
  readonly by: string | null;
  readonly refused: { readonly at: number; readonly reasons: Readonly<Record<string, number>> } | null;
};

/** What a page tells of a service. */
export type ServiceFacts = {
  readonly trouble: { readonly since: string; readonly message: string } | null;
  /** The last refusal: the article (extractor) or claim (judge) it was about, and how many parts were refused for which reason. */
  readonly refused: {
    readonly at: number;
    readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  } | null;
};

/** What a service answers to `ask`; where it fails, the failure is kept for the pages to tell, and goes on to the queue, which tries again. */
export async function askOrNote<T>(db: Database, service: Service, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    await noteServiceFailure(db, service, error);
    throw error;
  }
}

/** The time of the first failure of a row stays. */
async function noteServiceFailure(db: Database, service: Service, error: unknown): Promise<void> {
  const before = await loadState(db, service);
  // Other errors may name paths of this machine or quote the answer of a server.
  const message = error instanceof AppError ? error.message : `The ${NAMES[service]} failed.`;
  const since = before?.ok === false ? before.since : new Date().toISOString();
  await save(db, service, { ok: false, since, message, by: before?.by ?? null, refused: before?.refused ?? null });
}

/** Keep that it answered as `by`, and the reasons for what of its answer about `at` was refused. */
export async function noteServiceAnswer(
  db: Database,
  service: Service,
  { by, at, refusals }: { by: string; at: number; refusals: readonly string[] },
): Promise<void> {
  const reasons: Record<string, number> = {};
  for (const refusal of refusals) reasons[refusal] = (reasons[refusal] ?? 0) + 1;
  const refused = refusals.length > 0 ? { at, reasons } : ((await loadState(db, service))?.refused ?? null);
  await save(db, service, { ok: true, since: new Date().toISOString(), message: null, by, refused });
}

/** Provider and version of a service's last answer; null before the first. */
export async function lastAnswerBy(db: Database, service: Service): Promise<string | null> {
  return (await loadState(db, service))?.by ?? null;
}

/** The state of a service as pages tell it; `reasons` are the words for each refusal. A failure is told only while it is plugged in. */
export async function loadServiceFacts(
  db: Database,
  service: Service,
  { on, reasons }: { on: boolean; reasons: Readonly<Record<string, string>> },
): Promise<ServiceFacts> {
  const state = await loadState(db, service);
  return {
    trouble: on && state && !state.ok ? { since: state.since, message: state.message ?? "" } : null,
    refused: state?.refused
      ? {
          at: state.refused.at,
          reasons: Object.entries(state.refused.reasons).map(([reason, count]) => ({
            reason: reasons[reason] ?? reason,
            count,
          })),
        }
      : null,
  };
}

const keyOf = (service: Service) => `plugged-${service}`;

async function loadState(db: Database, service: Service): Promise<State | null> {
  return (await getSetting(db, keyOf(service))) as State | null;
}

async function save(db: Database, service: Service, state: State): Promise<void> {
  await saveSetting(db, keyOf(service), state);
}
