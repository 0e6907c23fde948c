import { type ChildProcess, fork } from "node:child_process";
import { errorFields, log } from "../model/log.ts";

/** A process that is asked grows no larger than this before it is exchanged, in bytes: a process seldom gives memory back. */
const GROWN = 400 * 1024 * 1024;
/** A process with nothing to do for so long is let go, in milliseconds, unless another time is given. */
const IDLE_MS = 60_000;

/** Thrown where the work took more than it may: `what` says of which. */
export class TooMuch extends Error {
  constructor(
    readonly what: "time" | "memory",
    message: string,
  ) {
    super(message);
    this.name = "TooMuch";
  }
}

/** Whether a failure is a TooMuch; by its name, because the server and the pages that Next bundles have a class of it each. */
export function isTooMuch(error: unknown): error is TooMuch {
  return error instanceof Error && error.name === "TooMuch";
}

/** What the process answers when it has done what it was asked; `rss` is its memory in bytes. */
export type ApartAnswer = {
  readonly error?: { readonly message: string; readonly stack?: string; readonly code?: unknown };
  readonly rss: number;
};

/** A process that does one thing at a time for this one. */
export type Apart<Question> = {
  /** Rejects with the failure of the work, with TooMuch, or where the process died. */
  ask(question: Question, limitMs: number): Promise<void>;
  /** Ends the process at once; what it was asked never settles. */
  drop(): void;
};

/**
 * Work in a process of its own, so that it can take neither the time nor the memory of this one: what does either ends that process, and the
 * next question gets a new one. `file` is a program that calls `answerApart`; `heapMb` is its memory for objects. Started when first asked.
 */
export function apart<Question>(file: string, heapMb: number, idleMs = IDLE_MS): Apart<Question> {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let dropped = false;
  const end = () => {
    child?.removeAllListeners();
    child?.on("error", () => {});
    child?.kill("SIGKILL");
    child = null;
  };
  return {
    async ask(question, limitMs) {
      clearTimeout(idle);
      child ??= start(file, heapMb);
      const asked = child;
      try {
        await new Promise<void>((resolve, reject) => {
          const limit = setTimeout(() => {
            end();
            reject(new TooMuch("time", `It took longer than ${Math.round(limitMs / 1000)} s.`));
          }, limitMs);
          const settle = (settled: () => void) => {
            clearTimeout(limit);
            if (!dropped) settled();
          };
          asked.once("message", ({ error, rss }: ApartAnswer) => {
            if (rss > GROWN) end();
            settle(() => (error ? reject(Object.assign(new Error(error.message), error)) : resolve()));
          });
          asked.once("exit", (code, signal) => {
            if (child === asked) child = null;
            settle(() => reject(failureOf(code, signal, heapMb)));
          });
          asked.send(question as object, (error) => error && settle(() => reject(error)));
        });
      } finally {
        asked.removeAllListeners("message");
        asked.removeAllListeners("exit");
        if (child) idle = setTimeout(end, idleMs);
        idle?.unref();
      }
    },
    drop() {
      dropped = true;
      end();
    },
  };
}

/** 134 and SIGABRT are how V8 ends a process whose memory is used up. */
function failureOf(code: number | null, signal: string | null, heapMb: number): Error {
  if (code === 134 || signal === "SIGABRT") return new TooMuch("memory", `It needed more than ${heapMb} MB of memory.`);
  return new Error(`The process that did it ended (${signal ?? `code ${code}`}).`);
}

function start(file: string, heapMb: number): ChildProcess {
  const inherited = process.execArgv.filter((argument) => !argument.startsWith("--max-old-space-size"));
  const child = fork(file, { execArgv: [...inherited, `--max-old-space-size=${heapMb}`] });
  child.on("error", (error) => log.error("A process apart failed.", errorFields(error)));
  return child;
}

/** Makes this process answer: does what it is asked, tells how that ended, and ends with the process that asks. */
export function answerApart<Question>(work: (question: Question) => Promise<void>): void {
  process.on("message", async (question) => {
    const thrown = await work(question as Question).then(
      () => null,
      (error: unknown) => ({ error: told(error) }),
    );
    const answer: ApartAnswer = { ...thrown, rss: process.memoryUsage.rss() };
    process.send?.(answer);
  });
  process.on("disconnect", () => process.exit(0));
  // Both reach the whole group from a terminal; the process that asks decides when the work is to end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
}

function told(error: unknown): NonNullable<ApartAnswer["error"]> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  return { message, ...(stack ? { stack } : {}), ...("code" in error ? { code: error.code } : {}) };
}
