import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import pg from "pg";
import { readEnvironment } from "../../lib/server/environment.ts";
import { acquireDatabase } from "../../lib/server/postgres.ts";
import { startPair } from "../integration/support/standby.ts";
import { healthOf, newInstallation, statusOf, until } from "./installation.ts";
import { withPooler } from "./pooler.ts";

/**
 * `npm run test:versions -- [--node /path/to/node …] [--database postgresql://… …] [--pooler /usr/sbin/pgbouncer] [--standby]`: an installation under each
 * Node, on each database (which should be empty), with a PgBouncer in transaction mode before the first of these, and with a hot standby for
 * its pages; each starts, takes three texts, analyses them, serves its pages and stops.
 */
const { values } = parseArgs({
  options: {
    node: { type: "string", multiple: true, default: [] },
    database: { type: "string", multiple: true, default: [] },
    pooler: { type: "string" },
    standby: { type: "boolean" },
  },
});
const PORT = 3471;
const PAGES = [
  "/",
  "/articles",
  "/stories",
  "/duplicates",
  "/topics",
  "/outlets",
  "/framing",
  "/search?q=ferry",
  "/history",
];
const TEXTS = [1, 2, 3].map(
  (n) =>
    `Ferry stays in port.\n\n"We mend the engine first," the harbour master Ida Brandt said on Monday of boat number ${n}. The crews of the island denied that it was broken, and asked for ${n * 4} days of pay.`,
);

const broken: string[] = [];
let tried = 0;
async function tryOne(
  what: string,
  environment: Record<string, string>,
  { node, besides }: { readonly node?: string; readonly besides?: (base: string) => Promise<void> } = {},
): Promise<void> {
  tried++;
  const installation = await newInstallation(
    PORT,
    { EMBEDDINGS_PROVIDER: "none", ...environment },
    node === undefined ? {} : { node },
  );
  const begun = performance.now();
  try {
    await installation.start();
    for (const text of TEXTS) {
      const body = JSON.stringify({ text });
      const init = { method: "POST", headers: { "content-type": "application/json" }, body };
      const status = await statusOf(`${installation.base}/api/v1/imports`, init);
      if (status < 200 || status > 299) throw new Error(`A text was answered with ${status}.`);
    }
    await until("all jobs to be done", async () => (await healthOf(installation.base)).jobs.open === 0, 180);
    const { articles, jobs } = await healthOf(installation.base);
    if (jobs.failed > 0 || articles < TEXTS.length)
      throw new Error(`${articles} articles, ${jobs.failed} failed jobs.`);
    for (const page of PAGES) {
      const status = await statusOf(installation.base + page);
      if (status !== 200) throw new Error(`${page} was answered with ${status}.`);
    }
    await besides?.(installation.base);
    const stopped = await installation.stop();
    if (stopped > 30_000) throw new Error(`It took ${Math.round(stopped / 1000)} s to stop.`);
    console.log(`held    ${what}: ${Math.round((performance.now() - begun) / 1000)} s`);
  } catch (error) {
    broken.push(what);
    console.log(`BROKEN  ${what}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await installation.remove();
  }
}

/** Throws where no page was read from the standby, which happens as soon as the last text is fifteen seconds old. */
async function readsStandby(base: string): Promise<void> {
  const opened = async () => {
    await statusOf(`${base}/articles`);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    return /^parallax_database_connections\{server="standby",state="(?:idle|used)"\} [1-9]/m.test(metrics);
  };
  await until("a page to be read from the standby", opened, 60);
}

/** What a database says that it is. */
async function versionAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT current_setting('server_version') AS version");
  await client.end();
  return `PostgreSQL ${rows[0].version}`;
}

for (const node of values.node)
  await tryOne(`Node ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`, {}, { node });
for (const url of values.database) await tryOne(await versionAt(url), { DATABASE_URL: url });
const [first] = values.database;
if (values.pooler && first)
  await withPooler(values.pooler, first, async (url) => {
    await tryOne("PgBouncer in transaction mode", { DATABASE_URL: url, DATABASE_DIRECT_URL: first });
    tried++;
    const refusal = await acquireDatabase(readEnvironment({ NODE_ENV: "test", DATABASE_URL: url })).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    const says = refusal.includes("DATABASE_DIRECT_URL");
    if (!says) broken.push("a pooler alone");
    console.log(`${says ? "held   " : "BROKEN "} a pooler without the address behind it is refused: ${refusal}`);
  });
if (values.standby) {
  const pair = await startPair();
  const environment = { DATABASE_URL: pair.primary, DATABASE_READ_URL: pair.standby };
  await tryOne("a hot standby for the pages", environment, { besides: readsStandby }).finally(pair.remove);
}
console.log(`${tried} tried, ${tried - broken.length} held.`);
process.exit(broken.length === 0 ? 0 : 1);
