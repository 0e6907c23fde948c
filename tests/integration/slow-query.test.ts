import { beforeAll, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { alongIds, type LogPlace, useLog } from "../../lib/model/log.ts";
import { freshDatabase } from "./support/database.ts";

const lines: { message: string; query?: string; ms?: number; request?: string }[] = [];
beforeAll(freshDatabase);

/** A log that is kept here, with the number of the request as the server keeps it. */
async function logged(work: () => Promise<unknown>): Promise<void> {
  const { AsyncLocalStorage } = await import("node:async_hooks");
  const ids = new AsyncLocalStorage<{ request?: string }>();
  const place: LogPlace = {
    part: "test",
    json: true,
    secrets: [],
    write: (line) => lines.push(JSON.parse(line)),
    now: () => new Date(),
    ids: () => ids.getStore() ?? {},
    along: (given, inside) => ids.run(given, inside),
  };
  useLog(place);
  try {
    await alongIds({ request: "r-17" }, work);
  } finally {
    delete (globalThis as { parallaxLog?: LogPlace }).parallaxLog;
  }
}

test("a query over half a second is told by its name, with the request it belongs to and without what it asked for", async () => {
  await database().$queryRaw`SELECT ${"quiet wren"}::text`;
  await logged(async () => {
    await database()
      .$queryRaw`SELECT pg_sleep(0.6)::text AS slept, ${"loud gull"}::text AS asked FROM (SELECT 1) one LEFT JOIN setting ON false`;
  });
  // The machine may be so busy that the connection's first query is slow too.
  const line = lines.find(({ query }) => query?.startsWith("SELECT setting"));
  expect(line?.message).toBe("slow query");
  expect(line?.query).toMatch(/^SELECT setting #[0-9a-f]{8}$/);
  expect(line?.ms).toBeGreaterThanOrEqual(500);
  expect(line?.request).toBe("r-17");
  expect(JSON.stringify(lines)).not.toMatch(/wren|gull/);
});
