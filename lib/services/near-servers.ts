import { askModels } from "./chat.ts";

/** Programs that run models on one's own machine, by the port each takes. */
const USUAL = [
  ["Ollama", 11434],
  ["LM Studio", 1234],
  ["llama.cpp", 8080],
  ["vLLM", 8000],
] as const;
/** What is there answers at once. */
const PATIENCE_MS = 800;

/** A program of this machine that has models. */
export type NearServer = { readonly program: string; readonly address: string; readonly models: readonly string[] };

/** What answers on this machine's usual ports with a list of models. Nothing else is sent. */
export async function askNearServers(get: typeof fetch): Promise<NearServer[]> {
  const found = await Promise.all(
    USUAL.map(async ([program, port]) => {
      const address = `http://127.0.0.1:${port}/v1`;
      const models = await askModels({ url: address, key: "", fetch: get }, PATIENCE_MS).catch(() => null);
      return models ? [{ program, address, models }] : [];
    }),
  );
  return found.flat();
}
