import { beforeAll, describe, expect, test } from "vitest";
import floors from "./floors.json" with { type: "json" };
import { findSets, type Measured, measure } from "./sets.ts";

const floorsOf = (set: string) => Object.entries(floors).filter(([name]) => name.startsWith(`${set}.`));

test("every floor belongs to a set that can be measured", () => {
  const known = findSets().flatMap(({ set }) => floorsOf(set));
  expect(known.map(([name]) => name).sort()).toEqual(Object.keys(floors).sort());
});

// The sets are not part of the project: a clone elsewhere has none of them, and then there is nothing to hold the figures against.
describe.each(findSets().filter(({ set, present }) => present && floorsOf(set).length > 0))("$set", ({ set }) => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure(set);
  }, 240_000);

  test.each(floorsOf(set))("%s is at least %d", (name, floor) => {
    expect(measured.figures[name.slice(set.length + 1)]).toBeGreaterThanOrEqual(floor);
  });
});
