import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { countJobs, enqueueAll } from "../../lib/db/queue.ts";
import type { Hand } from "../../lib/jobs/hand.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { TooMuch } from "../../lib/services/apart.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";
import { killWorkers, startWorkerProcess, until } from "./support/worker-process.ts";

const TEXT =
  "The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.";

afterAll(killWorkers);

type JobRow = { attempts: number; locked_by: string | null };
const jobs = () => sql<JobRow>("SELECT attempts, locked_by FROM graphile_worker.jobs WHERE key IS NOT NULL");
const locked = async () => (await jobs()).filter(({ locked_by }) => locked_by !== null);

beforeAll(async () => {
  await freshDatabase();
});

/** Keeps every job that saves claims in hand for as long as `work` takes. */
async function whileClaimsAreHeld(work: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE claim, fingerprint IN ACCESS EXCLUSIVE MODE");
    await work();
  } finally {
    await holder.end();
  }
}

test("a stop in the middle of a job gives it back within 30 s, and does not count as its failure", async () => {
  await importAll([textItem("one.txt", TEXT)]);
  await whileClaimsAreHeld(async () => {
    const worker = startWorkerProcess();
    await until("a job in hand", async () => (await locked()).length > 0);
    const begun = performance.now();
    worker.kill("SIGTERM");
    await once(worker, "exit");
    expect(performance.now() - begun).toBeLessThan(30_000);
    const left = await jobs();
    expect(left.length).toBeGreaterThan(0);
    expect(left.map(({ attempts, locked_by }) => [attempts, locked_by])).toEqual(left.map(() => [0, null]));
  });
}, 180_000);

test("jobs that somebody unknown holds are taken up within a minute, however often they were in hand before", async () => {
  await sql(
    "UPDATE graphile_worker._private_jobs SET attempts = 5, locked_at = now() + interval '1 hour', locked_by = 'pool-of-nobody'",
  );
  expect(await countJobs(database())).toMatchObject({ failed: 0, locked: 1 });
  await doneWithinAMinute();
}, 120_000);

test("jobs that were queued before the clock was set back an hour are done at once", async () => {
  await importAll([textItem("two.txt", `${TEXT} It had run for thirty years.`)]);
  await sql("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 hour'");
  await doneWithinAMinute();
}, 120_000);

/** A worker that starts now does every job within a minute, and none fails. */
async function doneWithinAMinute(): Promise<void> {
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "" });
  try {
    await until("the jobs to be done", async () => (await jobs()).length === 0, 60);
  } finally {
    await worker.stop();
  }
  expect(await countJobs(database())).toMatchObject({ open: 0, failed: 0 });
}

/** Hands of a worker that note what they are given; the job of article 1 takes for ever, or until the lane's limit where `limited`. */
function fakeHands(done: string[], limited: boolean): () => Hand {
  let lanes = 0;
  return () => {
    const lane = ["short", "long", "asking"][lanes++];
    return {
      async work(work) {
        if (work === "begin") return;
        const { articleId } = work.payload as { articleId: number };
        done.push(`${articleId} in ${lane}`);
        if (articleId !== 1 || (limited && lane === "long")) return;
        if (limited) throw new TooMuch("time", "It took longer.");
        await new Promise(() => {});
      },
      drop() {},
    };
  };
}

const queued = (articleIds: readonly number[]) =>
  enqueueAll(
    database(),
    articleIds.map((articleId) => ({ name: "profile-article", payload: { articleId } })),
  );
const databaseUrl = () => process.env.DATABASE_URL ?? "";

test("a job that never ends holds no other, and is given back where the worker stops", async () => {
  const done: string[] = [];
  await queued([1, 2, 3, 4, 5]);
  const worker = await startWorker({ databaseUrl: databaseUrl(), hand: fakeHands(done, false) });
  await until("the other jobs to be done", async () => (await jobs()).length === 1 && done.length === 5);
  await worker.stop();
  expect((await jobs()).map(({ attempts, locked_by }) => [attempts, locked_by])).toEqual([[0, null]]);
  await sql("DELETE FROM graphile_worker._private_jobs");
}, 180_000);

test("a job that is too long for the short lane is done by the other, and its cut counts as no failure", async () => {
  const done: string[] = [];
  await queued([1]);
  const worker = await startWorker({ databaseUrl: databaseUrl(), hand: fakeHands(done, true) });
  await until("it to be done", async () => (await jobs()).length === 0);
  await worker.stop();
  expect(done.at(-1)).toBe("1 in long");
  expect(await countJobs(database())).toMatchObject({ open: 0, failed: 0 });
}, 180_000);

test("a job that finds the disk full waits for room, and has not failed", async () => {
  let tries = 0;
  const hand = (): Hand => ({
    async work(work) {
      if (work === "begin" || ++tries > 1) return;
      throw Object.assign(new Error("could not extend file: No space left on device"), { code: "53100" });
    },
    drop() {},
  });
  await queued([1]);
  const worker = await startWorker({ databaseUrl: databaseUrl(), hand });
  await until("it to be in hand", async () => tries === 1);
  expect((await jobs()).map(({ attempts }) => attempts)).toEqual([1]);
  await until("it to be done", async () => (await jobs()).length === 0, 30);
  await worker.stop();
  expect([tries, await countJobs(database())]).toMatchObject([2, { open: 0, failed: 0 }]);
}, 60_000);
