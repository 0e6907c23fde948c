import { expect, test } from "vitest";
import { isSettlingDue } from "../../../lib/stories/settling-due.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

test.each([
  ["a small collection", 1_000, { groups: 999, at: NOW - 1 }, true],
  ["one more in one of some thousand", 3_001, { groups: 3_000, at: NOW - HOUR }, false],
  ["one that was never settled", 20_000, null, true],
  ["one more in a large one", 20_001, { groups: 20_000, at: NOW - HOUR }, false],
  ["a day after the last time", 20_001, { groups: 20_000, at: NOW - 24 * HOUR }, true],
  ["a hundred in two thousand", 2_100, { groups: 2_000, at: NOW - HOUR }, false],
  ["a twentieth of two thousand", 2_106, { groups: 2_000, at: NOW - HOUR }, true],
  ["five hundred in a hundred thousand", 100_500, { groups: 100_000, at: NOW - HOUR }, false],
  ["a twentieth of a hundred thousand", 105_500, { groups: 100_000, at: NOW - HOUR }, true],
  ["many removed", 10_000, { groups: 20_000, at: NOW - HOUR }, true],
])("settling is due or not: %s", (_, groups, last, due) => {
  expect(isSettlingDue(groups, last, NOW)).toBe(due);
});
