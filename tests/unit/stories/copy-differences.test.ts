import { describe, expect, it } from "vitest";
import { copyDifferences } from "../../../lib/stories/copy-differences.ts";

const sentences = (articleId: number, ...texts: string[]) =>
  texts.map((text, i) => ({ articleId, start: i * 100, text }));
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);

describe("what two copies of one text do not have in common", () => {
  const lead = sentences(
    1,
    "The bridge at Orla was closed on Monday.",
    "Police said 27 people were hurt when the deck gave way.",
    "The toll house had been sold in spring.",
  );

  it("is nothing where both print the same, whatever marks and capitals they use", () => {
    const same = sentences(2, ...texts(lead).map((text) => text.toUpperCase().replace(".", " !")));
    expect(copyDifferences(lead, same)).toEqual({ own: [], leadOnly: [], otherwise: [] });
  });

  it("names a figure that one prints otherwise, and calls it telling", () => {
    const copy = sentences(2, ...texts(lead).map((text) => text.replace("27", "25")));
    const { own, leadOnly, otherwise } = copyDifferences(lead, copy);
    expect([own, leadOnly]).toEqual([[], []]);
    expect(otherwise.map(({ leadWords, copyWords, telling }) => [leadWords, copyWords, telling])).toEqual([
      ["27", "25", true],
    ]);
  });

  it("finds numbers in words and names telling, and other words not", () => {
    const told = (from: string, to: string) =>
      copyDifferences(lead, sentences(2, ...texts(lead).map((text) => text.replace(from, to)))).otherwise[0]?.telling;
    expect(told("27", "twenty")).toBe(true);
    expect(told("Police", "Sergeant Ruud")).toBe(true);
    expect(told("hurt", "injured")).toBe(false);
  });

  it("leaves to each copy the sentence that it alone has", () => {
    const copy = sentences(2, ...texts(lead).slice(0, 2), "A ferry brings pupils across until June.");
    const { own, leadOnly } = copyDifferences(lead, copy);
    expect(texts(own)).toEqual(["A ferry brings pupils across until June."]);
    expect(texts(leadOnly)).toEqual(["The toll house had been sold in spring."]);
  });
});
