import { beforeAll, expect, test } from "vitest";
import { type inTransaction, inTransactionAgain } from "../../lib/db/client.ts";
import { freshDatabase, sql } from "./support/database.ts";

beforeAll(async () => {
  await freshDatabase();
  await sql("INSERT INTO outlet (id, name) VALUES (1, 'first'), (2, 'second')");
});

const touch = (tx: Parameters<Parameters<typeof inTransaction>[0]>[0], id: number, name: string) =>
  tx.outlet.update({ where: { id }, data: { name } });

test("of two that lock the same rows in other orders both are done, the one that was ended from its beginning", async () => {
  let tries = 0;
  const held: (() => void)[] = [];
  /** Resolves once both transactions hold their first row, so that a deadlock is certain the first time. */
  const both = () =>
    new Promise<void>((resolve) => {
      held.push(resolve);
      if (held.length >= 2) for (const go of held) go();
    });
  const orderly = (first: number, second: number, name: string) =>
    inTransactionAgain(async (tx) => {
      tries++;
      await touch(tx, first, `${name} ${first}`);
      await both();
      await touch(tx, second, `${name} ${second}`);
    });
  await Promise.all([orderly(1, 2, "a"), orderly(2, 1, "b")]);
  expect(tries).toBe(3);
  const names = (await sql<{ name: string }>("SELECT name FROM outlet ORDER BY id")).map(({ name }) => name[0]);
  expect(new Set(names).size).toBe(1);
});

test("what fails otherwise is not done again", async () => {
  let tries = 0;
  const failing = inTransactionAgain(async () => {
    tries++;
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(tries).toBe(1);
});
