import { beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "../../lib/db/client.ts";
import { enqueueAll, linkingJobs } from "../../lib/db/queue.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { countAddedCopies } from "../../lib/usecases/imports/count-added-copies.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";
import { type Copy, copiesOf, shuffled } from "./support/stories.ts";

beforeEach(async () => {
  await freshDatabase();
});

const jobs = () =>
  sql<{ task: string; n: number }>(
    "SELECT task_identifier AS task, count(*)::int AS n FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1",
  );
const groups = async () =>
  (
    await sql<{ names: string[] }>(
      "SELECT array_agg(source_id ORDER BY source_id) AS names FROM article GROUP BY group_id",
    )
  )
    .map(({ names }) => names.join(" "))
    .sort();

describe("the groups of the same texts", () => {
  const copies = copiesOf(12);
  const expected = [...new Set(copies.map(({ story }) => story))]
    .map((story) =>
      copies
        .filter((copy) => copy.story === story)
        .map(({ name }) => name)
        .sort()
        .join(" "),
    )
    .sort();

  const orders: [string, readonly Copy[], number][] = [
    ["all at once", copies, copies.length],
    ["shuffled, one by one", shuffled(copies, 7), 1],
    ["shuffled, seven at a time", shuffled(copies, 23), 7],
    ["backwards, fifteen at a time", copies.toReversed(), 15],
  ];

  test.each(orders)("are the same whatever the order and the size of batches: %s", async (_, order, size) => {
    for (let at = 0; at < order.length; at += size) {
      await importAll(order.slice(at, at + size).map(({ name, text }) => textItem(name, text)));
      // Half of the time the next ones come while nothing has been compared yet.
      if ((at / size) % 2 === 1) await workQueue();
    }
    await workQueue();
    expect(await groups()).toEqual(expected);
    const leads = await sql("SELECT group_id FROM article GROUP BY group_id HAVING count(*) FILTER (WHERE lead) <> 1");
    expect(leads).toEqual([]);
  });
});

test("twelve copies that come in together are one group, though none of them has a group when they are compared", async () => {
  const [story] = copiesOf(1);
  await importAll(
    Array.from({ length: 12 }, (_, i) => textItem(`${i}.txt`, `${story?.text}\n\nSite number ${i} says so.`)),
  );
  await importAll([
    textItem("alone.txt", "A text that has nothing in common with any other of them: the kites flew at Orr."),
  ]);
  await workQueue();
  expect(await groups()).toHaveLength(2);
  const [together, alone] = await sql<{ id: number }>("SELECT id FROM import ORDER BY id");
  expect([await countAddedCopies(together?.id ?? 0), await countAddedCopies(alone?.id ?? 0)]).toEqual([12, 0]);
});

test("one more copy is stored in six statements and compared in fourteen, however many there are", async () => {
  const [story] = copiesOf(1);
  const item = (i: number) => textItem(`${i}.txt`, `${story?.text}\n\nSite number ${i} says so.`);
  const costs: number[][] = [];
  for (const [first, next] of [
    [0, 2],
    [3, 9],
  ] as const) {
    await importAll(Array.from({ length: next - first }, (_, i) => item(first + i)));
    await workQueue();
    const stored = await countQueries(() => importAll([item(next)]));
    const [added] = await sql<{ id: number }>(`SELECT id FROM article WHERE source_id = '${next}.txt'`);
    const flagged = await countQueries(() => flagDuplicates([added?.id ?? 0]));
    expect(flagged.sent.filter(({ statement }) => /\ba\.text[,\s]/.test(statement))).toHaveLength(2);
    costs.push([stored.sent.length, flagged.sent.length]);
  }
  expect(costs).toEqual([
    [6, 14],
    [6, 14],
  ]);
  expect(await groups()).toHaveLength(1);
});

describe("a batch", () => {
  const text = (i: number) =>
    `A report of its own, number ${i}, that shares no run of words with the others: w${i}a w${i}b w${i}c w${i}d.`;

  test("is stored with its results and one job, and its results come in order", async () => {
    const results = await importAll(Array.from({ length: 30 }, (_, i) => textItem(`${i}.txt`, text(i))));
    expect(results.map(({ sourceId }) => sourceId)).toEqual(Array.from({ length: 30 }, (_, i) => `${i}.txt`));
    expect(await jobs()).toEqual([{ task: "flag-batch", n: 1 }]);
    const files = await sql<{ source_id: string; article_id: number }>(
      "SELECT source_id, article_id FROM import_file ORDER BY position",
    );
    expect(files.map(({ source_id, article_id }) => [source_id, article_id])).toEqual(
      results.map(({ sourceId, article }) => [sourceId, article]),
    );
    const ids = results.map(({ article }) => article ?? 0);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test("of more than a hundred texts is several, and each text is stored once", async () => {
    const results = await importAll(Array.from({ length: 230 }, (_, i) => textItem(`${i}.txt`, text(i))));
    expect(new Set(results.map(({ article }) => article)).size).toBe(230);
    expect(await jobs()).toEqual([{ task: "flag-batch", n: 3 }]);
  });

  test("with the same bytes twice gives one document, and with the same file twice one article", async () => {
    const results = await importAll([
      textItem("a.txt", text(1)),
      textItem("b.txt", text(1)),
      textItem("a.txt", text(1)),
      { ...textItem("a.txt", text(1)), metadata: { outlet: { value: "The Quay", origin: "catalogue" } } },
    ]);
    expect(results.map(({ status }) => status)).toEqual(["added", "added", "already-there", "added"]);
    expect(results[2]?.article).toBe(results[0]?.article);
    expect(await sql("SELECT 1 FROM document")).toHaveLength(1);
    expect(await sql("SELECT 1 FROM article")).toHaveLength(3);
  });

  test("that the database refuses is stored text by text: the bad one fails alone, with a sentence", async () => {
    await sql("ALTER TABLE article ADD CONSTRAINT no_seven CHECK (source_id <> '7.txt')");
    const results = await importAll(Array.from({ length: 12 }, (_, i) => textItem(`${i}.txt`, text(i))));
    expect(results.map(({ status }) => status === "failed")).toEqual(Array.from({ length: 12 }, (_, i) => i === 7));
    expect(results[7]?.error).toMatch(/^Parallax could not store this text\. .*the other texts are not affected/);
    expect(await sql("SELECT 1 FROM import_file")).toHaveLength(12);
    await workQueue();
    expect(await sql("SELECT 1 FROM article WHERE similarity_version > 0")).toHaveLength(11);
  });

  test("that breaks off keeps what came before", async () => {
    async function* broken() {
      yield textItem("first.txt", text(1));
      yield textItem("second.txt", text(2));
      throw new Error("the connection was lost");
    }
    const seen: string[] = [];
    const run = async () => {
      for await (const { sourceId } of importArticles(broken(), "test")) seen.push(sourceId);
    };
    await expect(run()).rejects.toThrow("the connection was lost");
    expect(seen).toEqual(["first.txt", "second.txt"]);
    expect(await sql("SELECT 1 FROM article")).toHaveLength(2);
  });

  test("two imports of the same texts at once store each once", async () => {
    const items = Array.from({ length: 60 }, (_, i) => textItem(`${i}.txt`, text(i)));
    const [one, other] = await Promise.all([importAll(items), importAll(items.toReversed())]);
    expect(await sql("SELECT 1 FROM article")).toHaveLength(60);
    expect([...one, ...other].filter(({ status }) => status === "added")).toHaveLength(60);
    expect([...one, ...other].filter(({ status }) => status === "failed")).toEqual([]);
  });

  test("that cannot be compared together is compared one by one", async () => {
    await importAll(Array.from({ length: 5 }, (_, i) => textItem(`${i}.txt`, text(i))));
    const [, , third] = await sql<{ id: number }>("SELECT id FROM article ORDER BY id");
    // A fingerprint that cannot be stored stands for whatever may go wrong with one article.
    await sql(`ALTER TABLE fingerprint ADD CONSTRAINT not_this CHECK (article_id <> ${third?.id})`);
    const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "" });
    const compared = () => sql<{ id: number }>("SELECT id FROM article WHERE similarity_version > 0");
    try {
      // Not until the queue is empty: the bad one is tried again, later each time.
      await vi.waitUntil(async () => (await compared()).length === 4, { timeout: 30_000, interval: 100 });
    } finally {
      await worker.stop();
    }
    expect((await compared()).map(({ id }) => id)).not.toContain(third?.id);
  });
});

test("groups to be linked come to those near them that wait, so that nobody's asking is lost or done by itself", async () => {
  await enqueueAll(database(), linkingJobs([1, 2, 41]));
  await enqueueAll(database(), linkingJobs([3, 2]));
  const payloads = await sql<{ payload: unknown }>("SELECT payload FROM graphile_worker._private_jobs ORDER BY key");
  expect(payloads.map(({ payload }) => payload)).toEqual([[1, 2, 3, 2], [41]]);
});
