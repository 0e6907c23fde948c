import type { Embedder } from "../model/embedder.ts";

/** The embedder of EMBEDDINGS_PROVIDER=none: vectors of no dimension, so that every score rests on words alone. */
export const noEmbedder: Embedder = {
  name: "none",
  dimensions: 0,
  embed: async (sentences) => sentences.map(() => new Float32Array(0)),
};
