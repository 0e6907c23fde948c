import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Question } from "../../../lib/model/reading.ts";
import { answerObject } from "../../../lib/reading/answer-object.ts";
import { askChat, askModels, type ChatServer } from "../../../lib/services/chat.ts";
import { DIALECTS, type Mishap, type ModelServer, modelServer } from "../../support/model-server.ts";

const QUESTION: Question = { task: "points", system: "Gather.", user: "TASK points" };
const WORDS = '{"points":[{"sentences":["A1","B1"],"differ":"none"}]}';
const KEY = "sk-secret-of-mine";

let server: ModelServer;
let waits: number[] = [];
beforeAll(async () => {
  server = await modelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  waits = [];
  server.speak("hosted");
  server.mishaps();
  server.say(() => WORDS);
});

/** A model of its own name each time, so that no test knows what another has learned of the server. */
let names = 0;
const model = (change: Partial<ChatServer> = {}): ChatServer => ({
  url: server.url,
  key: KEY,
  name: `model-${names++}`,
  fetch,
  sleep: async (ms) => void waits.push(ms),
  ...change,
});

describe("every program is understood", () => {
  test.each(DIALECTS)("%s", async (dialect) => {
    server.speak(dialect);
    const before = server.asked.length;
    const asked = model();
    const { text, form } = await askChat(asked, QUESTION);
    expect(answerObject(text, "points")).toEqual(JSON.parse(WORDS));
    const forms = { "llama.cpp": "json_object", vllm: "json_object", "old-gateway": "text" } as const;
    expect(form).toBe(dialect in forms ? forms[dialect as keyof typeof forms] : "json_schema");
    // What the server does not know is not tried a second time.
    const first = server.asked.length - before;
    await askChat(asked, QUESTION);
    expect(server.asked.length - before - first).toBe(1);
    expect(server.asked.at(-1)).toMatchObject({
      authorization: `Bearer ${KEY}`,
      sent: { model: asked.name, messages: [{ role: "system" }, { role: "user", content: "TASK points" }] },
    });
  });
});

describe("what passes is asked again", () => {
  test.each<[Mishap, number]>([
    ["429", 0],
    ["429-date", 0],
    ["500", 2000],
    ["503", 2000],
    ["dropped", 2000],
    ["half", 2000],
    ["not-json", 2000],
    ["empty-200", 2000],
    ["no-choices", 2000],
  ])("%s, after %d ms", async (mishap, wait) => {
    // A 500 may mean that the form is not known: it is asked in the others first, and only then waits.
    server.mishaps(...(mishap === "500" ? (["500", "500", "500"] as const) : [mishap]));
    expect((await askChat(model(), QUESTION)).text).toBe(WORDS);
    expect(waits).toEqual([wait]);
  });

  test("a pause is never longer than two minutes, whatever the server says", async () => {
    const get: typeof fetch = async () => new Response("{}", { status: 429, headers: { "retry-after": "86400" } });
    await expect(askChat(model({ fetch: get }), QUESTION)).rejects.toThrow("asked three times");
    expect(waits).toEqual([120_000, 120_000]);
  });
});

describe("what does not pass is told in a plain sentence, without the key", () => {
  test.each<[string, readonly Mishap[], RegExp]>([
    ["a refused key", ["401"], /refused the key \(401\)/],
    ["a question too long", ["too-long"], /400, “This model's maximum context length/],
    ["a busy server", ["429", "429", "429"], /asked three times: 429, “Rate limit reached/],
    ["a dropped line", ["dropped", "dropped", "dropped"], /Nothing answers at .*, asked three times/],
    ["a page", ["not-json", "not-json", "not-json"], /does not speak as a model’s server does/],
  ])("%s", async (_, mishaps, words) => {
    server.mishaps(...mishaps);
    const failure = await askChat(model(), QUESTION).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "UNAVAILABLE", message: expect.stringMatching(words) });
    expect(String(failure)).not.toContain(KEY);
  });

  test("nobody there", async () => {
    await expect(askChat(model({ url: "http://127.0.0.1:9/v1" }), QUESTION)).rejects.toThrow("Nothing answers");
  });

  test("a server that sends elsewhere is not followed", async () => {
    const asked: string[] = [];
    const get: typeof fetch = async (url, options) => {
      asked.push(String(url));
      expect(options?.redirect).toBe("error");
      throw new TypeError("redirected");
    };
    await expect(askChat(model({ fetch: get }), QUESTION)).rejects.toThrow("Nothing answers");
    expect(new Set(asked)).toEqual(new Set([`${server.url}/chat/completions`]));
  });
});

test("a slow question ends when it is told to stop", async () => {
  server.mishaps("slow");
  const stop = new AbortController();
  const asked = askChat(model(), QUESTION, stop.signal);
  setTimeout(() => stop.abort(), 30);
  await expect(asked).rejects.toThrow(/abort/i);
});

test("the models of a server are listed; what is none is told", async () => {
  expect(await askModels({ url: server.url, key: "", fetch })).toEqual(["small", "large"]);
  const other = server.url.replace("/v1", "/v2");
  await expect(askModels({ url: other, key: "", fetch })).rejects.toThrow("404");
});
