import { expect, test } from "vitest";
import { siglaOf } from "../../../lib/collation/sigla.ts";

const named = (letters: readonly string[]) => siglaOf(letters).map(({ siglum }) => siglum);

test("a letter alone names the one copy of an outlet; several are numbered in their order", () => {
  expect(named(["B", "A", "B", "C"])).toEqual(["B1", "A", "B2", "C"]);
});

test("copies of unknown outlets are told apart too", () => {
  expect(named(["?", "A", "?"])).toEqual(["?1", "A", "?2"]);
});
