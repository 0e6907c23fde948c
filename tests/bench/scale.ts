import type pg from "pg";
import { database } from "../../lib/db/client.ts";
import { findCandidates } from "../../lib/db/fingerprints.ts";
import { passagesOf } from "../../lib/ingest/passages.ts";
import { bodySpans } from "../../lib/model/stored.ts";
import { fingerprintsOf } from "../../lib/similarity/fingerprint.ts";
import { SAME_ARTICLE } from "../../lib/similarity/relation.ts";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { fill } from "./fill.ts";
import type { Generated, NewsMaker } from "./generate.ts";

/** Articles imported and flagged by the real road on top of what is stored. */
const ON_TOP = 1000;
/** Articles a flagging job, and jobs at once, as a bulk import and a worker have them. */
const BATCH = 100;
const AT_ONCE = 2;

type Measured = { readonly stored: number; readonly flagMs: number };

/**
 * What a lookup and a flagged article cost on top of so many stored ones: first on an empty database, then on each size, grown by COPY.
 * Prints lookups, articles per second, memory of this process, planted copies found, and how the cost of an article grew.
 */
export async function benchScale(client: pg.Client, maker: NewsMaker, sizes: readonly number[]): Promise<void> {
  const measured = [await stage(client, maker, 0)];
  let next = ON_TOP;
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const started = performance.now();
    await fill(client, maker, next, size);
    console.log(
      `${size.toLocaleString("en-US")} articles stored (filled in ${((performance.now() - started) / 1000).toFixed(0)} s)`,
    );
    measured.push(await stage(client, maker, size));
    next = size + ON_TOP;
  }
  const [, first] = measured;
  const last = measured.at(-1);
  if (first && last && first !== last) {
    const growth = (last.flagMs / first.flagMs).toFixed(2);
    console.log(
      `cost of a flagged article from ${first.stored.toLocaleString("en-US")} to ${last.stored.toLocaleString("en-US")}: x ${growth} (goal: at most 2)`,
    );
  }
}

async function stage(client: pg.Client, maker: NewsMaker, from: number): Promise<Measured> {
  const articles = Array.from({ length: ON_TOP }, (_, i) => maker.article(from + i));
  const lookups = from === 0 ? [] : await timeLookups(articles);
  const ids: number[] = [];
  const storing = performance.now();
  for await (const { article } of importArticles(itemsOf(articles), "bench")) ids.push(article ?? -1);
  const storeSeconds = (performance.now() - storing) / 1000;
  const flagging = performance.now();
  await flagAll(ids);
  const flagSeconds = (performance.now() - flagging) / 1000;
  // The queue's later steps are measured elsewhere; their jobs would only gather.
  await client.query("DELETE FROM graphile_worker._private_jobs");
  const perSecond = (seconds: number) => Math.round(ON_TOP / seconds);
  console.log(`on top of ${from.toLocaleString("en-US")} articles, ${ON_TOP} imported:`);
  if (lookups.length > 0)
    console.log(
      `  lookup, first time: p50 ${quantile(lookups, 0.5)} ms, p99 ${quantile(lookups, 0.99)} ms (goal at a million: p99 at most 5 ms)`,
    );
  console.log(
    `  stored ${perSecond(storeSeconds)}/s, flagged ${perSecond(flagSeconds)}/s, stored and flagged ${perSecond(storeSeconds + flagSeconds)}/s`,
  );
  const { hits, planted, others } = await copiesFound(client, maker, articles, ids);
  console.log(`  planted copies found ${hits} of ${planted}, other pairs called one article ${others}`);
  console.log(`  memory of this process ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`);
  return { stored: from, flagMs: (flagSeconds * 1000) / ON_TOP };
}

function* itemsOf(articles: readonly Generated[]): Generator<{ sourceId: string; bytes: Uint8Array }> {
  const encoder = new TextEncoder();
  for (const { number, text } of articles) yield { sourceId: `news-${number}.txt`, bytes: encoder.encode(text) };
}

/** Milliseconds of each article's lookup before it is stored, one after the other, round trip included. */
async function timeLookups(articles: readonly Generated[]): Promise<number[]> {
  const asked = articles.map(({ text }) => ({
    id: 0,
    hashes: fingerprintsOf({ id: 0, text, body: bodySpans(passagesOf(text)) }),
  }));
  const times: number[] = [];
  for (const article of asked) {
    const started = performance.now();
    await findCandidates(database(), [article]);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

async function flagAll(ids: readonly number[]): Promise<void> {
  let at = 0;
  const work = async () => {
    while (at < ids.length) {
      const batch = ids.slice(at, at + BATCH);
      at += BATCH;
      await flagDuplicates(batch);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/**
 * Copies among `articles` that were flagged with their original, and pairs called one article that come from different originals.
 * Generated number n is article n + 1: nothing else is in the database.
 */
async function copiesFound(
  client: pg.Client,
  maker: NewsMaker,
  articles: readonly Generated[],
  ids: readonly number[],
) {
  const { rows } = await client.query<{ a: number; b: number; score: number }>(
    "SELECT a_id AS a, b_id AS b, score FROM pair WHERE a_id = ANY ($1) OR b_id = ANY ($1)",
    [ids],
  );
  const flagged = new Set(rows.map(({ a, b }) => `${a} ${b}`));
  const planted = articles.flatMap(({ number, copyOf }) => (copyOf === null ? [] : [`${copyOf + 1} ${number + 1}`]));
  const origin = (id: number) => maker.originalOf(id - 1) ?? id - 1;
  const others = rows.filter(({ a, b, score }) => score >= SAME_ARTICLE && origin(a) !== origin(b)).length;
  return { hits: planted.filter((pair) => flagged.has(pair)).length, planted: planted.length, others };
}
