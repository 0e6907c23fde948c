import { expect, test } from "vitest";
import { mergeCopies } from "../../../lib/collation/merge.ts";
import { variantPlaces } from "../../../lib/collation/variants.ts";
import { versionSteps } from "../../../lib/collation/version-steps.ts";

function copy(siglum: string, ...lines: string[]) {
  let text = "";
  const passages = lines.map((line) => {
    const start = text.length;
    text += `${line}\n`;
    return {
      start,
      end: start + line.length,
      role: line.startsWith("Follow") ? ("furniture" as const) : ("body" as const),
      roleOrigin: "test",
    };
  });
  return { siglum, text, passages };
}

const GATES = "Divers found cracks in two of the eleven gates on Monday.";

/** The notes of the first row, as an editor would print them. */
function notes(...copies: ReturnType<typeof copy>[]): string[] {
  const [row] = mergeCopies(copies).rows;
  if (!row) return [];
  const { places, anew } = variantPlaces(row);
  return [
    ...places.map(
      ({ lemma, reading, after, sigla }) => `${lemma || `after ${after}`}] ${reading || "–"} ${sigla.join()}`,
    ),
    ...anew.map((siglum) => `anew ${siglum}`),
  ];
}

test("copies that read the same at the same place share a note", () => {
  const three = GATES.replace("two", "three");
  expect(notes(copy("A", GATES), copy("B", three), copy("C", three), copy("D", GATES.replace("two", "four")))).toEqual([
    "two] three B,C",
    "two] four D",
  ]);
});

test("words left out and words added are notes of their own", () => {
  expect(
    notes(
      copy("A", GATES),
      copy("B", GATES.replace(" on Monday", "")),
      copy("C", GATES.replace("gates", "gates of the dam")),
    ),
  ).toEqual(["on Monday] – B", "after gates] of the dam C"]);
});

test("a passage worded anew is not cut into crumbs", () => {
  expect(
    notes(copy("A", GATES), copy("B", "Cracks in two gates: divers found them in a check on Monday of all eleven.")),
  ).toEqual(["anew B"]);
});

test("a step from version to version counts words in the article and around it", () => {
  const CREW = "The crew was thanked by the mayor in a short speech after lunch.";
  const first = copy("A1", GATES, CREW);
  const second = copy(
    "A2",
    GATES.replace("two", "three"),
    CREW,
    "The water will be kept low until late in the spring.",
  );
  const third = copy(
    "B",
    "Follow us everywhere",
    GATES.replace("two", "three"),
    "The water will be kept low until late in the spring.",
    CREW,
  );
  expect(versionSteps(mergeCopies([first, second, third]), ["A1", "A2", "B"])).toEqual([
    { body: { removed: 1, added: 12 }, around: { removed: 0, added: 0 }, edited: 1, moved: 0 },
    { body: { removed: 0, added: 0 }, around: { removed: 0, added: 3 }, edited: 0, moved: 1 },
  ]);
});
