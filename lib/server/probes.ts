import type { ServerResponse } from "node:http";
import { countArticles } from "../db/articles.ts";
import { database, poolState } from "../db/client.ts";
import { type PoolState, standbyPoolState } from "../db/connections.ts";
import { findConnectedWorkers, type JobState, jobStates } from "../db/queue.ts";
import { findJobDurations } from "../jobs/heartbeat.ts";
import { DURATION_BOUNDS_S, type DurationCounts } from "../model/durations.ts";
import { answerDurations } from "./request-log.ts";

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

/** `/metrics`, as Prometheus reads them. `standbyBehindMs` is how far the standby is behind, Infinity where it is away and null where there is none. */
export async function metricsProbe(
  databaseAnswers: () => Promise<boolean>,
  standbyBehindMs: number | null = null,
): Promise<Probe> {
  const there = await databaseAnswers();
  const db = database();
  const stored = there
    ? [
        ...metric("parallax_articles", "gauge", "Articles that are stored", [["", await countArticles(db)]]),
        ...metric("parallax_workers", "gauge", "Workers that are connected", [
          ["", (await findConnectedWorkers(db)).length],
        ]),
        ...jobMetrics(await jobStates(db)),
        ...histogram("parallax_job_seconds", "How long jobs took, by kind", "job", await findJobDurations()),
      ]
    : [];
  const { rss, heapUsed, external } = process.memoryUsage();
  const lines = [
    ...metric("parallax_database_up", "gauge", "Whether the database answers", [["", there ? 1 : 0]]),
    ...stored,
    ...histogram(
      "parallax_http_seconds",
      "How long answers took, by what was asked for",
      "kind",
      answerDurations.all(),
    ),
    ...poolMetrics(),
    ...(standbyBehindMs === null ? [] : standbyMetrics(standbyBehindMs)),
    ...metric("parallax_web_memory_bytes", "gauge", "Memory of the web process", [
      ['{kind="rss"}', rss],
      ['{kind="heap"}', heapUsed],
      ['{kind="external"}', external],
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

function poolMetrics(): string[] {
  const pools: readonly (readonly [string, PoolState | null])[] = [
    ["primary", poolState()],
    ["standby", standbyPoolState()],
  ];
  const counted = pools.flatMap(([server, state]) =>
    Object.entries(state ?? {}).map(([kind, n]): [string, number] => [`{server="${server}",state="${kind}"}`, n]),
  );
  return metric("parallax_database_connections", "gauge", "Connections of the web process; waiting for one", counted);
}

function standbyMetrics(behindMs: number): string[] {
  const behind = Number.isFinite(behindMs) ? Math.round(behindMs) / 1000 : "+Inf";
  return metric("parallax_standby_behind_seconds", "gauge", "How far the standby is behind", [["", behind]]);
}

/** A histogram as Prometheus has it: each class also counts all below it. */
function histogram(
  name: string,
  help: string,
  label: string,
  durations: Readonly<Record<string, DurationCounts>>,
): string[] {
  const lines = Object.entries(durations).flatMap(([kind, { classes, count, sum }]) => {
    let below = 0;
    const counted = DURATION_BOUNDS_S.map((bound, at) => {
      below += classes[at] ?? 0;
      return `${name}_bucket{${label}="${kind}",le="${bound}"} ${below}`;
    });
    const all = `{${label}="${kind}"}`;
    return [
      ...counted,
      `${name}_bucket{${label}="${kind}",le="+Inf"} ${count}`,
      `${name}_sum${all} ${Math.round(sum * 1000) / 1000}`,
      `${name}_count${all} ${count}`,
    ];
  });
  return [`# HELP ${name} ${help}.`, `# TYPE ${name} histogram`, ...lines];
}

function metric(
  name: string,
  type: string,
  help: string,
  values: readonly (readonly [string, number | string])[],
): string[] {
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
