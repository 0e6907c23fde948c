import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database, inTransaction } from "../../lib/db/client.ts";
import { closeStandby, readingStandby } from "../../lib/db/connections.ts";
import { getSetting, saveSetting } from "../../lib/db/settings.ts";
import { useConfig } from "../../lib/model/config.ts";
import { checkStandby } from "../../lib/server/check-standby.ts";
import { configOf, readEnvironment } from "../../lib/server/environment.ts";
import { migrate } from "../../lib/server/migrate.ts";
import { type Standby, watchStandby } from "../../lib/server/standby.ts";
import { sqlAt } from "./support/database.ts";
import { type Pair, startPair } from "./support/standby.ts";
import { until } from "./support/worker-process.ts";

let pair: Pair;
let standby: Standby;

beforeAll(async () => {
  pair = await startPair();
  await migrate(pair.primary);
  useConfig(configOf(readEnvironment(), pair.primary));
  standby = watchStandby(pair.primary, pair.standby, "/");
});
afterAll(async () => {
  await closeDatabase();
  await closeStandby();
  await pair.remove();
});

const request = (method: string, cookie = "", remoteAddress = "192.0.2.1") =>
  ({ method, headers: { cookie }, socket: { remoteAddress } }) as unknown as IncomingMessage;
const cookies: string[] = [];
const response = { appendHeader: (_: string, value: string) => cookies.push(value) } as unknown as ServerResponse;

/** Whether a query is answered by the standby. */
async function isReplica(): Promise<boolean> {
  const rows = await database().$queryRaw<{ is: boolean }[]>`SELECT pg_is_in_recovery() AS is`;
  return rows[0]?.is === true;
}
const readOn = (asked: IncomingMessage) => standby.answer(asked, response, isReplica);

test("pages are read from the standby, and what belongs to changes is asked of the primary", async () => {
  await until("the standby to be near", async () => standby.behind() < 5_000, 30);
  expect(await readOn(request("GET"))).toBe(true);
  expect(await readOn(request("POST"))).toBe(false);
  expect(cookies[0]).toMatch(/^changed=1; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15$/);
  // Who has changed something sees it at once: by cookie from wherever, by address without one. Others are not held back.
  expect(await readOn(request("GET", "theme=dark; changed=1", "192.0.2.9"))).toBe(false);
  expect(await readOn(request("GET"))).toBe(false);
  expect(await readOn(request("GET", "", "192.0.2.9"))).toBe(true);
  expect(
    await readingStandby(() => inTransaction(async (tx) => tx.$queryRaw`SELECT pg_is_in_recovery() AS is`)),
  ).toEqual([{ is: false }]);
  // What a page writes after all is written, on the primary; the standby has it a moment later.
  await readingStandby(() => saveSetting(database(), "seen", { by: "a page" }));
  const arrives = async () => (await readingStandby(() => getSetting(database(), "seen"))) !== null;
  await until("the change to arrive", arrives, 10);
});

test("a standby that stays behind, goes away or is none is not read", async () => {
  const visitor = request("GET", "", "192.0.2.7");
  expect(await checkStandby(pair.primary, pair.standby)).toMatchObject({
    ok: true,
    what: expect.stringMatching(/has what the primary wrote \d\.\d s ago/),
  });
  await sqlAt(pair.standby, "SELECT pg_wal_replay_pause()");
  await saveSetting(database(), "later", { n: 1 });
  expect(await checkStandby(pair.primary, pair.standby, 500)).toMatchObject({
    ok: false,
    what: expect.stringMatching(
      /it is behind, it lacks \d+ kB that the primary wrote 0\.\d s ago; pages read from the primary/,
    ),
  });
  await until("the standby to be too far behind", async () => (await readOn(visitor)) === false, 20);
  await sqlAt(pair.standby, "SELECT pg_wal_replay_resume()");
  await until("the standby to be near again", async () => await readOn(visitor), 20);
  await pair.killStandby();
  // At once, before anybody has noticed: a query that finds no standby is asked of the primary.
  expect(await readOn(visitor)).toBe(false);
  expect(await checkStandby(pair.primary, pair.standby)).toMatchObject({
    ok: false,
    what: expect.stringContaining("it does not answer"),
  });
  expect((await checkStandby(pair.primary, pair.primary)).what).toContain("it is no standby");

  const none = watchStandby(pair.primary, pair.primary, "/");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(none.behind()).toBe(Number.POSITIVE_INFINITY);
});
