import { type Secrets, withoutSecrets } from "./redact.ts";

/** What belongs to a line beside its sentence: numbers, names, addresses. Never a text that somebody imported. */
export type LogFields = { readonly [name: string]: string | number | boolean | null | undefined };

/** How bad it is: `info` tells that work was done, and is left out on a terminal. */
export type LogLevel = "info" | "warn" | "error";

/** Whose work a line belongs to: the number of a request, or of a job and its kind. */
export type LogIds = { readonly request?: string; readonly job?: string; readonly kind?: string };

/** Where lines go and what may not stand in them. `json` writes one object a line, else a sentence with its fields behind it. */
export type LogPlace = {
  readonly part: string;
  readonly json: boolean;
  readonly secrets: Secrets;
  readonly write: (line: string) => void;
  readonly now: () => Date;
  readonly ids: () => LogIds;
  readonly along: <T>(ids: LogIds, work: () => T) => T;
};

/** On globalThis, because Next bundles the modules of each page apart, and all of them must write to the one log. */
const holder = globalThis as { parallaxLog?: LogPlace };

/** Characters of a message and lines of a stack that are kept. */
const [LONGEST, MOST_FRAMES] = [400, 12];

/** Sets where the log of this process goes; lib/server/log.ts does it at the start of each. */
export function useLog(place: LogPlace): void {
  holder.parallaxLog = place;
}

/**
 * The one door of the log. What has no log yet, as a test, tells warnings and errors on standard error as they are.
 * `fields` may not hold what somebody imported: a log is read by others than the collection, and kept longer.
 */
export const log = {
  info: (message: string, fields?: LogFields): void => put("info", message, fields),
  warn: (message: string, fields?: LogFields): void => put("warn", message, fields),
  error: (message: string, fields?: LogFields): void => put("error", message, fields),
};

/** Does `work` so that all lines it leads to carry these numbers. */
export function alongIds<T>(ids: LogIds, work: () => T): T {
  return holder.parallaxLog ? holder.parallaxLog.along(ids, work) : work();
}

/** The numbers of the work in hand. */
export function currentIds(): LogIds {
  return holder.parallaxLog?.ids() ?? {};
}

/** An error as fields: what happened, where, and its code. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: shortened(String(error)) };
  // Prisma shows the whole call, with the texts that were to be stored, and says in its last line what happened.
  const lines = error.message.trim().split("\n");
  const told = /^Prisma/.test(error.name) ? (lines.at(-1) ?? "") : lines.join(" ");
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: shortened(`${error.name}: ${told}`),
    ...("code" in error && error.code ? { code: String(error.code) } : {}),
    stack: stack
      .slice(0, MOST_FRAMES)
      .map((line) => line.trim())
      .join("\n"),
  };
}

const shortened = (text: string) => text.replace(/\s+/g, " ").slice(0, LONGEST);

function put(level: LogLevel, message: string, fields: LogFields = {}): void {
  const place = holder.parallaxLog;
  if (!place) {
    // The queue and the use cases are also used where nothing was started, as in tests.
    if (level !== "info") console.error(sentenceOf(message, fields));
  } else if (place.json) {
    const told = { time: place.now().toISOString(), level, part: place.part, ...place.ids(), message, ...fields };
    place.write(JSON.stringify(withoutSecrets(told, place.secrets)));
  } else if (level !== "info") {
    const { message: said, ...rest } = withoutSecrets({ ...fields, ...place.ids(), message }, place.secrets);
    place.write(sentenceOf(String(said), rest as LogFields));
  }
}

/** As a person reads it on a terminal; the stack on lines of its own. */
function sentenceOf(message: string, { stack, ...fields }: LogFields): string {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  const behind = told.map(([name, value]) => `${name}=${value}`).join(" ");
  return [behind ? `${message} (${behind})` : message, ...(stack ? [String(stack).replace(/^/gm, "    ")] : [])].join(
    "\n",
  );
}
