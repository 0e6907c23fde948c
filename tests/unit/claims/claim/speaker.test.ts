import { describe, expect, it } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";

/** Who speaks in each claim of the text. */
function speakers(text: string): (string | null)[] {
  return claimsOf(text, [{ start: 0, end: text.length }], { language: "en" }).claims.map(({ speaker }) => speaker);
}

describe("speakers", () => {
  it("does not take a woman for “he”, however near she stands", () => {
    expect(
      speakers(
        "Paul Stein said the fares would rise in spring. Ida Kranz said the crane was safe to use. He added that the crews would be paid in full.",
      ),
    ).toEqual(["Paul Stein", "Ida Kranz", "Paul Stein"]);
  });

  it("learns from a pronoun whether a man or a woman is meant", () => {
    expect(
      speakers(
        "Mx Quill Rehn said the fares would rise in spring. She said the crews knew it already. Paul Stein said the pier was closed. She added that the ferry would run again.",
      ).at(-1),
    ).toContain("Rehn");
  });

  it("gives “it” no person", () => {
    expect(
      speakers(
        "Paul Stein said the fares would rise in spring. It said that the northern crane was safe to use after two tests.",
      ).at(-1),
    ).toBeNull();
  });

  it("knows a body by its name", () => {
    expect(
      speakers(
        "The Kremlin said the fares would rise in spring. Paul Stein said the pier was closed. It added that the crane was safe to use.",
      ).at(-1),
    ).toBe("The Kremlin");
  });

  it("finds the name behind a role", () => {
    expect(speakers("Her deputy, Tomas Rehn, said the budget was spent on cranes.")).toEqual(["Tomas Rehn"]);
  });

  it("leaves a role alone that nobody was introduced by", () => {
    expect(speakers("The senator said the budget was spent on cranes.")).toEqual(["The senator"]);
  });

  it("never speaks for what cannot speak", () => {
    expect(speakers("The weather suggests that the ferry will not sail on Monday.")).toEqual([null]);
  });
});
