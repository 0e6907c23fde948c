import { expect, test } from "vitest";
import { isDatabaseGone, isDiskFull } from "../../../lib/model/database-gone.ts";

test.each([
  "Raw query failed. Code: `57P03`. Message: `the database system is not yet accepting connections`",
  "Database error. Code: `57P03`. Message: `the database system is in recovery mode`",
  "Raw query failed. Code: `57P01`. Message: `whatever is said in another language`",
  "Can't reach database server at 127.0.0.1:34801",
])("%s: the database is gone, and nothing is wrong with what was asked", (message) => {
  expect(isDatabaseGone(Object.assign(new Error(message), { code: "P2010" }))).toBe(true);
});

test("a failure of a query is no missing database, and a full disk is told apart", () => {
  expect(isDatabaseGone(new Error("Raw query failed. Code: `57014`. Message: `canceling statement`"))).toBe(false);
  const full = new Error("could not write to file: No space left on device");
  expect([isDiskFull(full), isDatabaseGone(full)]).toEqual([true, false]);
});
