import type { Database } from "../../db/client.ts";
import { deleteSetting, getSetting, saveSetting } from "../../db/settings.ts";
import { currentConfig } from "../../model/config.ts";
import type { ModelSettings } from "../../model/reading.ts";

const MODEL = "model";
const READ_NEW = "model-read-new";
const TRIAL = "model-trial";

/** A model as Settings keep it: with the day its key was saved. */
export type StoredModel = ModelSettings & { readonly keySince: string | null };

/** How a trial went; `seconds` is how long it took, `message` what happened where it went wrong. */
export type ModelTrial = { readonly ok: boolean; readonly seconds: number; readonly message: string | null };
/** A trial with the model that was tried, and when, as ISO. */
export type KeptTrial = ModelTrial & { readonly name: string; readonly url: string; readonly at: string };

/** The model in force and who named it: what the environment says comes before what Settings say; null where nobody named one. */
export async function currentModel(
  db: Database,
): Promise<(StoredModel & { readonly from: "environment" | "settings" }) | null> {
  const { model } = currentConfig();
  if (model) return { ...model, url: baseOf(model.url), keySince: null, from: "environment" };
  const stored = (await getSetting(db, MODEL)) as StoredModel | null;
  return stored && { ...stored, from: "settings" };
}

/** Keep a model as Settings name it; null: turn it off. */
export async function keepModel(db: Database, model: StoredModel | null): Promise<void> {
  if (model) await saveSetting(db, MODEL, { ...model, url: baseOf(model.url) });
  else await deleteSetting(db, MODEL);
}

/** Keep how the last trial went: a form leads back to a page that has to tell it. */
export async function keepTrial(db: Database, trial: KeptTrial): Promise<void> {
  await saveSetting(db, TRIAL, trial);
}

/** How the last trial of this model went; null where it was not tried. */
export async function lastTrial(db: Database, { name, url }: ModelSettings): Promise<KeptTrial | null> {
  const trial = (await getSetting(db, TRIAL)) as KeptTrial | null;
  return trial && trial.name === name && trial.url === url ? trial : null;
}

/** Whether every new story is read unasked. */
export async function readsNew(db: Database): Promise<boolean> {
  return (await getSetting(db, READ_NEW)) === true;
}

/** Let every new story be read unasked, or none. */
export async function keepReadsNew(db: Database, on: boolean): Promise<void> {
  await saveSetting(db, READ_NEW, on);
}

/** The base of a server: people copy the address of a call as well. */
function baseOf(url: string): string {
  return url
    .trim()
    .replace(/\/+$/, "")
    .replace(/\/chat\/completions$/, "");
}

/** Whether an address is this machine, and whether what goes there can be read on the way. */
export function placeOf(url: string): { readonly here: boolean; readonly unencrypted: boolean } {
  const { hostname, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const here = host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
  return { here, unencrypted: !here && protocol === "http:" };
}
