import type { ServerResponse } from "node:http";
import { countArticles } from "../db/articles.ts";
import { database } from "../db/client.ts";
import { findConnectedWorkers, type JobState, jobStates } from "../db/queue.ts";

/** An answer to a program that watches this one. */
export type Probe = { readonly status: number; readonly body: string };

/** Longest that a job may have been due before readers are better sent elsewhere, in seconds: nobody works, or far too much came in. */
const LONGEST_DUE_S = 6 * 3600;

/** `/healthz`, whether this process lives, and `/readyz`, whether it can serve: these need no password and say nothing else. Null for other addresses. */
export async function openProbe(
  url: string | undefined,
  databaseAnswers: () => Promise<boolean>,
): Promise<Probe | null> {
  if (url === "/healthz") return { status: 200, body: "alive" };
  if (url !== "/readyz") return null;
  if (!(await databaseAnswers())) return { status: 503, body: "the database does not answer" };
  const oldest = Math.max(0, ...(await jobStates(database())).map(({ oldestSeconds }) => oldestSeconds));
  return oldest > LONGEST_DUE_S
    ? { status: 503, body: `a job has been due for ${Math.round(oldest)} s` }
    : { status: 200, body: "ready" };
}

/** `/metrics`, as Prometheus reads them. */
export async function metricsProbe(databaseAnswers: () => Promise<boolean>): Promise<Probe> {
  const there = await databaseAnswers();
  const db = database();
  const stored = there
    ? [
        ...metric("parallax_articles", "gauge", "Articles that are stored", [["", await countArticles(db)]]),
        ...metric("parallax_workers", "gauge", "Workers that are connected", [
          ["", (await findConnectedWorkers(db)).length],
        ]),
        ...jobMetrics(await jobStates(db)),
      ]
    : [];
  const { rss, heapUsed } = process.memoryUsage();
  const lines = [
    ...metric("parallax_database_up", "gauge", "Whether the database answers", [["", there ? 1 : 0]]),
    ...stored,
    ...metric("parallax_web_memory_bytes", "gauge", "Memory of the web process", [
      ['{kind="rss"}', rss],
      ['{kind="heap"}', heapUsed],
    ]),
    ...metric("parallax_web_uptime_seconds", "counter", "How long the web process has run", [
      ["", Math.round(process.uptime())],
    ]),
  ];
  return { status: 200, body: lines.join("\n") };
}

function jobMetrics(states: readonly JobState[]): string[] {
  const counted = states.flatMap(({ name, ...state }) =>
    (["locked", "waiting", "again", "failed"] as const).map((kind): [string, number] => [
      `{job="${name}",state="${kind}"}`,
      state[kind],
    ]),
  );
  return [
    ...metric("parallax_jobs", "gauge", "Jobs by kind and state", counted),
    ...metric(
      "parallax_job_due_seconds",
      "gauge",
      "How long the oldest job of a kind has been due",
      states.map(({ name, oldestSeconds }): [string, number] => [`{job="${name}"}`, Math.round(oldestSeconds)]),
    ),
  ];
}

function metric(name: string, type: string, help: string, values: readonly (readonly [string, number])[]): string[] {
  return [
    `# HELP ${name} ${help}.`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

/** Sends a probe's answer. */
export function answerProbe(response: ServerResponse, { status, body }: Probe): void {
  response.writeHead(status, {
    "content-type": "text/plain; version=0.0.4; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${body}\n`);
}
