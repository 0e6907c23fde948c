import { z } from "zod";
import { AppError } from "../model/errors.ts";

const PATIENCE_MS = 60_000;
/** Characters of an answer: more than any article gives. */
const LONGEST_ANSWER = 4_000_000;

/** A service that the environment names, and how to ask it. `fetch` is passed in, so that this stays free of the network. */
export type PluggedServer = { readonly url: string; readonly key: string; readonly fetch: typeof fetch };

/** A stretch of text as a service names it. */
export const quotedSpanSchema = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });

/** Who answers, in every answer. */
export const signatureShape = { provider: z.string().min(1).max(100), version: z.string().min(1).max(100) };

/** Provider and version as they are stored with what they made. */
export function signed({ provider, version }: { provider: string; version: string }): string {
  return `${provider} ${version}`;
}

/**
 * Sends `question` by POST and returns the answer as `schema` reads it. Throws UNAVAILABLE where the service fails, is slow, sends too much
 * or something else than `wanted`; `name` and the variables of the environment are told, the key never.
 */
export async function askServer<T>(
  server: PluggedServer,
  question: unknown,
  { schema, name, wanted, variables }: { schema: z.ZodType<T>; name: string; wanted: string; variables: string },
): Promise<T> {
  const unavailable = (what: string) => new AppError("UNAVAILABLE", `The ${name} ${what}. Check ${variables}.`);
  const response = await server
    .fetch(server.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(server.key ? { authorization: `Bearer ${server.key}` } : {}) },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    .catch(() => null);
  if (!response?.ok) throw unavailable(response ? `answered ${response.status}` : "does not answer");
  const answer = await response.text().catch(() => "");
  if (answer.length > LONGEST_ANSWER) throw unavailable("sent more than an answer can hold");
  const read = schema.safeParse(parsed(answer));
  if (!read.success)
    throw unavailable(`sent what is not ${wanted} (${read.error.issues[0]?.path.join(".") || "not JSON"})`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
