import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = resolve(import.meta.dirname, "../..");

/** The parts of a running installation, by the program that each runs. */
const PROGRAMS = {
  launcher: "lib/server/start.ts",
  web: "lib/server/web.ts",
  worker: "lib/server/worker-process.ts",
} as const;
export type PartName = keyof typeof PROGRAMS | "postgres";

/** An installation of its own in a temporary folder, started as `npm start` does. Linux only: parts are found in /proc. */
export type Installation = {
  readonly base: string;
  readonly folder: string;
  start(): Promise<void>;
  /** The process number of a part, or null where it does not run. */
  find(part: PartName): number | null;
  /** Stops it as Ctrl-C does; returns how long that took, in milliseconds. */
  stop(): Promise<number>;
  /** Kills all its processes at once. */
  killAll(): void;
  remove(): Promise<void>;
};

/** A new installation on `port`, not started. `environment` is added to what it is told; `node` is the program that runs it, in `folder` if given. */
export async function newInstallation(
  port: number,
  environment: Record<string, string> = {},
  { node = process.execPath, folder: given }: { readonly node?: string; readonly folder?: string } = {},
): Promise<Installation> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), "parallax-faults-")));
  const base = `http://127.0.0.1:${port}`;
  let launcher: ChildProcess | null = null;
  const env = {
    ...process.env,
    HOST: "127.0.0.1",
    PORT: String(port),
    PARALLAX_DATA: folder,
    DATABASE_URL: "",
    ...environment,
  };
  const killAll = () => {
    const postmaster = postmasterOf(folder);
    for (const { pid, told } of processes())
      if (told.includes(`PARALLAX_DATA=${folder}`) && pid !== process.pid) kill(pid);
    if (postmaster !== null) kill(postmaster);
  };
  return {
    base,
    folder,
    async start() {
      launcher = spawn(node, [join(ROOT, "lib/server/launch.mjs")], {
        cwd: ROOT,
        env,
        stdio: ["ignore", "ignore", "ignore"],
      });
      await until("it to be ready", async () => (await statusOf(`${base}/readyz`)) === 200, 300);
    },
    find(part) {
      if (part === "postgres") return postmasterOf(folder);
      return (
        processes().find(
          ({ words, told }) => words.includes(PROGRAMS[part]) && told.includes(`PARALLAX_DATA=${folder}`),
        )?.pid ?? null
      );
    },
    async stop() {
      const begun = performance.now();
      const child = launcher;
      if (child && child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await until("it to stop", async () => child.exitCode !== null || child.signalCode !== null, 60);
      }
      return performance.now() - begun;
    },
    killAll,
    async remove() {
      killAll();
      await sleep(500);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The process numbers of a process's children. */
export function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return list.split(" ").filter(Boolean).map(Number);
}

/** Ends a process at once; it may be gone already. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone.
  }
}

/** Waits for a condition, not for a time: the machine may be busy. Throws after so many seconds. */
export async function until(what: string, holds: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(200))
    if (await holds()) return;
  throw new Error(`Waited ${seconds} s for ${what}.`);
}

/** The status of an address, or 0 where nobody answers. */
export async function statusOf(address: string, options: RequestInit = {}): Promise<number> {
  return fetch(address, { ...options, signal: AbortSignal.timeout(60_000), redirect: "manual" }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
}

/** What an installation says of itself: its articles, and its jobs by their state. Throws where nobody answers. */
export async function healthOf(base: string): Promise<{
  readonly articles: number;
  readonly jobs: { readonly open: number; readonly locked: number; readonly failed: number };
}> {
  return (await fetch(`${base}/api/v1/health`)).json();
}

/** The database of the folder, wherever its files are: they are elsewhere where Parallax is started by root. */
function postmasterOf(folder: string): number | null {
  const all = processes();
  for (const { told } of all) {
    if (!told.includes(`PARALLAX_DATA=${folder}`)) continue;
    const port = told.map((each) => /^DATABASE_URL=.*:(\d+)\/\w+$/.exec(each)?.[1]).find(Boolean);
    const found = port && all.find(({ words }) => words.includes("postgres -D") && words.includes(` -p ${port} `));
    if (found) return found.pid;
  }
  return null;
}

function processes(): { pid: number; words: string; told: readonly string[] }[] {
  const read = (path: string) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      words: read(`/proc/${name}/cmdline`).replaceAll("\0", " "),
      told: read(`/proc/${name}/environ`).split("\0"),
    }));
}
