import { database } from "../../db/client.ts";
import { AppError } from "../../model/errors.ts";
import { askModels } from "../../services/chat.ts";
import { askNearServers, type NearServer } from "../../services/near-servers.ts";
import { currentModel, type StoredModel } from "./model-settings.ts";

/** Programs of this machine that have models; each was only asked for the list of them. */
export function findModelServers(): Promise<NearServer[]> {
  return askNearServers(fetch);
}

/** The models of the server that is set. Throws UNAVAILABLE with a sentence where it gives none, INVALID_INPUT where no server is set. */
export async function listModels(): Promise<string[]> {
  return askModels({ ...(await modelInForce()), fetch });
}

/** The model that is set. Throws INVALID_INPUT where there is none. */
export async function modelInForce(): Promise<StoredModel> {
  const model = await currentModel(database());
  if (!model) throw new AppError("INVALID_INPUT", "No model is set. Name one in Settings.");
  return model;
}
