import { describe, expect, it } from "vitest";
import { compareTellings, isRetold, readTold } from "../../../lib/similarity/retelling.ts";
import { storiesOf } from "../../eval/own-articles.ts";
import { whole } from "./texts.ts";

const stories = ["stories.txt", "retold.txt", "reworded.txt"].flatMap(storiesOf);
const told = (name: string) => {
  const story = stories.find((one) => one.name === name);
  if (!story) throw new Error(`There is no story ${name}.`);
  return readTold(whole(1, story.paragraphs.join("\n\n")));
};
const retold = (a: string, b: string) => isRetold(compareTellings(told(a), told(b)));

describe("a rewrite", () => {
  it.each([
    ["wolves", "wolves-reworded"],
    ["tunnel", "tunnel-reworded"],
    ["capsized", "capsized-reworded"],
    ["bicycles", "bicycles-reworded"],
    ["bakery", "bakery-rewrite"],
  ])("keeps names, figures and their order, whatever the words: %s", (one, other) => {
    expect(retold(one, other)).toBe(true);
    expect(retold(other, one)).toBe(true);
  });

  it.each([
    ["pier", "pier-rival"],
    ["water", "water-dunmore"],
    ["tunnel", "tunnel-brief"],
    ["gallery", "gallery-column"],
    ["wolves", "tunnel-reworded"],
  ])("is none where the other is a report, a column or a brief of its own: %s and %s", (one, other) => {
    expect(retold(one, other)).toBe(false);
  });

  it("is none where the facts are told in another order", () => {
    const story = stories.find(({ name }) => name === "wolves-reworded");
    const backwards = readTold(whole(1, (story?.paragraphs ?? []).toReversed().join("\n\n")));
    expect(isRetold(compareTellings(told("wolves"), backwards))).toBe(false);
  });

  it("names the sentences that tell the same, in both texts", () => {
    const [first] = compareTellings(told("bicycles"), told("bicycles-reworded")).spans;
    const of = (name: string) => stories.find((one) => one.name === name)?.paragraphs.join("\n\n") ?? "";
    expect(of("bicycles").slice(first?.aStart, first?.aEnd)).toContain("destroyed 3,000 bicycles");
    expect(of("bicycles-reworded").slice(first?.bStart, first?.bEnd)).toContain("3,000 bicycles stored");
  });

  it("says nothing of empty texts and of two reports from one form", () => {
    expect(isRetold(compareTellings(readTold(whole(1, "")), told("wolves")))).toBe(false);
    const result = (home: string, away: string, goals: string) =>
      `On Saturday ${home} beat ${away} by ${goals} in the league. The visitors from ${away} missed a penalty. The coach of ${home} praised the keeper.`;
    const [one, other] = [result("Brindle", "Tarn", "3-1"), result("Harrow", "Petersby", "2-0")];
    expect(isRetold(compareTellings(readTold(whole(1, one)), readTold(whole(2, other))))).toBe(false);
  });
});
