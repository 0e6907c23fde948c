import type { CorpusMean } from "../../claims/link/vectors.ts";
import type { Database } from "../../db/client.ts";
import { getSetting, saveSetting } from "../../db/settings.ts";
import { currentConfig } from "../../model/config.ts";
import { AppError } from "../../model/errors.ts";

const STATE = "embeddings";
const MEAN = "embedding-mean";

/** How the last call of the embedder went. */
type EmbeddingState = {
  /** EMBEDDINGS_PROVIDER at the time. */
  readonly provider: string;
  /** The model as it is stored with every vector. */
  readonly model: string;
  readonly ok: boolean;
  /** ISO time since when it is so: the first failure of a row, or the first success after one. */
  readonly since: string;
  /** What to tell a reader; null where all is well. */
  readonly message: string | null;
};

/** Why claims that come in have no vectors now. */
export type EmbeddingTrouble = { readonly since: string; readonly message: string };

const configured = () => currentConfig().embeddings.provider;

/** Keep that the embedder failed; the time of the first failure stays. */
export async function noteEmbeddingFailure(db: Database, model: string, error: unknown): Promise<void> {
  const before = await loadState(db);
  const goesOn = before?.ok === false && before.model === model;
  // Other errors may name paths of this machine or quote the answer of a server.
  const message = error instanceof AppError ? error.message : "The sentence model failed.";
  await saveState(db, {
    provider: configured(),
    model,
    ok: false,
    since: goesOn ? before.since : new Date().toISOString(),
    message,
  });
}

/** Keep that the embedder answered. True where it, or the one before it, had failed until now. */
export async function noteEmbeddingSuccess(db: Database, model: string): Promise<boolean> {
  const before = await loadState(db);
  if (before?.ok && before.model === model) return false;
  await saveState(db, { provider: configured(), model, ok: true, since: new Date().toISOString(), message: null });
  return before?.ok === false;
}

/** Whether the last call of any embedder was one of this model, and went well. */
export async function isEmbeddingWell(db: Database, model: string): Promise<boolean> {
  const state = await loadState(db);
  return state?.ok === true && state.model === model;
}

/** The failure that lasts, or null: where the last call went well, none was made, or another provider was chosen since. */
export async function loadEmbeddingTrouble(db: Database): Promise<EmbeddingTrouble | null> {
  const state = await loadState(db);
  if (!state || state.ok || state.provider !== configured()) return null;
  return { since: state.since, message: state.message ?? "" };
}

/** The mean that is taken away from the vectors of a large collection, or null while it is small. */
export async function loadCorpusMean(db: Database): Promise<CorpusMean | null> {
  return (await getSetting(db, MEAN)) as CorpusMean | null;
}

/** Keep a new mean in place of the old one. */
export async function saveCorpusMean(db: Database, { provider, count, mean }: CorpusMean): Promise<void> {
  await saveSetting(db, MEAN, { provider, count, mean: [...mean] });
}

async function loadState(db: Database): Promise<EmbeddingState | null> {
  return (await getSetting(db, STATE)) as EmbeddingState | null;
}

async function saveState(db: Database, state: EmbeddingState): Promise<void> {
  await saveSetting(db, STATE, state);
}
