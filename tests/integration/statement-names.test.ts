import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database, inTransaction } from "../../lib/db/client.ts";
import { openConnections } from "../../lib/db/connections.ts";
import { currentConfig } from "../../lib/model/config.ts";
import { freshDatabase } from "./support/database.ts";

await freshDatabase();

/** The first bytes of the message in which a server tells a client the number of its process and a key. */
const KEY_MESSAGE = Buffer.from([0x4b, 0, 0, 0, 12]);

let pooler: Server;
beforeAll(async () => {
  const { hostname, port } = new URL(currentConfig().databaseUrl);
  pooler = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server);
    server.on("data", (bytes) => {
      const at = bytes.indexOf(KEY_MESSAGE);
      if (at >= 0) bytes.writeInt32BE(1, at + KEY_MESSAGE.length);
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on("error", () => {}).on("close", () => other.destroy());
  });
  await new Promise<void>((resolve) => pooler.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  pooler.close();
});

const PREPARED = "SELECT count(*)::int AS n FROM pg_prepared_statements WHERE name LIKE 'parallax%'";

async function preparedThrough(url: string): Promise<number> {
  const { pool } = openConnections(url);
  try {
    await pool.query({ name: "parallax_of_test", text: "SELECT $1::int AS n", values: [1] });
    const { rows } = await pool.query<{ n: number }>(PREPARED);
    return rows[0]?.n ?? -1;
  } finally {
    await pool.end();
  }
}

test("a statement that comes again is prepared once", async () => {
  const prepared = await inTransaction(async (tx) => {
    for (let time = 0; time < 5; time++) await tx.setting.findMany({ where: { key: "of the test" } });
    return tx.$queryRawUnsafe<{ statement: string }[]>(
      "SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%setting%'",
    );
  });
  expect(prepared).toHaveLength(1);
});

test("one that comes once is not", async () => {
  const prepared = await inTransaction(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 AS only_once");
    return tx.$queryRawUnsafe("SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%only_once%'");
  });
  expect(prepared).toEqual([]);
});

test("behind a pooler, where the next one may be asked of another process of the server, none is", async () => {
  const url = new URL(currentConfig().databaseUrl);
  expect(await preparedThrough(url.href)).toBe(1);
  url.port = String((pooler.address() as AddressInfo).port);
  expect(await preparedThrough(url.href)).toBe(0);
});

test("what is asked behind a pooler is answered all the same", async () => {
  const url = new URL(currentConfig().databaseUrl);
  url.port = String((pooler.address() as AddressInfo).port);
  const { pool } = openConnections(url.href);
  const { rows } = await pool.query({ name: "parallax_again", text: "SELECT $1::text AS said", values: ["yes"] });
  await pool.end();
  expect([rows, await database().setting.count()]).toEqual([[{ said: "yes" }], expect.any(Number)]);
});
