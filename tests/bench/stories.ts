import { parseArgs } from "node:util";
import type pg from "pg";
import { taggedLines } from "../../lib/claims/attribution/attribution.ts";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { newHand } from "../../lib/jobs/hand.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { waitForAnalysis } from "../../lib/usecases/installation/wait-for-analysis.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { settleAll } from "../../lib/usecases/stories/settle-stories.ts";
import { withDatabase } from "./database.ts";
import { report } from "./events.ts";
import { fillWithStories } from "./fill-stories.ts";
import { itemsOf, oneMore, printSteps } from "./one-more.ts";
import { processorTime } from "./processor-time.ts";
import { type ToldArticle, toldArticles } from "./told-events.ts";

/** Articles added one by one on top of each size. */
const NEW = 60;
/** Posts of a live page where none are named, and paragraphs of one. */
const [POSTS, PER_POST] = [300, 9];
/** Posts of one import. */
const AT_ONCE = 100;

type Run = { readonly client: pg.Client; readonly databaseUrl: string };

/**
 * `npm run bench -- stories [SIZE …] [--fill N …] [--settle] [--posts [N]] [--copies N]`. Articles per second through the whole road (stored, flagged, placed,
 * read, laid in rows), in an empty database for each size, with the lanes' own processes as a worker has them; then what one more article costs
 * there until its story's page is loaded. `--fill` fills the last of these databases with copies of what it holds up to N articles and adds some
 * again; `--settle` times settling all of it; `--posts` tells one event in N posts, `--copies` prints one report of it N times beside two of others. Beside each figure stands the rate at which the core
 * reads claims in the same minute, so that two machines can be compared. Prints figures, judges none.
 */
export async function benchStories(rest: readonly string[]): Promise<void> {
  process.env.EMBEDDINGS_PROVIDER = "none";
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: {
      fill: { type: "string", multiple: true, default: [] },
      settle: { type: "boolean", default: false },
      posts: { type: "string" },
      copies: { type: "string" },
    },
  });
  const sizes = (positionals.length > 0 ? positionals.map(Number) : [120, 1000]).toSorted((a, b) => a - b);
  const fills = values.fill.map(Number).toSorted((a, b) => a - b);
  const first: First = {};
  for (const [i, size] of sizes.entries()) {
    const isLast = i === sizes.length - 1;
    await withDatabase(async (client, databaseUrl) => {
      const run = { client, databaseUrl };
      const extra = isLast ? NEW * fills.length : 0;
      const told = toldArticles(size + NEW + extra);
      await grow(run, told.slice(0, size), first);
      await addSome(run, told.slice(size, size + NEW), first);
      if (values.settle) await settle(size + NEW);
      for (const [at, fill] of (isLast ? fills : []).entries()) {
        const filling = performance.now();
        const stored = await fillWithStories(client, fill);
        console.log(`filled up to ${count(stored)} articles in ${((performance.now() - filling) / 1000).toFixed(0)} s`);
        const from = size + NEW * (at + 1);
        await addSome(run, told.slice(from, from + NEW), first);
        if (values.settle) await settle(stored);
      }
    });
  }
  const { posts, copies } = values;
  if (posts !== undefined)
    await withDatabase((client, databaseUrl) => live({ client, databaseUrl }, Number(posts) || POSTS, values.settle));
  if (copies !== undefined)
    await withDatabase((client, databaseUrl) => copied({ client, databaseUrl }, Number(copies)));
}

/** What the first size gave, to which the others are held. */
type First = { perSecond?: number; oneMore?: number };

async function grow({ client, databaseUrl }: Run, growing: readonly ToldArticle[], first: First): Promise<void> {
  const machine = readingAlone(growing.map(({ text }) => text));
  const { perSecond, busy } = await wholeRoad(databaseUrl, itemsOf(growing), growing.length);
  first.perSecond ??= perSecond;
  console.log(
    `${count(growing.length)} articles: ${perSecond.toFixed(1)}/s, the whole road (x ${(perSecond / first.perSecond).toFixed(2)} of the first size), ${busy}; ` +
      `reading claims alone, now and here: ${machine.toFixed(0)}/s, x ${(machine / perSecond).toFixed(1)}`,
  );
  await printHeld(client);
}

async function printHeld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<"stories" | "texts" | "rows" | "links" | "pairs", number>>(
    `SELECT (SELECT count(*)::int FROM story WHERE groups > 1) AS stories, (SELECT sum(groups)::int FROM story WHERE groups > 1) AS texts,
       (SELECT count(*)::int FROM matter WHERE story_id IS NOT NULL AND strength = 'sure') AS rows, (SELECT count(*)::int FROM link) AS links,
       (SELECT count(*)::int FROM pair) AS pairs`,
  );
  const [held] = rows;
  console.log(
    `  stories of two and more ${held?.stories}, texts in them ${held?.texts}, open rows ${held?.rows}, links ${held?.links}, flagged pairs ${held?.pairs}`,
  );
}

