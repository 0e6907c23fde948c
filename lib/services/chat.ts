import { z } from "zod";
import { AppError } from "../model/errors.ts";
import { DIFFERS, type Question } from "../model/reading.ts";
import { limitedText, type Reply, refusalWords, waitBefore } from "./chat-failures.ts";

/** A model on this machine without a graphics card takes minutes for a story. */
const PATIENCE_MS = 600_000;
/** Times that a question is sent before it counts as failed. */
const MOST_TRIES = 3;
/** The forms in which an answer can be asked for, best first: a server that does not know one says so, and is asked in the next. */
const FORMS = ["json_schema", "json_object", "text"] as const;
export type AnswerForm = (typeof FORMS)[number];
/** Statuses with which servers say that they do not know a field of the question. */
const NOT_UNDERSTOOD = new Set([400, 415, 422, 500, 501]);

/** Where a model is asked, and with what; `fetch` and `sleep` are passed in, so that tests need no clock. */
export type ChatServer = {
  readonly url: string;
  readonly key: string;
  readonly name: string;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** What a model said: its words, the tokens of question and answer where the server counts them, and the form it was asked in. */
export type ChatAnswer = { readonly text: string; readonly tokens: number | null; readonly form: AnswerForm };

const SCHEMAS: { readonly [T in Question["task"]]: object } = {
  points: objectOf({
    points: {
      type: "array",
      items: objectOf({
        sentences: { type: "array", items: { type: "string" } },
        differ: { type: "string", enum: DIFFERS },
      }),
    },
  }),
  name: objectOf({ name: { type: "string" } }),
};

function objectOf(properties: Record<string, object>): object {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

const piece = z.object({ type: z.string().optional(), text: z.string().optional() });
const answerSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.union([z.string(), z.array(piece)]).nullish() }) }))
    .min(1),
  usage: z.object({ total_tokens: z.number().nonnegative() }).nullish().catch(null),
});
const modelsSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })).max(2000) });

/** The forms that a server has refused are not tried again in this process, by address and model. */
const knownForms = new Map<string, number>();

/**
 * Asks a model by POST `/chat/completions`, as OpenAI, Ollama, llama.cpp, LM Studio, vLLM and most services speak it. Waits and asks again where
 * the server is busy, as long as it says or ever longer. Throws UNAVAILABLE with a plain sentence, which never holds the key; AbortError where `signal` says stop.
 */
export async function askChat(server: ChatServer, question: Question, signal?: AbortSignal): Promise<ChatAnswer> {
  const known = `${server.url} ${server.name}`;
  let form = knownForms.get(known) ?? 0;
  for (let tries = 1; ; ) {
    const response = await send(server, "/chat/completions", bodyOf(server, question, FORMS[form] ?? "text"), signal);
    signal?.throwIfAborted();
    if (response.ok) {
      const answer = readAnswer(response.text);
      if (answer !== null) {
        knownForms.set(known, form);
        return { ...answer, form: FORMS[form] ?? "text" };
      }
    } else if (NOT_UNDERSTOOD.has(response.status) && form < FORMS.length - 1 && !isTooLong(response.text)) {
      form += 1;
      continue;
    }
    const wait = waitBefore(tries, response);
    if (wait === null || tries >= MOST_TRIES) throw new AppError("UNAVAILABLE", refusalWords(response, server, tries));
    await server.sleep(wait, signal);
    signal?.throwIfAborted();
    tries += 1;
  }
}

/** The models that a server has, by name in its own order. Throws UNAVAILABLE. */
export async function askModels(server: Omit<ChatServer, "name" | "sleep">, patienceMs = 10_000): Promise<string[]> {
  const response = await send(server, "/models", null, undefined, patienceMs);
  if (!response.ok) throw new AppError("UNAVAILABLE", refusalWords(response, server, 1));
  const read = modelsSchema.safeParse(parsed(response.text));
  if (!read.success)
    throw new AppError("UNAVAILABLE", `What answers at ${server.url} sends no list of models. Check the address.`);
  return [...new Set(read.data.data.map(({ id }) => id))];
}

async function send(
  { url, key, fetch: get }: Pick<ChatServer, "url" | "key" | "fetch">,
  path: string,
  body: object | null,
  signal?: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<Reply> {
  const limit = AbortSignal.timeout(patienceMs);
  try {
    const response = await get(url + path, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
      // A server that sends elsewhere would let the sentences go where nobody said.
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await limitedText(response);
    return { ok: response.ok, status: response.status, text, retryAfter: response.headers.get("retry-after") };
  } catch {
    signal?.throwIfAborted();
    return { ok: false, status: 0, text: limit.aborted ? "slow" : "", retryAfter: null };
  }
}

function bodyOf({ name }: ChatServer, { system, user, task }: Question, form: AnswerForm): object {
  const formats = {
    json_schema: { type: "json_schema", json_schema: { name: task, strict: true, schema: SCHEMAS[task] } },
    json_object: { type: "json_object" },
    text: null,
  };
  const format = formats[form];
  return {
    model: name,
    messages: [
      { role: "system", content: system },
      { role: "user", content: user },
    ],
    stream: false,
    // Some services take no other temperature than their own: the last form leaves it out.
    ...(format ? { temperature: 0, response_format: format } : {}),
  };
}

/** The words of an answer; null where it is not one, as from a proxy that answers 200 to everything. */
function readAnswer(text: string): Pick<ChatAnswer, "text" | "tokens"> | null {
  const read = answerSchema.safeParse(parsed(text));
  if (!read.success) return null;
  const content = read.data.choices[0]?.message.content ?? "";
  const words = typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
  return { text: words, tokens: read.data.usage?.total_tokens ?? null };
}

/** Whether a server says that the question is larger than its model reads: asking in another form would not make it smaller. */
function isTooLong(text: string): boolean {
  return /context.{0,20}(?:length|size|window)|too (?:long|many tokens)|exceed/i.test(text.slice(0, 2000));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
