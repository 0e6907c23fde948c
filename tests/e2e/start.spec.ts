import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import getPort from "get-port";

const LAUNCHER = join(import.meta.dirname, "../../lib/server/launch.mjs");
/** Longest wait for a start here, in milliseconds: the pages are built already, but the machine may be busy. */
const START_MS = 120_000;

type Run = { readonly child: ChildProcess; said(): string; readonly ended: Promise<number | null> };
const runs: Run[] = [];
let folder: string;

test.setTimeout(3 * START_MS);

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parallax-start-"));
  await chmod(folder, 0o755);
});
test.afterEach(async () => {
  for (const { child } of runs) child.kill("SIGTERM");
  await Promise.all(runs.splice(0).map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
});

/** `npm start` of the folder of this test. */
function start(port: number): Run {
  const env = { ...process.env, DATABASE_URL: "", HOST: "", PARALLAX_DATA: folder, PORT: String(port) };
  const child = spawn(process.execPath, [LAUNCHER], {
    env: { ...env, PARALLAX_DIST_DIR: ".next-test", EMBEDDINGS_PROVIDER: "none" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const run = { child, said: () => said, ended: once(child, "exit").then(([code]) => code as number | null) };
  runs.push(run);
  return run;
}

const ready = (port: number) => `Parallax is ready: http://127.0.0.1:${port}`;
const runningAlready = (port: number) => `Parallax is running already: http://127.0.0.1:${port}`;

test("of two starts at once one serves, and the other prints its address and ends well", async () => {
  const port = await getPort({ host: "127.0.0.1" });
  // What an older version may have left: none of it is taken for a lock or a server.
  await writeFile(join(folder, "server.json"), JSON.stringify({ pid: process.pid, address: "http://127.0.0.1:1" }));
  await writeFile(join(folder, "postgres.json"), "{");
  await writeFile(join(folder, "lock"), "");
  const both = [start(port), start(port)];
  const second = await Promise.race(both.map(async (run) => ({ run, code: await run.ended })));
  const [server] = both.filter((run) => run !== second.run);
  expect(second.run.said()).toContain(runningAlready(port));
  expect([second.code, second.run.said().trim().split("\n").length]).toEqual([0, 1]);
  await expect.poll(() => server?.said(), { timeout: START_MS }).toContain(ready(port));
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);

  // A third, later; then the end, which leaves no database and no claim behind.
  const third = start(port);
  expect(await third.ended).toBe(0);
  expect(third.said().trim()).toBe(runningAlready(port));
  server?.child.kill("SIGTERM");
  expect(await server?.ended).toBe(0);
  expect(existsSync(join(folder, "postgres/postmaster.pid"))).toBe(false);
  expect(await readdir(join(folder, "postgres"))).toContain("PG_VERSION");
});

test("a port that is set and taken is an error that names it, and leaves nothing running", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  const run = start(port);
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain(`PORT=${port} is taken on 127.0.0.1`);
  expect(run.said()).not.toContain("    at ");
  expect(existsSync(join(folder, "postgres/postmaster.pid"))).toBe(false);
  taken.close();
});
