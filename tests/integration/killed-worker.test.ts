import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedItems } from "../../seeds/load.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { importAll, workQueue } from "./support/seeds.ts";
import { killWorkers, startWorkerProcess, until } from "./support/worker-process.ts";

const jobsLeft = async () =>
  (await sql<{ n: number }>("SELECT count(*)::int AS n FROM graphile_worker.jobs"))[0]?.n ?? 0;
const lockedJobs = () =>
  sql<{ id: string; attempts: number }>("SELECT id, attempts FROM graphile_worker.jobs WHERE locked_at IS NOT NULL");
/** Sessions that wait for the lock of another one. */
const waiting = async () =>
  (
    await sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
  )[0]?.n ?? 0;

beforeAll(async () => {
  process.env.EMBEDDINGS_PROVIDER = "none";
  await freshDatabase();
}, 60_000);

afterAll(killWorkers);

test("of two workers one is killed in the middle of its jobs; the other does them, and nothing is missing or twice", async () => {
  await importAll(seedItems());
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    // Whoever saves claims waits here, so that the worker is killed with jobs in hand.
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE claim IN ACCESS EXCLUSIVE MODE");
    const victim = startWorkerProcess();
    // A job that does not wait for the lock may be done, and another begun, before the kill arrives.
    const inHand = await until("a worker that holds two jobs", async () =>
      (await waiting()) >= 2 ? await lockedJobs() : undefined,
    );
    victim.kill("SIGKILL");
    await once(victim, "exit");
    await holder.query("ROLLBACK");
    expect((await lockedJobs()).map(({ id }) => id).toSorted()).toEqual(inHand.map(({ id }) => id).toSorted());
    const heir = startWorkerProcess();
    await until("the other worker to do what is left", async () => ((await jobsLeft()) === 0 ? true : undefined));
    heir.kill("SIGTERM");
    await once(heir, "exit");
  } finally {
    await holder.end();
  }
  const interrupted = await derivedRows();
  await freshDatabase();
  await importAll(seedItems());
  await workQueue();
  expect(interrupted).toEqual(await derivedRows());
}, 240_000);

/** What jobs made, without the numbers and times that every run gives anew. */
async function derivedRows(): Promise<Record<string, number>> {
  const rows = await dump();
  return Object.fromEntries(Object.entries(rows).map(([table, lines]) => [table, lines.length]));
}
