import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandLine } from "../../lib/server/command-line.ts";
import { readEnvironment } from "../../lib/server/environment.ts";
import { acquireDatabase, type Lease } from "../../lib/server/postgres.ts";
import { sqlAt } from "./support/database.ts";

let folder: string;
const holders: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-leases-"));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  if (existsSync(pidFile())) process.kill(await postmaster(), "SIGQUIT");
  await rm(folder, { recursive: true, force: true });
});

const pidFile = () => join(folder, "postgres/postmaster.pid");
const postmaster = async () => Number((await readFile(pidFile(), "utf8")).split("\n")[0]);
const acquire = () => acquireDatabase(readEnvironment({ NODE_ENV: "test", PARALLAX_DATA: folder }));

/** Another process that holds a lease, and the address that it was given. */
async function holder(): Promise<{ child: ChildProcess; url: string }> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const child = spawn(process.execPath, ["--import", tsx, join(import.meta.dirname, "support/hold-lease.ts")], {
    env: { ...process.env, DATABASE_URL: "", PARALLAX_DATA: folder },
    stdio: ["pipe", "pipe", "inherit"],
  });
  holders.push(child);
  const [said] = await Promise.race([
    once(child.stdout ?? child, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("It ended before it had a lease."))),
  ]);
  return { child, url: String(said).trim() };
}

async function leave({ child }: { child: ChildProcess }): Promise<void> {
  child.stdin?.end();
  await once(child, "exit");
  expect(child.exitCode).toBe(0);
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (commandLine(pid) !== null) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What `work` says on standard error. */
async function told(work: () => Promise<void>): Promise<string> {
  const spy = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    await work();
    return spy.mock.calls.flat().join("\n");
  } finally {
    spy.mockRestore();
  }
}

/** Starts, sees that the row of the first test is still there, and stops. */
async function opensAgain(): Promise<void> {
  const lease = await acquire();
  expect(await sqlAt(lease.url, "SELECT word FROM kept")).toEqual([{ word: "kept" }]);
  await lease.release();
  expect(existsSync(pidFile())).toBe(false);
}

describe("a data folder's database", () => {
  test("is started once by three that come at once, and stopped by the last that leaves, whoever was killed", async () => {
    const [first, second, third] = await Promise.all([holder(), holder(), holder()]);
    expect(new Set([first.url, second.url, third.url]).size).toBe(1);
    await sqlAt(first.url, "CREATE TABLE kept AS SELECT 'kept' AS word");
    const pid = await postmaster();
    await kill(first.child.pid ?? 0);
    await leave(second);
    expect(await sqlAt(third.url, "SELECT word FROM kept")).toHaveLength(1);
    expect(await postmaster()).toBe(pid);
    await leave(third);
    expect(existsSync(pidFile())).toBe(false);
    expect(commandLine(pid)).toBeNull();
    expect((await readdir(folder)).sort()).toEqual(["password", "postgres", "postgres.log"]);
  });

  test("answers each of those who come while the last one leaves", async () => {
    for (let round = 0; round < 3; round += 1) {
      const before: Lease = await acquire();
      const [, after] = await Promise.all([before.release(), acquire()]);
      expect(await sqlAt(after.url, "SELECT word FROM kept")).toHaveLength(1);
      await after.release();
    }
    expect(existsSync(pidFile())).toBe(false);
  });

  test("opens at once after every process of it was killed", async () => {
    const { child } = await holder();
    const pid = await postmaster();
    await kill(child.pid ?? 0);
    await kill(pid);
    await opensAgain();
  });

  test("is started again on its port where it is killed under one who uses it", async () => {
    const lease = await acquire();
    const said = await told(async () => {
      await kill(await postmaster());
      await vi.waitFor(async () => expect(await sqlAt(lease.url, "SELECT word FROM kept")).toHaveLength(1), 20_000);
    });
    expect(said).toContain("connection to the embedded database broke");
    await lease.release();
    expect(existsSync(pidFile())).toBe(false);
  });
});

describe("what a crash may leave in the folder is seen through and named", () => {
  test.each([
    ["an empty process file", () => "", "is empty"],
    ["a half-written one", () => "par", "names no process"],
    ["one with the number of a foreign process", () => `${process.pid}\n`, "is not this database"],
    [
      "a whole one with the number of a foreign process",
      () => [process.pid, join(folder, "postgres"), 1, 5432, "", "127.0.0.1", "ready"].join("\n"),
      "is not this database",
    ],
    ["one with the number of a dead process", () => "4194000\n", ""],
  ])("%s", async (_, text, fault) => {
    await writeFile(pidFile(), text());
    const said = await told(opensAgain);
    if (fault) expect(said).toContain(`${pidFile()} `);
    expect(said).toContain(fault);
  });

  test.each(["", "0123"])("a password file of the words “%s”", async (text) => {
    await writeFile(join(folder, "password"), text);
    expect(await told(opensAgain)).toContain(`${join(folder, "password")} is empty or was cut short`);
  });

  test("a cluster half made", async () => {
    const half = await mkdtemp(join(folder, "half-"));
    await chmod(half, 0o755);
    await mkdir(join(half, "postgres/base"), { recursive: true });
    await mkdir(join(half, "postgres.new-4194000/base"), { recursive: true });
    const said = await told(async () => {
      const lease = await acquireDatabase(readEnvironment({ NODE_ENV: "test", PARALLAX_DATA: half }));
      await lease.release();
    });
    expect(said).toContain(`${join(half, "postgres")} was left half made`);
    expect((await readdir(half)).sort()).toEqual(["password", "postgres", "postgres.log"]);
  });
});
