import { type ChildProcess, spawn } from "node:child_process";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { waitForAnalysis } from "../../lib/usecases/wait-for-analysis.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";
import { copiesOf } from "./support/stories.ts";

const started: ChildProcess[] = [];

/** A worker in a process of its own, as the server starts it. */
function startProcess(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/server/worker-process.ts"], {
    env: process.env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  started.push(child);
  return child;
}

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
});

type Beat = { key: string; at: number };
const beats = () => sql<Beat>("SELECT key, (value ->> 'at')::float8 AS at FROM setting WHERE key LIKE 'worker:%' ORDER BY 1");
const atWork = () => sql("SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL");

test("of two worker processes one is killed in the middle of its jobs: nothing is lost, and the groups are the same", async () => {
  await freshDatabase();
  const copies = copiesOf(12);
  const killed = startProcess();
  await vi.waitUntil(async () => (await beats()).length === 1, { timeout: 60_000, interval: 100 });
  const [dead] = await beats();
  startProcess();
  await vi.waitUntil(async () => (await beats()).length === 2, { timeout: 60_000, interval: 100 });
  // No comparison can end while this holds the lock that grouping takes: both processes are caught in the middle of theirs.
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    await holder.query("SELECT pg_advisory_lock(hashtextextended('regroup', 0))");
    for (const { name, text } of copies) await importAll([textItem(name, text)]);
    await vi.waitUntil(async () => (await atWork()).length > 2, { timeout: 30_000, interval: 50 });
    killed.kill("SIGKILL");
  } finally {
    await holder.end();
  }
  // Its last sign of life is made old: waiting until it is would prove no more. It may have given one more before it was killed.
  await vi.waitUntil(() => killed.signalCode !== null, { timeout: 10_000, interval: 20 });
  await sql("UPDATE setting SET value = jsonb_set(value, '{at}', '0') WHERE key = $1", [dead?.key]);
  expect((await waitForAnalysis()).failed).toBe(0);
  expect(await sql("SELECT 1 FROM article WHERE similarity_version = 0")).toEqual([]);
  const groups = await sql<{ names: string[] }>(
    "SELECT array_agg(source_id ORDER BY source_id) AS names FROM article GROUP BY group_id ORDER BY min(id)",
  );
  const stories = Array.from({ length: 12 }, (_, story) => copies.filter((copy) => copy.story === story).map(({ name }) => name));
  expect(groups.map(({ names }) => names)).toEqual(stories);
}, 180_000);