async function addSome({ client }: Run, some: readonly ToldArticle[], first: First): Promise<void> {
  const placed = [];
  for (const each of some) placed.push(await oneMore(each));
  const p95 = printSteps(placed);
  first.oneMore ??= p95;
  console.log(`  x ${(p95 / first.oneMore).toFixed(2)} of the first size`);
  // What the steps above queued is done already; left here it would be counted to the next size.
  await client.query("DELETE FROM graphile_worker._private_jobs");
}

async function settle(stored: number): Promise<void> {
  const started = performance.now();
  const looked = await settleAll();
  console.log(
    `  settling ${count(looked)} texts among ${count(stored)} articles: ${((performance.now() - started) / 1000).toFixed(1)} s, ` +
      `${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
}

/** One event told in so many posts of a live page, each the opening of a report on it. */
async function live({ client, databaseUrl }: Run, posts: number, settled: boolean): Promise<void> {
  const post = (number: number) => report(number, 1, posts).text.trim().split("\n\n").slice(0, PER_POST).join("\n\n");
  const encoder = new TextEncoder();
  const machine = readingAlone(Array.from({ length: AT_ONCE }, (_, number) => post(number)));
  for (let from = 0; from < posts; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, posts - from) }, (_, i) => ({
      sourceId: `post-${from + i}.txt`,
      bytes: encoder.encode(post(from + i)),
    }));
    const { perSecond, busy } = await wholeRoad(databaseUrl, some, some.length);
    console.log(
      `posts ${from + 1} to ${from + some.length} of one event: ${perSecond.toFixed(1)}/s, ${busy}; reading claims alone ${machine.toFixed(0)}/s, x ${(machine / perSecond).toFixed(1)}`,
    );
  }
  await printHeld(client);
  await openLargest(client);
  if (settled) await settle(posts);
}

/** One report printed so many times by as many outlets, and two reports on the same event in words of their own. */
async function copied({ client, databaseUrl }: Run, copies: number): Promise<void> {
  const encoder = new TextEncoder();
  const item = (name: string, number: number) => ({
    sourceId: `${name}.txt`,
    bytes: encoder.encode(report(number, 1, POSTS).text),
    metadata: { outlet: { value: name, origin: "file" as const } },
  });
  const all = [
    ...Array.from({ length: copies }, (_, i) => item(`copy-${i}`, 0)),
    ...[1, 2].map((number) => item(`own-${number}`, number)),
  ];
  const { perSecond, busy } = await wholeRoad(databaseUrl, all, all.length);
  console.log(`${count(copies)} copies of one article and two others: ${perSecond.toFixed(1)}/s, ${busy}`);
  await printHeld(client);
  await openLargest(client);
}

/** What opening the page of the largest story costs, the first time and once more. */
async function openLargest(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: number }>("SELECT id FROM story ORDER BY groups DESC, id LIMIT 1");
  const opened = async () => {
    const started = performance.now();
    const page = await loadStory(rows[0]?.id ?? 0);
    return { ms: performance.now() - started, page };
  };
  const [first, again] = [await opened(), await opened()];
  const { counts, articles, unread } = first.page;
  console.log(
    `  its story's page: ${first.ms.toFixed(0)} ms, then ${again.ms.toFixed(0)} ms; ${count(counts.articles)} articles, ` +
      `${count(counts.texts)} texts, ${articles.length} read here, ${count(unread)} left out`,
  );
}

/** Articles per second whose claims are read in the core, without a database: what the machine gives just now, to hold the road against. */
function readingAlone(texts: readonly string[]): number {
  const some = texts.slice(0, 60);
  const read = () => {
    for (const text of some) {
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

/** Articles per second, and the time of all processors together that one took. */
async function wholeRoad(
  databaseUrl: string,
  items: Parameters<typeof importArticles>[0],
  size: number,
): Promise<{ perSecond: number; busy: string }> {
  const worker = await startWorker({ databaseUrl, hand: newHand });
  try {
    const [started, before] = [performance.now(), processorTime()];
    for await (const { error } of importArticles(items, "bench")) if (error) throw new Error(error);
    const { failed } = await waitForAnalysis(() => {});
    if (failed > 0) throw new Error(`${failed} jobs failed.`);
    const perSecond = size / ((performance.now() - started) / 1000);
    const after = processorTime();
    const busy = before === null || after === null ? "unknown" : ((after - before) / size).toFixed(0);
    return { perSecond, busy: `${busy} ms of processor time each` };
  } finally {
    await worker.stop();
  }
}

const count = (size: number) => size.toLocaleString("en-US");
