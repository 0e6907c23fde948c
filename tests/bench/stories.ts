import { taggedLines } from "../../lib/claims/attribution/attribution.ts";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { database } from "../../lib/db/client.ts";
import { findStoriesOfGroups } from "../../lib/db/stories.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { extractClaims } from "../../lib/usecases/claims/extract-claims.ts";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { waitForAnalysis } from "../../lib/usecases/installation/wait-for-analysis.ts";
import { placeInStory } from "../../lib/usecases/stories/place-in-story.ts";
import { refreshStory } from "../../lib/usecases/stories/refresh-story.ts";
import { withDatabase } from "./database.ts";
import { report } from "./events.ts";

/** Articles added one by one on top of each size. */
const NEW = 60;
/** Reports of one event are this many articles apart, so that newcomers meet what was stored long before. */
const SPREAD = 200;

/**
 * Articles per second through the whole road (stored, flagged, placed, read, laid in rows), growing to the given sizes, and milliseconds
 * that one more article costs there, step by step. The reports really meet: five outlets tell each event. Prints figures, judges none.
 */
export async function benchStories(rest: readonly string[]): Promise<void> {
  process.env.EMBEDDINGS_PROVIDER = "none";
  const sizes = (rest.length > 0 ? rest.map(Number) : [120, 480, 2000]).toSorted((a, b) => a - b);
  await withDatabase(async (client, databaseUrl) => {
    let stored = 0;
    let first: number | undefined;
    for (const size of sizes) {
      const growing = reports(stored, size);
      const machine = readingAlone(growing);
      const started = performance.now();
      const cpuBefore = process.cpuUsage();
      await wholeRoad(databaseUrl, growing);
      const perSecond = growing.length / ((performance.now() - started) / 1000);
      const { user, system } = process.cpuUsage(cpuBefore);
      const busy = (user + system) / 1000 / growing.length;
      console.log(
        `${size.toLocaleString("en-US")} articles: the last ${growing.length} at ${perSecond.toFixed(1)}/s, the whole road, ` +
          `${busy.toFixed(1)} ms of this process each; reading claims alone, now and here: ${machine.toFixed(0)}/s, x ${(machine / perSecond).toFixed(1)}`,
      );
      const times: Steps[] = [];
      for (const each of reports(size, size + NEW)) times.push(await oneMore(each));
      stored = size + NEW;
      const median = print(times);
      first ??= median;
      console.log(`  x ${(median / first).toFixed(2)} of the first size`);
      const { rows } = await client.query<{ stories: number; rows: number; links: number }>(
        `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM story_text GROUP BY story_id HAVING count(*) > 1) s) AS stories,
                (SELECT count(*)::int FROM matter WHERE story_id IS NOT NULL) AS rows, (SELECT count(*)::int FROM link) AS links`,
      );
      console.log(
        `  stories of two and more ${rows[0]?.stories}, rows in them ${rows[0]?.rows}, links ${rows[0]?.links}`,
      );
      // What the steps above queued is done already; left here it would be counted to the next size.
      await client.query("DELETE FROM graphile_worker._private_jobs");
    }
  });
}

function reports(from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => report(from + index, SPREAD));
}

/** Articles per second whose claims are read in the core, without a database: what the machine gives just now, to hold the road against. */
function readingAlone(reports: readonly ReturnType<typeof report>[]): number {
  const some = reports.slice(0, 60);
  const read = () => {
    for (const { text } of some) {
      const body = [{ start: 0, end: text.length }];
      claimsOf(text, body, { language: "en" }, taggedLines(text, body));
    }
  };
  // Once before, since the first articles teach the machine.
  read();
  const started = performance.now();
  read();
  return some.length / ((performance.now() - started) / 1000);
}

async function wholeRoad(databaseUrl: string, growing: readonly ReturnType<typeof report>[]): Promise<void> {
  const worker = await startWorker({ databaseUrl });
  try {
    for await (const { error } of importArticles(itemsOf(growing), "bench")) if (error) throw new Error(error);
    const { failed } = await waitForAnalysis(() => {});
    if (failed > 0) throw new Error(`${failed} jobs failed.`);
  } finally {
    await worker.stop();
  }
}

function* itemsOf(list: readonly ReturnType<typeof report>[]) {
  const encoder = new TextEncoder();
  for (const { number, outlet, text } of list)
    yield { sourceId: `report-${number}.txt`, bytes: encoder.encode(text), known: { outlet } };
}

type Steps = Readonly<Record<"store" | "flag" | "place" | "read" | "link" | "rows", number>>;

/** Milliseconds of each step that one more article takes, done here one after the other as a worker does them. */
async function oneMore(one: ReturnType<typeof report>): Promise<Steps> {
  const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
    const started = performance.now();
    const result = await work();
    return [performance.now() - started, result];
  };
  const [store, id] = await timed(async () => {
    for await (const { article } of importArticles(itemsOf([one]), "bench")) if (article !== null) return article;
    throw new Error(`Report ${one.number} was not stored.`);
  });
  const [flag] = await timed(() => flagDuplicates([id]));
  const [place] = await timed(() => placeInStory([id]));
  const [read] = await timed(() => extractClaims(id));
  const [link] = await timed(() => linkClaims(id));
  const story = (await findStoriesOfGroups(database(), [id])).get(id);
  const [rows] = await timed(async () => (story === undefined ? undefined : refreshStory(story)));
  return { store, flag, place, read, link, rows };
}

/** Prints median and 95th of a hundred for each step and for all together; returns the median of the whole. */
function print(times: readonly Steps[]): number {
  const at = (list: readonly number[], share: number) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
  const line = (name: string, list: readonly number[]) =>
    console.log(`  ${name}: p50 ${at(list, 0.5).toFixed(0)} ms, p95 ${at(list, 0.95).toFixed(0)} ms`);
  for (const step of ["store", "flag", "place", "read", "link", "rows"] as const)
    line(
      step,
      times.map((each) => each[step]),
    );
  const whole = times.map((each) => Object.values(each).reduce((sum, value) => sum + value, 0));
  line("one more article, all of it", whole);
  return at(whole, 0.5);
}
