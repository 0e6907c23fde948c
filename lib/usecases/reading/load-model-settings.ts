import { AppError } from "../../model/errors.ts";
import type { NearServer } from "../../services/near-servers.ts";
import { estimateReading, type ReadingEstimate } from "./estimate-reading.ts";
import { findModelServers, listModels } from "./find-model-servers.ts";
import { loadModel, type ModelFacts } from "./load-model.ts";
import { loadReadings, type ReadingProgress } from "./load-readings.ts";

/** What the Settings page shows of a model of one's own. */
export type ModelSettingsView = {
  readonly model: ModelFacts;
  /** Programs of this machine that answer; looked for only while no model is set or a person asks. */
  readonly servers: readonly NearServer[];
  readonly looked: boolean;
  /** The models of the server that is set, where it was asked and gave them. */
  readonly models: readonly string[];
  /** Why it gave none. */
  readonly trouble: string | null;
  readonly run: ReadingProgress;
  /** What all stories would take, where a person asked. */
  readonly all: ReadingEstimate | null;
};

/** The model as Settings show it. `look` asks this machine's usual ports and the server for its models, `estimate` measures all stories. */
export async function loadModelSettings({
  look,
  estimate,
}: {
  look: boolean;
  estimate: boolean;
}): Promise<ModelSettingsView> {
  const model = await loadModel();
  const looked = look || !model.on;
  const listed = model.on && look ? await modelsOrTrouble() : { models: [], trouble: null };
  return {
    model,
    looked,
    ...listed,
    servers: looked ? await findModelServers() : [],
    run: await loadReadings(),
    all: model.on && estimate ? await estimateReading("all") : null,
  };
}

async function modelsOrTrouble(): Promise<Pick<ModelSettingsView, "models" | "trouble">> {
  try {
    return { models: await listModels(), trouble: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { models: [], trouble: error.message };
  }
}
