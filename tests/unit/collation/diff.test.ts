import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffKeys, diffWords } from "../../../lib/collation/diff.ts";

/** "[old/new]" for a replacement, "[old/]" for a removal, "[/new]" for an addition. */
function draw(a: string, b: string): string {
  let drawing = "";
  let removed = "";
  const { changes } = diffWords(a, b);
  changes.forEach((change, i) => {
    const next = changes[i + 1]?.kind;
    if (change.kind === "same") drawing += a.slice(change.aStart, change.aEnd);
    if (change.kind === "removed") {
      removed = a.slice(change.aStart, change.aEnd);
      if (next !== "added") drawing += `[${removed}/]`;
    }
    if (change.kind === "added") {
      drawing += `[${changes[i - 1]?.kind === "removed" ? removed : ""}/${b.slice(change.bStart, change.bEnd)}]`;
    }
  });
  return drawing;
}

const left = (drawing: string) => drawing.replace(/\[([^/\]]*)\/([^\]]*)\]/g, "$1");
const right = (drawing: string) => drawing.replace(/\[([^/\]]*)\/([^\]]*)\]/g, "$2");

describe("a word diff", () => {
  it.each([
    ["a changed figure, whole", "At least [12/20] people were hurt."],
    ["a figure with a comma, whole", "About [4,000/4,200] people, 1.5 million in all."],
    ["a dropped attribution", "The road was closed[, police said/]."],
    ["a new sentence", "The mayor spoke.[/ Nobody answered.]"],
    ["several words in a row as one replacement", "The bridge [will probably reopen/stays shut until] Monday."],
    ["a letter outside the first plane", "They sang [𝄞/𝄢] twice."],
    ["no difference", "All quiet on the river."],
  ])("shows %s", (_, drawing) => {
    expect(draw(left(drawing), right(drawing))).toBe(drawing);
  });

  it("does not call a line broken elsewhere a change", () => {
    expect(diffWords("one two\nthree", "one  two three").changes.map(({ kind }) => kind)).toEqual(["same"]);
  });

  it("folds capitals only when asked", () => {
    expect(diffWords("The river", "the river", { fold: true }).changes).toHaveLength(1);
    expect(diffWords("The river", "the river").changes.length).toBeGreaterThan(1);
  });

  it("rebuilds both sides, with runs that touch and equal words in the equal runs", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom("the", "river", "12", "20", "rose", ",", ".", "\n", "Ünder", "𝄞"), { maxLength: 40 })
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { changes } = diffWords(a, b);
        let left = "";
        let right = "";
        for (const change of changes) {
          expect(change.aStart).toBe(left.length);
          expect(change.bStart).toBe(right.length);
          left += a.slice(change.aStart, change.aEnd);
          right += b.slice(change.bStart, change.bEnd);
          if (change.kind === "removed") expect(change.bStart).toBe(change.bEnd);
          if (change.kind === "added") expect(change.aStart).toBe(change.aEnd);
          if (change.kind === "same") {
            const squeeze = (text: string) => text.replace(/\s+/gu, " ");
            expect(squeeze(a.slice(change.aStart, change.aEnd))).toBe(squeeze(b.slice(change.bStart, change.bEnd)));
          }
        }
        expect([left, right]).toEqual([a, b]);
      }),
    );
  });

  it("says when it was cut, and still rebuilds both sides", () => {
    const many = (seed: number) => Array.from({ length: 30_000 }, (_, i) => `w${(i * seed) % 7919}`);
    const { runs, cut } = diffKeys(many(31), many(57), 0.005);
    expect(cut).toBe(true);
    const count = (kind: string) => runs.filter((run) => run.kind === kind).reduce((sum, run) => sum + run.length, 0);
    expect(count("same") + count("removed")).toBe(30_000);
    expect(count("same") + count("added")).toBe(30_000);
    expect(diffKeys(["a", "b", "c"], ["c", "a", "d"]).cut).toBe(false);
  });

  it("says that it was cut when there are more distinct words than characters to stand for them", () => {
    const words = Array.from({ length: 70_000 }, (_, i) => `w${i}`);
    expect(diffKeys(words, ["w1"]).cut).toBe(true);
  });
});

describe("characters that nobody sees", () => {
  const plain = "The region announced a halt ☀ on Monday.";
  it.each(["\ufeff", "\u00ad", "\u200d", "\u200c", "\u2060", "\ufe0f", "\u200e", "\u{e0101}"])(
    "are no difference: %j",
    (unseen) => {
      const spread = plain
        .replaceAll("region", `reg${unseen}ion`)
        .replaceAll("☀", `☀${unseen}`)
        .replace("y.", `y${unseen}.`);
      for (const text of [
        spread,
        plain.replaceAll(" ", ` ${unseen}`),
        plain.replaceAll(" ", `${unseen} `),
        unseen + plain,
      ]) {
        const { changes } = diffWords(plain, text);
        expect(changes.every(({ kind }) => kind === "same")).toBe(true);
        expect(changes.at(-1)).toMatchObject({ aEnd: plain.length, bEnd: text.length });
      }
    },
  );

  it("join pictographs, which then are other ones", () => {
    expect(diffWords("👩‍👧 came", "👩👧 came").changes.some(({ kind }) => kind !== "same")).toBe(true);
  });
});
