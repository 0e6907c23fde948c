import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server answers: with points, not at all, or slowly. */
export type ServerMood = "answers" | "fails" | "slow";

/** A language model's server as Ollama and others speak, which finds points by words that it was told beforehand. */
export type ReadingServer = {
  readonly address: string;
  mood: ServerMood;
  /** Questions that came, each as it was sent. */
  readonly questions: string[];
  readonly close: () => Promise<void>;
};

/** What the server calls the event of the dam: each word stands with two of its outlets. */
export const PROPOSED_NAME = "Crack in the Ostrel reservoir wall";

/** Starts the server on a free port of this machine; each of `points` gathers the sentences that one of its patterns matches. */
export async function startReadingServer(points: readonly RegExp[]): Promise<ReadingServer> {
  const questions: string[] = [];
  const state: { mood: ServerMood } = { mood: "answers" };
  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (request.url?.endsWith("/models")) return reply(200, { object: "list", data: [{ id: "reader-7b" }] });
    let text = "";
    for await (const chunk of request) text += chunk;
    const { messages } = JSON.parse(text) as { messages: { content: string }[] };
    const question = messages.at(-1)?.content ?? "";
    questions.push(question);
    if (state.mood === "fails") return reply(400, { error: { message: "this model is not loaded", code: 400 } });
    if (state.mood === "slow") await new Promise((done) => setTimeout(done, 4_000));
    const isName = question.startsWith("TASK name");
    const content = JSON.stringify(isName ? { name: PROPOSED_NAME } : { points: pointsOf(question, points) });
    return reply(200, {
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
      usage: { prompt_tokens: 400, completion_tokens: 100 },
    });
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return {
    questions,
    address: `http://127.0.0.1:${port}/v1`,
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

const listening = (server: Server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

/** The answer to a question: numbers by what stands behind them; of two made-up sentences one point. */
export function pointsOf(question: string, points: readonly RegExp[]): { sentences: string[]; differ: string }[] {
  const sentences = question.split("\n").flatMap((line) => {
    const [, number = "", text = ""] = /^([A-Z]+\d+)\t(.*)$/.exec(line) ?? [];
    return number ? [{ number, text }] : [];
  });
  if (sentences.length === 2) return [{ sentences: sentences.map(({ number }) => number), differ: "figure" }];
  return points
    .map((pattern) => ({
      sentences: sentences.filter(({ text }) => pattern.test(text)).map(({ number }) => number),
      differ: "none",
    }))
    .filter(({ sentences: own }) => new Set(own.map((number) => number.replace(/\d+/, ""))).size > 1);
}
