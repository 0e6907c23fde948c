import { AsyncLocalStorage } from "node:async_hooks";
import { type LogIds, log, useLog } from "../model/log.ts";
import type { Secrets } from "../model/redact.ts";
import type { Environment } from "./environment.ts";

type Settings = Pick<
  Environment,
  | "PARALLAX_LOG"
  | "PARALLAX_PASSWORD"
  | "DATABASE_DIRECT_URL"
  | "DATABASE_READ_URL"
  | "MODEL_KEY"
  | "EMBEDDINGS_KEY"
  | "DATABASE_URL"
>;

/** Shorter words are no secrets but words: hiding them would make the log unreadable. */
const SHORTEST_SECRET = 6;

/**
 * Begins the log of this process on standard error: sentences on a terminal, JSON lines elsewhere, or as PARALLAX_LOG says. `part` is which
 * process it is. The secrets of the environment stand in none of its lines.
 */
export function startLog(part: string, environment: Settings): void {
  const hands = new AsyncLocalStorage<LogIds>();
  const { PARALLAX_LOG } = environment;
  useLog({
    part,
    json: PARALLAX_LOG === "json" || (PARALLAX_LOG === undefined && !process.stderr.isTTY),
    secrets: secretsOf(environment),
    write: (line) => process.stderr.write(`${line}\n`),
    now: () => new Date(),
    ids: () => hands.getStore() ?? {},
    along: (ids, work) => hands.run({ ...hands.getStore(), ...ids }, work),
  });
}

/** Says to whoever started Parallax what came of it: on standard output, in the log where everything is to be JSON. */
export function announce({ PARALLAX_LOG }: Pick<Environment, "PARALLAX_LOG">, sentence: string): void {
  if (PARALLAX_LOG === "json") log.info(sentence);
  else console.log(sentence);
}

function secretsOf(environment: Settings): Secrets {
  const { PARALLAX_PASSWORD, MODEL_KEY, EMBEDDINGS_KEY, DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_READ_URL } =
    environment;
  const inAddresses = [DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_READ_URL].flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).password] : [],
  );
  return [PARALLAX_PASSWORD, MODEL_KEY, EMBEDDINGS_KEY, ...inAddresses, ...inAddresses.map(decoded)]
    .filter((secret): secret is string => (secret ?? "").length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length);
}

/** A password with a bare % in it stands for itself. */
function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
