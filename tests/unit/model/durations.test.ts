import { expect, test } from "vitest";
import { addDurations, countDurations, DURATION_BOUNDS_S } from "../../../lib/model/durations.ts";

test("durations are counted by kind, each in the first class that holds it", () => {
  const durations = countDurations();
  for (const ms of [0, 25, 26, 400, 999_000]) durations.note("page", ms);
  durations.note("probe", 1);
  const { page, probe } = durations.all();
  expect(page?.count).toBe(5);
  expect(page?.sum).toBeCloseTo(999.451);
  const classes = Object.fromEntries(DURATION_BOUNDS_S.map((bound, at) => [bound, page?.classes[at]]));
  expect(classes).toMatchObject({ 0.025: 2, 0.05: 1, 0.5: 1, 120: 0 });
  expect(probe?.classes[0]).toBe(1);
});

test("the durations of several processes add up, also of kinds that only one knows", () => {
  const [one, other] = [countDurations(), countDurations()];
  one.note("flag-batch", 100);
  other.note("flag-batch", 300);
  other.note("place-in-story", 300);
  const sum = addDurations([one.all(), other.all()]);
  expect([sum["flag-batch"]?.count, sum["place-in-story"]?.count]).toEqual([2, 1]);
  expect(sum["flag-batch"]?.sum).toBeCloseTo(0.4);
});
