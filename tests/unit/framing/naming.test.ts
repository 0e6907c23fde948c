import { expect, it } from "vitest";
import { namesUsed } from "../../../lib/framing/naming.ts";
import { silences } from "../../../lib/framing/silence.ts";
import { sentencesOf } from "../../../lib/text/sentences.ts";

function column(id: number, text: string) {
  return [{ id, text, body: [{ start: 0, end: text.length }], headline: null, sentences: sentencesOf(text), attributions: [], speakers: [] }];
}

it("lays names of an event side by side, near a place", () => {
  const columns = [
    column(1, "The assault on Arden went on. Another raid failed elsewhere."),
    column(2, "The operation at Arden ended. Operations at Arden are rare."),
  ];
  const [group] = namesUsed(columns, ["Arden"]);
  expect(group?.rows.map((row) => [row.name, ...row.columns.map((places) => places.length)])).toEqual([
    ["assault", 1, 0],
    ["operation", 0, 2],
  ]);
});

it("tells a silence with its search", () => {
  expect(silences([{ what: "ferries", searched: ["ferry", "ferries"], counts: [3, 0] }])).toEqual([
    { column: 1, what: "ferries", heldBy: [0], sentence: "no matching sentence found (searched: ferry, ferries)" },
  ]);
  expect(silences([{ what: "ferries", searched: ["ferry"], counts: [0, 0] }])).toEqual([]);
});
