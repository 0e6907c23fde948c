import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request to a model's server says. */
export type ChatRequest = {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature?: number;
  readonly response_format?: { readonly type: string };
};

/** Programs and services, each with the fields, complaints and habits of its own. */
export const DIALECTS = ["ollama", "llama.cpp", "vllm", "lm-studio", "hosted", "old-gateway"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What goes wrong once, before the server answers as it should; each is taken from the front. */
export type Mishap =
  | "429"
  | "429-date"
  | "500"
  | "503"
  | "dropped"
  | "half"
  | "not-json"
  | "empty-200"
  | "no-choices"
  | "401"
  | "too-long"
  | "slow"
  | "forever";

export type ModelServer = {
  /** The base of its address, with "/v1". */
  readonly url: string;
  readonly asked: readonly { readonly authorization: string | undefined; readonly sent: ChatRequest }[];
  /** Sets what the model says from now on, as the words of its answer. */
  say(words: (request: ChatRequest) => string): void;
  speak(dialect: Dialect): void;
  mishaps(...mishaps: readonly Mishap[]): void;
  /** Lets what was to wait for ever be answered now. */
  release(): void;
  close(): Promise<void>;
};

/** A server on 127.0.0.1 that speaks as those that people have. It says {"points":[]} until it is told what else. */
export async function modelServer(dialect: Dialect = "ollama"): Promise<ModelServer> {
  let speaks = dialect;
  let words: (request: ChatRequest) => string = () => '{"points":[]}';
  const waiting: Mishap[] = [];
  const held: (() => void)[] = [];
  const asked: { authorization: string | undefined; sent: ChatRequest }[] = [];
  const reply = (request: IncomingMessage, response: ServerResponse, body: string) => {
    if (request.method === "GET" && request.url === "/v1/models") {
      const data = ["small", "large"].map((id) => ({ id, object: "model", created: 1, owned_by: "library" }));
      json(response, 200, { object: "list", data });
    } else if (request.method !== "POST" || request.url !== "/v1/chat/completions") {
      json(response, 404, "404 page not found");
    } else {
      const sent = JSON.parse(body) as ChatRequest;
      asked.push({ authorization: request.headers.authorization, sent });
      const mishap = waiting.shift();
      const goOn = () => answer(response, speaks, sent, words(sent));
      if (mishap === "forever") held.push(goOn);
      else if (mishap) goWrong(mishap, response, goOn);
      else goOn();
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => reply(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    say: (said) => {
      words = said;
    },
    speak: (other) => {
      speaks = other;
    },
    mishaps: (...next) => {
      waiting.splice(0, waiting.length, ...next);
    },
    release: () => {
      for (const goOn of held.splice(0)) goOn();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Complaints in the form of each program: an object with a message, a bare text, a field "detail". */
function complain(response: ServerResponse, dialect: Dialect, { status, message }: Complaint): void {
  const bodies: { readonly [D in Dialect]?: object } = {
    vllm: { object: "error", message, type: "BadRequestError", code: status },
    "old-gateway": { detail: message },
    "lm-studio": { error: message },
  };
  const usual = { error: { message, type: "invalid_request_error", param: null, code: null } };
  json(response, status, bodies[dialect] ?? usual);
}

type Complaint = { readonly status: number; readonly message: string };

/** What a program does not take of a request. */
function complaintOf(dialect: Dialect, { response_format, temperature }: ChatRequest): Complaint | null {
  const format = response_format?.type;
  if (dialect === "lm-studio" && format === "json_object")
    return { status: 400, message: "'response_format.type' must be 'json_schema' or 'text'" };
  if (dialect === "vllm" && format === "json_schema")
    return { status: 400, message: "response_format json_schema is not supported by this backend" };
  if (dialect === "llama.cpp" && format === "json_schema") return { status: 500, message: "failed to parse grammar" };
  if (dialect === "old-gateway" && (format || temperature !== undefined))
    return { status: 422, message: "extra fields not permitted: response_format, temperature" };
  return null;
}

function answer(response: ServerResponse, dialect: Dialect, sent: ChatRequest, words: string): void {
  const refusal = complaintOf(dialect, sent);
  if (refusal) {
    complain(response, dialect, refusal);
    return;
  }
  // Thinking stands before the answer, or in a field of its own; some speak around it or fence it in.
  const contents: { readonly [D in Dialect]?: unknown } = {
    ollama: `<think>\nA1 and B1, perhaps {"points":[{"sentences":["A1"]}]}?\n</think>\n\n${words}`,
    "llama.cpp": `Here is the answer:\n\n\`\`\`json\n${words}\n\`\`\`\nIs there anything else?`,
    "old-gateway": [{ type: "text", text: words }],
  };
  const message = { role: "assistant", content: contents[dialect] ?? words, ...thinkingOf(dialect) };
  const choices = [{ index: 0, message, finish_reason: "stop", logprobs: null }];
  const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };
  const counted = dialect === "old-gateway" ? {} : { usage };
  json(response, 200, {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: sent.model,
    choices,
    ...counted,
  });
}

function thinkingOf(dialect: Dialect): object {
  return dialect === "vllm" ? { reasoning_content: "Let me compare the sentences." } : {};
}

const complaint = (message: string) => ({ error: { message, type: "error", code: null } });

/** What each mishap does; what is not here is slow. */
const WRONG: { readonly [M in Mishap]?: (response: ServerResponse) => void } = {
  "429": (to) => json(to, 429, complaint("Rate limit reached for requests"), { "retry-after": "0" }),
  "429-date": (to) =>
    json(to, 429, complaint("too many requests"), { "retry-after": new Date(Date.now() - 1000).toUTCString() }),
  "500": (to) => json(to, 500, complaint("llama runner process has terminated")),
  "503": (to) => json(to, 503, complaint("Loading model")),
  "401": (to) => json(to, 401, complaint("Incorrect API key provided: sk-secret-of-mine")),
  "too-long": (to) =>
    json(to, 400, complaint("This model's maximum context length is 2048 tokens, you asked for 9000.")),
  dropped: (to) => {
    to.destroy();
  },
  half: (to) => {
    to.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    to.write('{"choices":[{"message":{"content":"{\\"points\\":[{\\"sente');
    setTimeout(() => to.destroy(), 20);
  },
  "not-json": (to) => {
    to.writeHead(200, { "content-type": "text/html" }).end("<html>Welcome</html>");
  },
  "empty-200": (to) => {
    to.writeHead(200).end();
  },
  "no-choices": (to) => json(to, 200, { choices: [] }),
};
/** How long a slow answer takes, in milliseconds. */
const SLOW_MS = 300;

function goWrong(mishap: Mishap, response: ServerResponse, goOn: () => void): void {
  const wrong = WRONG[mishap];
  if (wrong) wrong(response);
  else setTimeout(goOn, SLOW_MS);
}
