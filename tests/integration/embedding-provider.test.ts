import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meanOf } from "../../lib/claims/link/vectors.ts";
import { database } from "../../lib/db/client.ts";
import { averageEmbedding, countEmbedded } from "../../lib/db/vectors.ts";
import type { Config } from "../../lib/model/config.ts";
import { embedClaims, embedMissing } from "../../lib/usecases/claims/embed-claims.ts";
import { loadCorpusMean } from "../../lib/usecases/claims/embedding-state.ts";
import { extractClaims } from "../../lib/usecases/claims/extract-claims.ts";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { loadInstallation } from "../../lib/usecases/installation/load-installation.ts";
import { loadTopic } from "../../lib/usecases/topics/load-topic.ts";
import { refreshTopics } from "../../lib/usecases/topics/refresh-topics.ts";
import { seedItems } from "../../seeds/load.ts";
import { freshDatabase, reconfigure, sql } from "./support/database.ts";
import { importAll, workQueue } from "./support/seeds.ts";

const MODEL = "openai-compatible:letters";
const LETTERS = [..."aeioulnrst"];
/** Counts of letters: a vector that is the same each time and differs between sentences. */
const vectorOf = (text: string) => LETTERS.map((letter) => text.toLowerCase().split(letter).length - 1);

let answer: "503" | "nonsense" | "vectors" = "503";
let ids: number[] = [];

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const { input } = JSON.parse(Buffer.concat(parts).toString()) as { input: string[] };
    const data = input.map((text, index) => ({ index, embedding: answer === "vectors" ? vectorOf(text) : "?" }));
    response
      .writeHead(answer === "503" ? 503 : 200, { "content-type": "application/json" })
      .end(JSON.stringify({ data }));
  });
});

let embeddings: Config["embeddings"];
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await freshDatabase();
  embeddings = {
    provider: "openai-compatible",
    url: `http://127.0.0.1:${port}/v1`,
    model: "letters",
    key: "a-key-no-page-shows",
  };
  reconfigure({ embeddings });
  ids = (await importAll(seedItems())).flatMap(({ article }) => article ?? []);
  for (const id of ids) await extractClaims(id);
}, 120_000);

afterAll(() => new Promise((resolve) => server.close(resolve)));

const firstTopic = async () => (await sql<{ id: number }>("SELECT min(topic_id) AS id FROM matter"))[0]?.id ?? -1;

test("while the provider fails, claims are linked by words and the pages say since when", async () => {
  const groups = await sql<{ id: number }>("SELECT DISTINCT group_id AS id FROM article");
  await expect(embedClaims(ids[0] ?? -1)).rejects.toThrow("answered 503");
  for (const { id } of groups) await linkClaims(id);
  await refreshTopics();
  const { trouble, made } = (await loadInstallation()).embeddings;
  expect(trouble?.message).toBe(
    "The embeddings server answered 503. Check EMBEDDINGS_URL, EMBEDDINGS_KEY and EMBEDDINGS_MODEL.",
  );
  expect(made).toEqual([]);
  const topic = await loadTopic(await firstTopic());
  expect(topic.rows.length).toBeGreaterThan(0);
  expect(topic.withoutVectors?.since).toBe(trouble?.since);
});

test("a second failure keeps the time of the first and tells what went wrong last", async () => {
  const before = (await loadInstallation()).embeddings.trouble;
  answer = "nonsense";
  await expect(embedClaims(ids[1] ?? -1)).rejects.toThrow("sent no vector");
  const { trouble } = (await loadInstallation()).embeddings;
  expect(trouble?.since).toBe(before?.since);
  expect(trouble?.message).toContain("sent no vector for a sentence");
});

test("the state is not told of a provider that is no longer chosen", async () => {
  reconfigure({ embeddings: { ...embeddings, provider: "none" } });
  const { trouble } = (await loadInstallation()).embeddings;
  reconfigure({ embeddings });
  expect(trouble).toBeNull();
});

test("a worker that starts queues again what was given up, so that no new text is waited for", async () => {
  await sql("SELECT graphile_worker.permanently_fail_jobs(array_agg(id), 'gave up') FROM graphile_worker.jobs");
  await embedMissing();
  const waiting = await sql<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'embed-claims' AND attempts < max_attempts ORDER BY key",
  );
  const lacking = await sql<{ id: number }>("SELECT DISTINCT article_id AS id FROM claim WHERE embedded_by IS NULL");
  expect(waiting.map(({ key }) => key)).toEqual(lacking.map(({ id }) => `embed-claims:${id}`).toSorted());
  expect(waiting.length).toBeGreaterThan(0);
});

test("the first answer ends it and queues again the texts whose jobs gave up", async () => {
  await sql("SELECT graphile_worker.permanently_fail_jobs(array_agg(id), 'gave up') FROM graphile_worker.jobs");
  answer = "vectors";
  await embedClaims(ids[0] ?? -1);
  expect((await loadInstallation()).embeddings.trouble).toBeNull();
  expect((await loadTopic(await firstTopic())).withoutVectors).toBeNull();
  const waiting = await sql<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'embed-claims' AND attempts < max_attempts ORDER BY key",
  );
  const others = await sql<{ id: number }>("SELECT DISTINCT article_id AS id FROM claim WHERE article_id <> $1", [
    ids[0],
  ]);
  expect(waiting.map(({ key }) => key)).toEqual(others.map(({ id }) => `embed-claims:${id}`).toSorted());
  expect(waiting.length).toBeGreaterThan(0);
  // The jobs made to fail above, other than these, are no part of what is tested.
  await sql(
    "SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE attempts >= max_attempts",
  );
  await workQueue();
  const models = await sql<{ model: string | null }>("SELECT DISTINCT embedded_by AS model FROM claim");
  expect(models).toEqual([{ model: MODEL }]);
}, 60_000);

test("where the last call went well a worker that starts queues nothing", async () => {
  await embedMissing();
  expect(await sql("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'embed-claims'")).toEqual([]);
});

test("the kept mean is that of the vectors it counts", async () => {
  const rows = await sql<{ embedding: number[] }>(
    "SELECT c.embedding FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL ORDER BY c.id",
  );
  const expected = meanOf(rows.map((row) => Float32Array.from(row.embedding)));
  const average = await averageEmbedding(database(), MODEL, LETTERS.length);
  expect(average).toHaveLength(LETTERS.length);
  for (const [i, value] of average.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 3);
  expect(await countEmbedded(database(), MODEL, LETTERS.length)).toBe(rows.length);
  // Made once 200 claims had their vectors, and not again for the few that came after.
  const kept = await loadCorpusMean(database());
  expect(kept?.provider).toBe(MODEL);
  expect(kept?.count).toBeGreaterThanOrEqual(200);
  expect(kept?.count).toBeLessThanOrEqual(rows.length);
  expect(kept?.mean).toHaveLength(LETTERS.length);
});
