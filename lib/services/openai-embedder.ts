import type { Embedder } from "../model/embedder.ts";
import { AppError } from "../model/errors.ts";

/** Sentences a request; the usual servers take at least this many. */
const BATCH = 64;
const PATIENCE_MS = 30_000;

/**
 * An embedder behind an address that speaks OpenAI's `/embeddings`: `url` is the base ("https://host/v1") or the whole address.
 * `dimensions` is known after the first answer and 0 before. Throws UNAVAILABLE where the server fails or answers nonsense;
 * the caller goes on without embeddings.
 */
export function openAiCompatibleEmbedder(server: {
  url: string;
  key: string;
  model: string;
  fetch: typeof fetch;
}): Embedder {
  const { key, model } = server;
  const base = server.url.replace(/\/+$/, "");
  const address = base.endsWith("/embeddings") ? base : `${base}/embeddings`;
  let dimensions = 0;

  async function embedBatch(input: readonly string[]): Promise<Float32Array[]> {
    const response = await server
      .fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model, input }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      .catch(() => null);
    if (!response?.ok) throw unavailable(response ? `answered ${response.status}` : "does not answer");
    const vectors = vectorsIn(await response.json().catch(() => null), input.length);
    dimensions ||= vectors[0]?.length ?? 0;
    if (vectors.some((vector) => vector.length !== dimensions)) throw unavailable("sent vectors of different lengths");
    return vectors;
  }

  return {
    name: `openai-compatible:${model}`,
    get dimensions() {
      return dimensions;
    },
    async embed(sentences) {
      const vectors: Float32Array[] = [];
      for (let i = 0; i < sentences.length; i += BATCH)
        vectors.push(...(await embedBatch(sentences.slice(i, i + BATCH))));
      return vectors;
    },
  };
}

/** `{data: [{index, embedding: number[]}]}` in the order of the input, whatever order it came in. */
function vectorsIn(answer: unknown, wanted: number): Float32Array[] {
  const rows: unknown = isObject(answer) ? answer.data : null;
  const vectors = new Array<Float32Array | undefined>(wanted).fill(undefined);
  if (Array.isArray(rows)) {
    for (const [position, row] of rows.entries()) {
      if (!isObject(row) || !Array.isArray(row.embedding)) continue;
      const numbers: unknown[] = row.embedding;
      const index = typeof row.index === "number" ? row.index : position;
      if (index in vectors && numbers.length > 0 && numbers.every((value) => typeof value === "number"))
        vectors[index] = Float32Array.from(numbers);
    }
  }
  return vectors.map((vector) => {
    if (!vector) throw unavailable("sent no vector for a sentence");
    return vector;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function unavailable(what: string): AppError {
  return new AppError(
    "UNAVAILABLE",
    `The embeddings server ${what}. Check EMBEDDINGS_URL, EMBEDDINGS_KEY and EMBEDDINGS_MODEL.`,
  );
}
