import { expect, test } from "vitest";
import { columnsSaid } from "../../lib/cli/preview.ts";

test("columns are named before the last equals sign, and a field is one of ours or none", () => {
  expect(columnsSaid(["Worte=text", "a=b=headline", "Notiz = -"])).toEqual({
    Worte: "text",
    "a=b": "headline",
    Notiz: null,
  });
  for (const wrong of ["text", "=text", "Worte=sense", ""]) expect(() => columnsSaid([wrong])).toThrow(/NAME=FIELD/);
});
