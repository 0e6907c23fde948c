import type { Embedder } from "../../model/embedder.ts";
import { localEmbedder } from "../../services/local-embedder.ts";
import { openAiCompatibleEmbedder } from "../../services/openai-embedder.ts";

let embedder: Embedder | null | undefined;

/** The embedder that EMBEDDINGS_PROVIDER names, loaded once a process; null where it is "none". */
export function currentEmbedder(): Embedder | null {
  if (embedder === undefined) embedder = chooseEmbedder();
  return embedder;
}

function chooseEmbedder(): Embedder | null {
  const {
    EMBEDDINGS_PROVIDER = "local",
    EMBEDDINGS_URL = "",
    EMBEDDINGS_KEY = "",
    EMBEDDINGS_MODEL = "",
  } = process.env;
  if (EMBEDDINGS_PROVIDER === "none") return null;
  if (EMBEDDINGS_PROVIDER === "openai-compatible")
    return openAiCompatibleEmbedder({ url: EMBEDDINGS_URL, key: EMBEDDINGS_KEY, model: EMBEDDINGS_MODEL, fetch });
  return localEmbedder();
}
