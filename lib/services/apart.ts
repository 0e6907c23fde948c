import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
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

/** What the process tells while it works: whether a part of it is in hand, which is watched, and how long that has taken already, in milliseconds. */
type ApartSign = { readonly watched: boolean; readonly used: number };

/**
 * How long work may take, in milliseconds. `whole` is from its beginning, or, where it is `renewed`, from the last part of it that began or
 * was done; `part` is the longest that one part may take which the process said it began. A part is measured in processor time where the
 * system tells it (Linux), because a busy machine is no fault of a text, and takes at most six times as long by the clock.
 */
export type TimeLimits = { readonly whole: number; readonly renewed?: boolean; readonly part?: number };

/** A process that does one thing at a time for this one. */
export type Apart<Question> = {
  /** Rejects with the failure of the work, with TooMuch, or where the process died. */
  ask(question: Question, limits: TimeLimits): Promise<void>;
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
    async ask(question, limits) {
      clearTimeout(idle);
      child ??= start(file, heapMb);
      const asked = child;
      const watch = watchOf(limits, child.pid);
      try {
        await new Promise<void>((resolve, reject) => {
          watch.begin((ms) => {
            end();
            reject(new TooMuch("time", `It took longer than ${Math.round(ms / 1000)} s.`));
          });
          const settle = (settled: () => void) => {
            watch.end();
            if (!dropped) settled();
          };
          asked.on("message", (told: ApartAnswer | ApartSign) => {
            if ("watched" in told) return watch.sign(told);
            const { error, rss } = told;
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

/** How many times its limit a part may take by the clock, where other programs have the processor. */
const SLOWEST = 6;

/** The clocks of one question to a process: `tooLong` is called once, with the limit that was reached. */
function watchOf({ whole, renewed, part }: TimeLimits, pid: number | undefined) {
  let all: NodeJS.Timeout | undefined;
  let one: NodeJS.Timeout | undefined;
  let tooLong: (ms: number) => void = () => {};
  const end = () => {
    clearTimeout(all);
    clearTimeout(one);
  };
  const stop = (ms: number) => {
    end();
    tooLong(ms);
  };
  /** Looks whether the part has had its time when it can have had it, again and again until it has. */
  const watch = (most: number, used: number) => {
    const from = { clock: performance.now(), processor: processorMs(pid) };
    const look = () => {
      const byClock = performance.now() - from.clock;
      const now = processorMs(pid);
      const taken = used + (now === null || from.processor === null ? byClock : now - from.processor);
      if (taken >= most || byClock >= SLOWEST * most) stop(most);
      else one = setTimeout(look, Math.max(20, most - taken));
    };
    one = setTimeout(look, Math.max(20, most - used));
  };
  return {
    begin(called: typeof tooLong) {
      tooLong = called;
      all = setTimeout(() => stop(whole), whole);
    },
    sign({ watched, used }: ApartSign) {
      if (renewed) all?.refresh();
      clearTimeout(one);
      if (watched && part !== undefined) watch(part, used);
    },
    end,
  };
}

/** Processor time that a process has had, in milliseconds; null where the system does not tell. Linux counts it in hundredths of a second. */
function processorMs(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Its name may hold spaces and brackets; what follows the last bracket begins with the third field, and the 14th and 15th are meant.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * 10 : null;
  } catch {
    return null;
  }
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
  isTelling = true;
  process.on("message", async (question) => {
    Object.assign(inHand, { since: null, used: 0 });
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

/** Parts that begin so soon after one that was told are not told, in milliseconds: a table has a million rows. */
const SELDOM_MS = 250;
/** The part in hand: since when it is watched, null where it is not, the processor time then, and what it had taken before, in milliseconds. */
const inHand: { since: number | null; processor: number; used: number } = { since: null, processor: 0, used: 0 };
let isTelling = false;

function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(watched: boolean): void {
  process.send?.({ watched, used: inHand.used } satisfies ApartSign);
}

/**
 * Tells whoever watches this process that a part of its work begins, which may take as long as `TimeLimits.part`. The message is written
 * before this returns, so that it is out whatever the part does. Says nothing in a process that nobody asked.
 */
export function partBegins(): void {
  const now = performance.now();
  if (!isTelling || (inHand.since !== null && now - inHand.since < SELDOM_MS && inHand.used === 0)) return;
  Object.assign(inHand, { since: now, processor: ownProcessorMs(), used: 0 });
  tell(true);
}

/** Tells that what was begun is done: what follows, storing for instance, is no part of it. */
export function partsDone(): void {
  if (inHand.since === null) return;
  Object.assign(inHand, { since: null, used: 0 });
  tell(false);
}

/** Waits for what is not the part's own work, the next piece of its file for instance: that time is not counted. Throws what `wait` throws. */
export async function outsidePart<T>(wait: () => Promise<T>): Promise<T> {
  if (inHand.since === null) return wait();
  inHand.used += ownProcessorMs() - inHand.processor;
  inHand.since = null;
  tell(false);
  const got = await wait();
  Object.assign(inHand, { since: performance.now(), processor: ownProcessorMs() });
  tell(true);
  return got;
}

function told(error: unknown): NonNullable<ApartAnswer["error"]> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  return { message, ...(stack ? { stack } : {}), ...("code" in error ? { code: error.code } : {}) };
}
