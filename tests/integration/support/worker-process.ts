import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = join(import.meta.dirname, "../../..");
/** Well above the half minute after which a silent worker counts as dead. */
const LONGEST_WAIT_SECONDS = 120;

const started: ChildProcess[] = [];

/** A worker in a process of its own, as `npm start` has one. */
export function startWorkerProcess(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/server/worker-process.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, EMBEDDINGS_PROVIDER: "none" },
  });
  started.push(child);
  return child;
}

/** Kills the workers of this file that still run: what a failing test left would do the next one's jobs. */
export function killWorkers(): void {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
}

/** What `look` finds as soon as it finds something. Throws after two minutes, or as many seconds as are given. */
export async function until<T>(
  what: string,
  look: () => Promise<T | false | undefined>,
  seconds = LONGEST_WAIT_SECONDS,
): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`Waited ${seconds} s for ${what}.`);
}
