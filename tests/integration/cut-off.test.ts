import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { database, dropConnections, inTransaction, poolState } from "../../lib/db/client.ts";
import { databaseLostWithin } from "../../lib/db/connections.ts";
import { isDatabaseGone } from "../../lib/model/database-gone.ts";
import { askApart, watchDatabase } from "../../lib/server/database-watch.ts";
import { freshDatabase, reconfigure } from "./support/database.ts";

/** A wire to the database that can be cut without a word to either end, as a network does it. */
async function wireTo(url: string): Promise<{ readonly url: string; cut(): void; mend(): void; close(): void }> {
  const target = new URL(url);
  const ends = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      ends.add(from);
      // What is sent while the wire is cut is lost for good.
      from.on("data", (bytes) => whole && to.write(bytes));
      from.on("error", () => {});
      from.on("close", () => whole && to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    cut: () => {
      whole = false;
    },
    mend: () => {
      whole = true;
    },
    close: () => {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}

let close = () => {};
afterEach(() => close());

test("what waits on a database that was cut off fails when its connections are given up, and new ones are made", async () => {
  const wire = await wireTo(await freshDatabase());
  close = wire.close;
  reconfigure({ databaseUrl: wire.url });
  const answers = watchDatabase(askApart(wire.url, "SELECT 1"));
  const ask = () => database().$queryRaw`SELECT 1 AS one`;
  expect([await ask(), await answers()]).toEqual([[{ one: 1 }], true]);

  wire.cut();
  // Within the second in which the last answer is good: nobody was told yet.
  expect(await answers()).toBe(true);
  const waiting = [ask(), inTransaction((tx) => tx.$queryRaw`SELECT 2`)].map((each) =>
    each.then(
      () => "answered",
      (error: unknown) => (isDatabaseGone(error) ? "gone" : String(error)),
    ),
  );
  await sleep(1_100);
  expect(await answers()).toBe(false);
  expect(poolState().used).toBeGreaterThan(0);
  dropConnections();
  expect(await Promise.all(waiting)).toEqual(["gone", "gone"]);
  expect(databaseLostWithin(10_000)).toBe(true);

  wire.mend();
  expect(await ask()).toEqual([{ one: 1 }]);
  expect(await answers()).toBe(true);
});
