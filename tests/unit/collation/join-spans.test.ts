import { describe, expect, it } from "vitest";
import { joinSpans } from "../../../lib/collation/join-spans.ts";

const text = "Site line\n\nFirst paragraph.\n\nSecond paragraph.";
const first = text.indexOf("First");
const second = text.indexOf("Second");
const body = [
  { start: first, end: first + 16 },
  { start: second, end: text.length },
];
const same = (start: number, end: number) => ({ aStart: start, aEnd: end, bStart: start, bEnd: end });
const paragraphs = [same(first, first + 16), same(second, text.length)];

describe("joinSpans", () => {
  it("joins paragraphs that follow one another in both texts", () => {
    const whole = { text, body };
    expect(joinSpans(whole, whole, paragraphs)).toEqual([same(first, text.length)]);
  });

  it("keeps body apart from what surrounds it", () => {
    const whole = { text, body };
    expect(joinSpans(whole, whole, [same(0, 9), ...paragraphs])).toHaveLength(2);
  });

  it("keeps apart what words of one text part", () => {
    const other = text.replace("\n\nSecond", "\n\nAdvertisement\n\nSecond");
    const moved = other.indexOf("Second");
    const spans = [same(first, first + 16), { aStart: second, aEnd: text.length, bStart: moved, bEnd: other.length }];
    expect(joinSpans({ text, body }, { text: other, body }, spans)).toEqual(spans);
  });
});
