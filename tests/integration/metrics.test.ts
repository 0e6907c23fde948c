import { expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { saveSetting } from "../../lib/db/settings.ts";
import { countDurations } from "../../lib/model/durations.ts";
import { metricsProbe } from "../../lib/server/probes.ts";
import { answerDurations } from "../../lib/server/request-log.ts";
import { freshDatabase } from "./support/database.ts";

/** A line as Prometheus reads it, besides comments. */
const LINE = /^[a-z_]+(?:\{(?:[a-z]+="[^"\n]*",?)+\})? (?:\+Inf|\d+(?:\.\d+)?(?:e[+-]\d+)?)$/;

test("the metrics tell durations of answers and jobs, and the connections, in lines that Prometheus reads", async () => {
  await freshDatabase();
  const [one, other] = [countDurations(), countDurations()];
  for (const durations of [one, other]) durations.note("flag-batch", 300);
  other.note("flag-batch", 4_000);
  await saveSetting(database(), "worker:one", { count: 3, took: one.all() } as object);
  await saveSetting(database(), "worker:other", { count: 9, took: other.all() } as object);
  await saveSetting(database(), "worker:of an older version", { count: 1 });
  answerDurations.note("page", 60);

  const { body } = await metricsProbe(async () => true, 1_234);
  const lines = body.split("\n");
  for (const line of lines) if (!line.startsWith("#")) expect(line).toMatch(LINE);
  expect(lines).toEqual(
    expect.arrayContaining([
      'parallax_job_seconds_bucket{job="flag-batch",le="0.25"} 0',
      'parallax_job_seconds_bucket{job="flag-batch",le="0.5"} 2',
      'parallax_job_seconds_bucket{job="flag-batch",le="+Inf"} 3',
      'parallax_job_seconds_sum{job="flag-batch"} 4.6',
      'parallax_http_seconds_bucket{kind="page",le="0.05"} 0',
      'parallax_http_seconds_bucket{kind="page",le="0.1"} 1',
      'parallax_http_seconds_count{kind="page"} 1',
      'parallax_database_connections{server="primary",state="waiting"} 0',
      "parallax_standby_behind_seconds 1.234",
      "parallax_database_up 1",
    ]),
  );

  // Where the database is away, what this process knows by itself is told nevertheless.
  const away = await metricsProbe(async () => false, Number.POSITIVE_INFINITY);
  expect(away.body).toContain("parallax_database_up 0");
  expect(away.body).toContain("parallax_standby_behind_seconds +Inf");
  expect(away.body).not.toContain("parallax_job_seconds");
});
