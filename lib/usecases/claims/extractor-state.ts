import { REFUSALS, type Refusal } from "../../claims/proposals.ts";
import { countExtracted } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { getSetting, saveSetting } from "../../db/settings.ts";
import { AppError } from "../../model/errors.ts";
import { currentExtractor } from "./extractor.ts";

const STATE = "extractor";

/** How the last call went, and why proposals of the last article that had any refused were. */
type State = {
  readonly ok: boolean;
  /** ISO time of the first failure of a row, or of the last answer. */
  readonly since: string;
  readonly message: string | null;
  readonly refused: { readonly article: number; readonly reasons: Partial<Record<Refusal, number>> } | null;
};

/** What a page tells of the extractor. */
export type ExtractorFacts = {
  /** Whether one is plugged in. */
  readonly on: boolean;
  /** Claims by provider and version. */
  readonly made: readonly { readonly by: string; readonly claims: number }[];
  readonly trouble: { readonly since: string; readonly message: string } | null;
  /** In the last article of which proposals were refused: how many, and why. */
  readonly refused: { readonly article: number; readonly reasons: readonly { readonly reason: string; readonly claims: number }[] } | null;
};

/** Keep that the extractor failed; the time of the first failure stays. */
export async function noteExtractorFailure(db: Database, error: unknown): Promise<void> {
  const before = await loadState(db);
  const message = error instanceof AppError ? error.message : "The claim extractor failed.";
  const since = before?.ok === false ? before.since : new Date().toISOString();
  await saveSetting(db, STATE, { ok: false, since, message, refused: before?.refused ?? null });
}

/** Keep that it answered, and what of its answer was refused. */
export async function noteExtractorAnswer(db: Database, article: number, refusals: readonly Refusal[]): Promise<void> {
  const reasons: Partial<Record<Refusal, number>> = {};
  for (const refusal of refusals) reasons[refusal] = (reasons[refusal] ?? 0) + 1;
  const refused = refusals.length > 0 ? { article, reasons } : ((await loadState(db))?.refused ?? null);
  await saveSetting(db, STATE, { ok: true, since: new Date().toISOString(), message: null, refused });
}

/** The state of the extractor as pages tell it. */
export async function loadExtractorFacts(db: Database): Promise<ExtractorFacts> {
  const state = await loadState(db);
  const on = currentExtractor() !== null;
  return {
    on,
    made: await countExtracted(db),
    trouble: on && state && !state.ok ? { since: state.since, message: state.message ?? "" } : null,
    refused: state?.refused
      ? {
          article: state.refused.article,
          reasons: Object.entries(state.refused.reasons).map(([reason, claims]) => ({ reason: REFUSALS[reason as Refusal], claims })),
        }
      : null,
  };
}

async function loadState(db: Database): Promise<State | null> {
  return (await getSetting(db, STATE)) as State | null;
}
