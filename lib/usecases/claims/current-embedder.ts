import { currentConfig } from "../../model/config.ts";
import type { Embedder } from "../../model/embedder.ts";
import { openAiCompatibleEmbedder } from "../../services/openai-embedder.ts";

let embedder: Embedder | null | undefined;

/** The embedder that EMBEDDINGS_PROVIDER names, loaded once a process; null where it is "none". */
export function currentEmbedder(): Embedder | null {
  if (embedder === undefined) embedder = chooseEmbedder();
  return embedder;
}

function chooseEmbedder(): Embedder | null {
  const { provider, url, key, model } = currentConfig().embeddings;
  return provider === "none" ? null : openAiCompatibleEmbedder({ url, key, model, fetch });
}
