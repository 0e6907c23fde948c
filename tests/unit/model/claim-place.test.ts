import { expect, test } from "vitest";
import { claimFinder, claimPlaceOf } from "../../../lib/model/claim-place.ts";

const claim = (id: number, text: string, start: number, end: number) => ({
  id,
  key: `${text}${start}-${end}`,
  textSha256: text,
  span: { start, end },
});
const claims = [claim(1, "one", 0, 50), claim(2, "one", 60, 100), claim(3, "two", 60, 100)];
const find = claimFinder(claims);

test.each([
  ["at its own place", claimPlaceOf(claim(0, "one", 60, 100)), 2],
  ["cut one word later by a newer reading", { key: "old", text: "one", start: 55, end: 98 }, 2],
  ["the same place of another text", { key: "old", text: "two", start: 60, end: 99 }, 3],
  ["where it shares only its end", { key: "old", text: "one", start: 40, end: 62 }, undefined],
  ["in a text that is gone", { key: "old", text: "three", start: 60, end: 100 }, undefined],
])("finds a claim %s", (_, place, id) => {
  expect(find(place)?.id).toBe(id);
});
