import { describe, expect, it } from "vitest";
import { compareTexts } from "../../../lib/collation/compare-texts.ts";
import { sharedPassageMap } from "../../../lib/collation/passage-map.ts";

describe("two statements", () => {
  it("get a word diff where most words are shared", () => {
    expect(
      compareTexts("Officials said at least 12 boats were lost.", "Officials said at least 20 boats were lost.").kind,
    ).toBe("diff");
  });

  it("get shared and distinct words where few are, without function words", () => {
    const a = "The harbour lost twelve boats in the storm.";
    const b = "A dozen vessels went down while the wind blew over the harbour, insurers reported.";
    const comparison = compareTexts(a, b);
    if (comparison.kind !== "words") throw new Error("expected words");
    expect(comparison.shared.map(({ word }) => word)).toEqual(["harbour"]);
    expect(comparison.onlyA.map(({ start, end }) => a.slice(start, end))).toEqual(["lost", "twelve", "boats", "storm"]);
    expect(comparison.onlyB.map(({ start, end }) => b.slice(start, end))).not.toContain("the");
  });
});

describe("a map of shared passages", () => {
  it("covers each bar without gap or overlap, on one scale", () => {
    const a = { text: "one two three four five six seven eight", body: [{ start: 4, end: 23 }] };
    const b = { text: "two three four five", body: [{ start: 0, end: 19 }] };
    const map = sharedPassageMap(a, b, [{ aStart: 4, aEnd: 23, bStart: 0, bEnd: 19 }], { width: 800 });
    expect(map.a).toEqual([
      { x: 0, width: 100, kind: "only" },
      { x: 100, width: 400, kind: "body" },
      { x: 500, width: 300, kind: "only" },
    ]);
    expect(map.b).toEqual([{ x: 0, width: 400, kind: "body" }]);
    expect(map.ribbons[0]).toMatchObject({ words: 4, fromA: 2, fromB: 1, kind: "body" });
  });
});
