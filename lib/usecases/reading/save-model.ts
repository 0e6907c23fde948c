import { inTransaction } from "../../db/client.ts";
import { stopReadings } from "../../db/readings.ts";
import { currentConfig } from "../../model/config.ts";
import { AppError } from "../../model/errors.ts";
import { loadModel, MODEL_DEFAULTS, type ModelFacts } from "./load-model.ts";
import { endPause } from "./model-pause.ts";
import { currentModel, keepModel, keepReadsNew } from "./model-settings.ts";

/** What a person changes of the model; what is absent stays. `key: ""` removes the key. */
export type ModelChange = {
  readonly address?: string | undefined;
  readonly name?: string | undefined;
  readonly key?: string | undefined;
  readonly context?: number | undefined;
  readonly parallel?: number | undefined;
  readonly price?: number | null | undefined;
  readonly readNew?: boolean | undefined;
};

const MODEL_IS_SET = "The environment names the model (MODEL_URL). Change it there, and start Parallax again.";

/**
 * Keep what a person says of the model. A key belongs to its server: where another address is given without a key, the old one is not sent there. Throws
 * FORBIDDEN where the environment names the model, INVALID_INPUT where address or name are missing.
 */
export async function saveModel({ readNew, ...change }: ModelChange): Promise<ModelFacts> {
  const given = Object.values(change).some((value) => value !== undefined);
  if (given && currentConfig().model) throw new AppError("FORBIDDEN", MODEL_IS_SET);
  await inTransaction(async (tx) => {
    if (readNew !== undefined) await keepReadsNew(tx, readNew);
    if (!given) return;
    const before = await currentModel(tx);
    const url = webAddress(change.address ?? before?.url ?? "");
    const name = (change.name ?? before?.name ?? "").trim();
    if (!name) throw new AppError("INVALID_INPUT", "Name the model that is to be asked.");
    const isOther = before !== null && new URL(before.url).origin !== new URL(url).origin;
    const key = change.key ?? (isOther ? "" : (before?.key ?? ""));
    const keySince = change.key ? new Date().toISOString() : key ? (before?.keySince ?? null) : null;
    await keepModel(tx, {
      url,
      name,
      key,
      keySince,
      context: change.context ?? before?.context ?? MODEL_DEFAULTS.context,
      parallel: change.parallel ?? before?.parallel ?? MODEL_DEFAULTS.parallel,
      price: change.price === undefined ? (before?.price ?? null) : change.price,
    });
    await endPause(tx);
  });
  return loadModel();
}

/** Ask no model any more: address and key are forgotten, and readings that wait are stopped. What was read stays. Throws FORBIDDEN where the environment names it. */
export async function turnModelOff(): Promise<ModelFacts> {
  if (currentConfig().model) throw new AppError("FORBIDDEN", MODEL_IS_SET);
  await inTransaction(async (tx) => {
    await keepModel(tx, null);
    await stopReadings(tx);
  });
  return loadModel();
}

/** An address that sentences may go to: a user or password in it would be shown and logged. */
function webAddress(address: string): string {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password)
    throw new AppError("INVALID_INPUT", "Give the address of the server, such as http://127.0.0.1:11434/v1.");
  return address.trim();
}
