import { expect, test } from "vitest";
import { listVersionsText } from "../../../../lib/usecases/decisions/lexicon.ts";

test("the versions of word lists are told by the names that pages give them", () => {
  expect(listVersionsText("hedges 1, firstPerson 2+a1b2")).toBe(
    "hedges (version 1), first-person words (version 2+a1b2)",
  );
  expect(listVersionsText("constructor 3")).toBe("constructor (version 3)");
});
