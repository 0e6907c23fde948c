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

  it("takes the name behind a role, and not whoever had such a role before", () => {
    expect(
      speakers(
        "The minority leader, Kenneth Frede, announced that they would oppose it. “I completely disagree with Representative Frede’s position,” the Harbour leader, Michael Thibo, said in a statement.",
      ).at(-1),
    ).toBe("Michael Thibo");
  });

  it("takes him to whom a thing was done for “he”", () => {
    const before =
      "But Justice Anton Scholl was unconvinced. Joseph Sellers said that managers have broad discretion. ";
    const quotation = " “If somebody tells you how to use it,” he said, “you don’t have it.”";
    expect(speakers(`${before}That did not satisfy Justice Scholl.${quotation}`).at(-1)).toBe("Anton Scholl");
    // A person's deed leaves that person the one who is spoken of.
    expect(speakers(`${before}Sellers did not satisfy Justice Scholl.${quotation}`).at(-1)).toBe("Joseph Sellers");
  });

  it("takes no town before a dash for “he”", () => {
    expect(
      speakers(
        "WASHINGTON — Representative Anton D. Weiss, trying to put to rest a bizarre episode that is overshadowing his role as liberal pugilist and threatening his dream of becoming Tarn’s mayor, emphatically denied on Wednesday that he had sent a photograph to a woman in Orr State but said he could not be sure that he is not the person in the image.",
      ).at(-1),
    ).toContain("Weiss");
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

  it.each([
    ["The operator of a ferry that sank on the Zambezi denied the boat was overloaded.", "The operator of a ferry"],
    ["The captain of a tanker which ran aground off Malta said the engine failed.", "The captain of a tanker"],
    ["The mother of a boy who died in Leeds said the hospital was warned twice.", "The mother of a boy"],
    ["The driver of a bus that crashed in Texas on Friday said the brakes failed.", "The driver of a bus"],
    ["A woman who worked for Paul Stein said the church was open.", "A woman"],
    ["The council of Tarn said the church was open.", "The council of Tarn"],
  ])("takes nobody inside a relative clause for the speaker: %s", (text, who) => {
    expect(speakers(text)).toEqual([who]);
  });

  it.each([
    "The said the crane was safe to use after two tests.",
    "His said the crane was safe to use after two tests.",
  ])("never takes an article or a pronoun’s form alone for somebody: %s", (text) => {
    expect(speakers(text)).toEqual([null]);
  });

  it("reads host and guest of a transcript that opens with their whole names", () => {
    const turns = [
      "ALEX MORENO, HOST: Welcome to the show. With us is Dana Falk, head of the harbour.",
      "DANA FALK: The harbour will open again in June, and the crews know it.",
      "MORENO: Who pays for it? The council says that it has no money left.",
      "FALK: The county pays for the first year. It has the money.",
      "MORENO: Thank you.",
    ];
    expect(new Set(speakers(turns.join("\n\n")))).toEqual(new Set(["ALEX MORENO", "Dana Falk"]));
  });

  it.each([
    ["ROBIN ASHE, HOST:", "ROBIN ASHE"],
    ["MICHEL MARTIN, HOST:", "MICHEL MARTIN"],
    ["LEILA STONE, BYLINE:", "LEILA STONE"],
    ["A MARTINEZ QUILL, HOST:", "A MARTINEZ QUILL"],
    ["TAMSIN O’DELL, ANCHOR:", "TAMSIN O’DELL"],
  ])("gives what stands below %s to that speaker, up to the next label", (label, name) => {
    const text = [
      label,
      "A year ago the storm flattened the pecan orchards of the county.",
      "(SOUNDBITE OF CHAINSAW)",
      "DALE WHITCOMB: The bank will not lend to any grower here.",
      "JO PIKE: The trees take ten years to bear fruit again.",
    ];
    expect(speakers(text.join("\n\n"))).toEqual([name, "DALE WHITCOMB", "JO PIKE"]);
  });
});
