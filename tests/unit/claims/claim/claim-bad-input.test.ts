import { describe, expect, it } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import { LONGEST_SENTENCE } from "../../../../lib/text/sentences.ts";

function read(text: string, language = "en") {
  return claimsOf(text, [{ start: 0, end: text.length }], {
    language,
    publishedAt: "2025-07-16",
    headline: "Dam leaks",
  });
}

/** Each of these once took time that grew with the square or the cube of its length, or looks as if it might. */
const LONG: readonly (readonly [string, string])[] = [
  [
    "a sentence of 10,000 words full of reporting words",
    "Moor said that the dam told Kranz who denied the claim that men may leave ".repeat(700),
  ],
  ["10,000 words without a stop", "the dam leaks into the valley and ".repeat(1_500)],
  ["verbs chained without end", "want to try to seem to ".repeat(2_000)],
  ["quotation marks that never close", "“he said “no and “yes ".repeat(2_000)],
  ["straight marks in odd numbers", '"he said "no '.repeat(3_001)],
  ["a table of figures", "1,200\t3.5%\tMay 5\t$20m\t12\n".repeat(1_000)],
  ["a table on one line", "1,200 3.5% May 5 $20m 12 ".repeat(1_000)],
  ["figures that never end", "1,234,567,".repeat(4_000)],
  ["ranges that never end", "between 5 and ".repeat(3_000)],
  ["brackets that never close", "((((said Moor) ".repeat(2_000)],
  ["names without a verb", "Ada Moor Ida Kranz ".repeat(3_000)],
  ["one word of 100,000 letters", "a".repeat(100_000)],
  ["nothing but marks", "…?!—:;“”\"''()".repeat(3_000)],
];

describe("claimsOf on bad input", () => {
  it.each(LONG)("reads %s", (_, text) => {
    const { attributions, claims } = read(text);
    for (const { sentence } of claims) expect(sentence.end - sentence.start).toBeLessThanOrEqual(LONGEST_SENTENCE);
    expect(attributions.length).toBeLessThan(text.length);
  });

  it("reads what is well formed behind an unbalanced mark", () => {
    const { claims } = read("Moor said “the dam is old.\n\nEngineer Ida Kranz said the new pier would open in autumn.");
    expect(claims.at(-1)).toMatchObject({ speaker: "Engineer Ida Kranz" });
  });

  it("gives every turn of a transcript to its speaker", () => {
    const { attributions } = read(
      "MOOR: The northern pier is safe, and it was tested twice in May.\nHOST: Who was it that tested the pier for you?\nMOOR: Our own engineers did.",
    );
    expect(attributions.map(({ source: [source] }) => source?.start)).toEqual([0, 65, 112]);
  });

  it("finds no speaker in a list", () => {
    const { claims } = read("• Crane: 40 tonnes\n• Pier: 300 metres\n• Ferry: 1,200 seats\n• Tunnel: 3 miles");
    expect(claims.filter((claim) => claim.speaker !== null)).toEqual([]);
  });

  it("takes a line of a table for no speech", () => {
    const { attributions } = read("Year\tShips\tMen\n2021\t40\t1,200\n2022\t44\t1,310\n2023\t51\t1,402");
    expect(attributions).toEqual([]);
  });

  it.each([
    [
      "de",
      "Die Ministerin sagte am Montag, dass die Brücke im Herbst fertig werde. „Wir haben lange gewartet“, sagte sie.",
    ],
    ["fr", "« Le pont sera fini en automne », a déclaré la ministre. Selon Reuters, le barrage fuit."],
    ["ru", "Министр заявил, что мост откроют осенью. По данным ТАСС, плотина протекает."],
    ["zh", "部长说桥将于秋天开放。据新华社报道,大坝漏水。"],
  ])("claims nothing in %s", (language, text) => {
    expect(read(text, language)).toEqual({ attributions: [], claims: [] });
  });

  it("reads an empty body", () => {
    expect(claimsOf("Moor said it.", [], { language: "en" })).toEqual({ attributions: [], claims: [] });
    expect(read("")).toEqual({ attributions: [], claims: [] });
    expect(read(" \n\t\n ")).toEqual({ attributions: [], claims: [] });
  });
});
