import { beforeAll, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { checkInvariants } from "../../lib/db/invariants.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
}, 120_000);

const broken = async () =>
  (await checkInvariants(database())).filter((each) => each.broken > 0).map(({ what }) => what);

test("twenty-two invariants hold of the seeds when they are analysed", async () => {
  expect(await checkInvariants(database())).toHaveLength(22);
  expect(await broken()).toEqual([]);
});

test.each([
  ["UPDATE document SET bytes = bytes || 'x' WHERE id = (SELECT min(id) FROM document)", "as many as it says"],
  ["DELETE FROM passage WHERE position = 0", "without a gap"],
  ["DELETE FROM story_text", "stands in a story"],
  ["UPDATE article SET lead = false", "has one lead"],
  ["UPDATE import_file SET article_id = NULL WHERE status = 'added'", "has its article"],
])("%s is found", async (statement, what) => {
  await sql(statement);
  expect((await broken()).some((each) => each.includes(what))).toBe(true);
});
