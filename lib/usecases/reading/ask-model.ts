import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../model/errors.ts";
import type { ModelSettings, Question } from "../../model/reading.ts";
import { askChat, type ChatServer } from "../../services/chat.ts";

/** Times that a question is asked where its answer is not in the form asked for. */
const MOST_ASKED = 2;

/** A checked answer with what it cost. `broken` counts answers that were not in the form asked for. */
export type Asked<T> = {
  readonly taken: T;
  readonly tokens: number;
  readonly seconds: number;
  readonly broken: number;
};

/** A model's server as the client takes it. */
function chatServer({ url, key, name }: ModelSettings): ChatServer {
  return {
    url,
    key,
    name,
    fetch,
    sleep: async (ms, signal) => void (await wait(ms, undefined, signal ? { signal } : {})),
  };
}

/**
 * Asks a question and gives the answer to `check`, which returns null where it is not of the form asked for; then it is asked once more. Throws
 * UNAVAILABLE where the server fails, and UNREADABLE where the second answer is no better.
 */
export async function askModel<T>(
  model: ModelSettings,
  question: Question,
  {
    check,
    tokens: expected,
    signal,
  }: { check: (answer: string) => T | null; tokens: number; signal?: AbortSignal | undefined },
): Promise<Asked<T>> {
  const server = chatServer(model);
  const begun = performance.now();
  let tokens = 0;
  for (let broken = 0; broken < MOST_ASKED; broken++) {
    const answer = await askChat(server, question, signal);
    tokens += answer.tokens ?? expected;
    const taken = check(answer.text);
    if (taken !== null) return { taken, tokens, seconds: (performance.now() - begun) / 1000, broken };
  }
  throw new AppError("UNREADABLE", `${model.name} was asked twice, and its answers were not in the form asked for.`);
}
