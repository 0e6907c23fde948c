import fc from "fast-check";
import { expect, test } from "vitest";
import { seenPieces } from "../../../lib/text/seen-pieces.ts";

const shown = (text: string) =>
  seenPieces(text).map((piece) => (typeof piece === "string" ? piece : `<${piece.name}>`));

test("signs that steer or part words unseen are shown with their names", () => {
  expect(shown("safe\u202etxt.exe\u202c")).toEqual([
    "safe",
    "<right-to-left override (U+202E)>",
    "txt.exe",
    "<end of a change of direction (U+202C)>",
  ]);
  expect(shown("pay\u200bload \ufeff")).toEqual([
    "pay",
    "<zero-width space (U+200B)>",
    "load ",
    "<zero-width no-break space (U+FEFF)>",
  ]);
  expect(shown("pay\u200dload")).toEqual(["pay", "<zero-width joiner (U+200D)>", "load"]);
});

test("joiners that spell a word or make a picture stay in it, and so do soft hyphens", () => {
  for (const text of ["👩‍👩‍👧", "می‌خواهم", "क्‍ष", "Stadt\u00adrat", "❤️"]) expect(shown(text)).toEqual([text]);
});

test("all pieces together are the text", () => {
  const unit = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\u202e", "\u200b", "\u200d", "\u2066"));
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const text = parts.join("");
      expect(
        seenPieces(text)
          .map((piece) => (typeof piece === "string" ? piece : piece.sign))
          .join(""),
      ).toBe(text);
    }),
  );
});
