import fc from "fast-check";
import { expect, test } from "vitest";
import { searchQuery } from "../../../lib/text/search-query.ts";

test.each([
  ["harbour bridge", '"harbour" "bridge"'],
  ['"harbour bridge" -ferry', '"harbour bridge" -"ferry"'],
  ["“harbour bridge” -ferry", '"harbour bridge" -"ferry"'],
  ["ferry or boat", '"ferry" or "boat"'],
  ["or ferry OR", '"ferry"'],
  ["well-known O’Neill 3.5", '"well-known" "O’Neill" "3.5"'],
  ['-"two words" three', '-"two words" "three"'],
  [`${"-".repeat(50)} a`, '"a"'],
  [`${"-".repeat(50)}a`, ""],
  ["-only -without", ""],
  ["\0 & | ! <-> ( : * '", ""],
  ['"never closed', '"never closed"'],
])("%j is read as %j", (typed, read) => {
  expect(searchQuery(typed)).toBe(read);
});

test("whatever is typed, nothing but quoted words, minus and or are left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (typed) => {
      expect(searchQuery(typed)).toMatch(/^(?:(?:-?"[\p{L}\p{N}\p{M}\-.'’@/_ ]+"|or)(?: |$))*$/u);
    }),
  );
});
