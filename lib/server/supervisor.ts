import type { ChildProcess } from "node:child_process";
import { log } from "../model/log.ts";

/**
 * The first pause before a part is started again, and the longest, in milliseconds; each is twice the one before. With the longest, what a
 * part had in hand is taken up within a minute however often it has ended.
 */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A part that has run for so long is well again: what was counted before is forgotten. */
const QUIET_MS = 10 * 60_000;

/** Longest that a part may take to stop, in milliseconds; then it is killed, and what it had in hand is taken up after the next start. */
const STOP_MS = 25_000;

/** How often a part has ended lately. `at` is the time of the last end, on a clock in milliseconds that only goes forward. */
export type Ends = { readonly count: number; readonly at: number };

/**
 * What an end of a part leads to: the count with it, and the pause before the next start in milliseconds. There is no last start: a part
 * that cannot run is tried twice a minute until it can, because nobody may be there who would start Parallax anew.
 */
export function afterEnd(before: Ends | null, now: number): { readonly ends: Ends; readonly pauseMs: number } {
  const count = before && now - before.at < QUIET_MS ? before.count + 1 : 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(count - 1, 16));
  return { ends: { count, at: now }, pauseMs };
}

/** What the supervisor needs of the world; a test brings its own. */
export type World = {
  now(): number;
  after(ms: number, work: () => void): { cancel(): void };
  say(line: string): void;
};

const REAL: World = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return { cancel: () => clearTimeout(timer) };
  },
  say: (line) => log.warn(line),
};

type Child = Pick<ChildProcess, "exitCode" | "signalCode" | "kill"> & {
  once(event: "exit", heard: (code: number | null, signal: string | null) => void): unknown;
};

/** A part of Parallax that runs until it is stopped. */
export type Part<C> = {
  /** The process of now, or the last one during a pause. */
  child(): C;
  /** Ends it with SIGTERM, with SIGKILL where that does not help, or a pause at once; returns when it has gone. */
  stop(): Promise<void>;
};

/** Runs a part: started now, and again, after a pause that grows, whenever it ends without having been told to. */
export function supervise<C extends Child>(name: string, start: () => C, world: World = REAL): Part<C> {
  let child = start();
  let ends: Ends | null = null;
  let stopping = false;
  let pause: { cancel(): void } | null = null;
  const watch = () =>
    child.once("exit", (code, signal) => {
      if (stopping) return;
      const next = afterEnd(ends, world.now());
      ends = next.ends;
      world.say(
        `The ${name} process ended (${signal ?? `code ${code}`}) and is started again in ${next.pauseMs / 1000} s.`,
      );
      pause = world.after(next.pauseMs, () => {
        pause = null;
        child = start();
        watch();
      });
    });
  watch();
  return {
    child: () => child,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (pause) pause.cancel();
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const last = world.after(STOP_MS, () => {
          world.say(`The ${name} process did not stop and was ended.`);
          child.kill("SIGKILL");
        });
        child.once("exit", () => {
          last.cancel();
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}
