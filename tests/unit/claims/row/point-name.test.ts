import { describe, expect, test } from "vitest";
import { pointName } from "../../../../lib/claims/row/point-name.ts";
import type { Worded } from "../../../../lib/claims/topic/topic-names.ts";

const worded = (...quotes: string[]) => quotes.map((quote, i) => ({ id: i + 1, quote }) as Worded);

describe("a point is called", () => {
  test("by the phrase that its claims share, or by one word that tells", () => {
    expect(pointName("Harbour fees", worded("Harbour fees will rise."))).toBe("Harbour fees");
    expect(pointName("Sanctions", worded("Sanctions will follow."))).toBe("Sanctions");
  });

  test("by its shortest claim where the phrase is one everyday word", () => {
    expect(pointName("Win", worded("And he told her: “Bullies don’t win in the end.”", "Bullies don’t win."))).toBe(
      "“Bullies don’t win”",
    );
    expect(pointName("Women", worded("“The mayor had said nothing of the women who worked in the mills.”"))).toBe(
      "“The mayor had said nothing of the women …”",
    );
  });

  test("by the word where no claim has more to say", () => {
    expect(pointName("Women", worded("Women.", ""))).toBe("Women");
    expect(pointName("", [])).toBe("");
  });
});
