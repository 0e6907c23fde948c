import { expect, test } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import { readingText } from "../../../../lib/text/reading.ts";

function told(text: string): (string | null)[] {
  const body = [{ start: 0, end: text.length }];
  return claimsOf(readingText(text, body), body, { language: "en" }).claims.map(({ speaker }) => speaker);
}

test.each([
  ["Karst Minerals said in a statement that it would appeal.", "Karst Minerals"],
  ["Orr Mills said it would appeal.", "Orr Mills"],
  ["The Health and Safety Executive confirmed it had been informed.", "The Health and Safety Executive"],
  ["The Financial Conduct Authority confirmed that it had been told.", "The Financial Conduct Authority"],
])("%s is what they say", (text, speaker) => {
  expect(told(text)).toEqual([speaker]);
});

test.each([
  "A nurse wrote down readings from wards that she had never seen, a tribunal was told on Wednesday.",
  "The driver said nothing and left the scene after hitting a boy, jurors were told.",
  "A builder admitted dumping waste that he was paid to burn, the court heard.",
])("%s is not what its subject says", (text) => {
  expect(told(text)).toEqual([null]);
});

test("speech in single marks belongs to its speaker, and she is who was named with her age", () => {
  const text =
    "Shannon Beale, 29, from Orr, was on the ride on Saturday.\nShe said: 'I kept telling Alfie it was part of the fun. Inside I was screaming.'";
  const line = text.indexOf("\n");
  const body = [
    { start: 0, end: line },
    { start: line + 1, end: text.length },
  ];
  const { claims } = claimsOf(readingText(text, body), body, { language: "en" });
  const spoken = claims.filter(({ speaker }) => speaker === "Shannon Beale");
  expect(spoken.map(({ span }) => text.slice(span.start, span.end)).join(" ")).toContain("Inside I was screaming");
});
