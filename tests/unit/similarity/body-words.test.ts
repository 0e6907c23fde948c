import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashedWordsOf } from "../../../lib/similarity/body-words.ts";
import { hashedForm } from "../../../lib/similarity/normalise.ts";
import { tokensOf } from "../../../lib/text/tokens.ts";

const read = (text: string) => {
  const words = hashedWordsOf(text, [{ start: 0, end: text.length }]);
  return Array.from(words.starts, (start, i) => text.slice(start, words.ends[i]));
};

describe("hashed words", () => {
  it("are the words of the tokeniser, by the fast road and by the slow one", () => {
    const piece = fc.constantFrom("a", "B7", "x", "'", "’", " ", "-", ".", "—", "é", "语", "“", "\n");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expect(read(text)).toEqual(tokensOf(text).map((token) => token.raw));
      }),
    );
  });

  it("hash alike whichever road read them", () => {
    const fast = hashedWordsOf("The Mayor’s plan", [{ start: 0, end: 16 }]);
    const slow = hashedWordsOf("The Mayor’s plan é", [{ start: 0, end: 18 }]);
    expect([...slow.low.slice(0, 3)]).toEqual([...fast.low]);
    expect([...slow.high.slice(0, 3)]).toEqual([...fast.high]);
  });

  it("see through zero-width characters and lookalike letters, with offsets of the canonical text", () => {
    const plain = hashedWordsOf("peace now", [{ start: 0, end: 9 }]);
    const hidden = "p\u200bе\u200bace now";
    const seen = hashedWordsOf(hidden, [{ start: 0, end: hidden.length }]);
    expect([...seen.low]).toEqual([...plain.low]);
    expect(hidden.slice(seen.starts[0], seen.ends[0])).toBe("p\u200bе\u200bace");
  });

  it.each([
    ["fullwidth letters", "ｐｅａｃｅ"],
    ["mathematical letters", "𝐩𝐞𝐚𝐜𝐞"],
    ["Cyrillic letters", "реасе".replace("р", "p")],
    ["a struck-out word", "p\u0336e\u0336a\u0336c\u0336e\u0336"],
    ["accents", "péàcê"],
    ["a grapheme joiner and variation selectors", "p\u034fe\ufe0fa\u{e0101}ce"],
    ["tag characters", "pe\u{e0061}ace"],
    ["marks of direction", "\u202epea\u202cce"],
    ["a soft hyphen", "pea\u00adce"],
    ["capitals", "PEACE"],
  ])("see through %s", (_, hidden) => {
    const [plain, seen] = ["peace now", `${hidden} now`].map((text) =>
      hashedWordsOf(text, [{ start: 0, end: text.length }]),
    );
    expect([...(seen?.low ?? [])]).toEqual([...(plain?.low ?? [])]);
    expect([...(seen?.high ?? [])]).toEqual([...(plain?.high ?? [])]);
  });

  it("keep what tells words apart in other scripts", () => {
    expect(hashedForm("мой")).not.toBe(hashedForm("мои"));
    expect(hashedForm("น้ำ")).not.toBe(hashedForm("นำ"));
    expect(hashedForm("كِتَاب")).toBe(hashedForm("كتاب"));
    expect(hashedForm("שָׁלוֹם")).toBe(hashedForm("שלום"));
  });

  it("leave a word of another script alone", () => {
    expect(hashedForm("хор")).toBe("хор");
    expect(hashedForm("cоre")).toBe("core");
  });

  it("read overlapping and disordered spans once, in order", () => {
    const words = hashedWordsOf("one two three", [
      { start: 4, end: 13 },
      { start: 0, end: 7 },
    ]);
    expect(words.length).toBe(3);
  });
});
