import { describe, expect, it } from "vitest";
import type { CitedClaim, Evidence, LinkRelation } from "../../../lib/model/claim.ts";
import { columnsByWeight, inOrder, mostDiffering } from "../../../lib/stories/arrange-rows.ts";
import { type Difference, differencesIn } from "../../../lib/stories/row-differences.ts";

/** A claim that is its whole sentence; figures are given as they stand in it. */
function claim(
  id: number,
  text: string,
  more: Partial<CitedClaim> = {},
  figures: Record<string, [number, number]> = {},
): CitedClaim {
  const whole = { start: 0, end: text.length };
  const quantities = Object.entries(figures).map(([words, [min, max]]) => ({
    min,
    max,
    unit: null,
    noun: "person",
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }));
  return {
    id,
    articleId: id,
    groupId: id,
    key: `k${id}`,
    quote: text,
    sentenceText: text,
    outletId: id,
    textSha256: "",
    corrected: null,
    span: whole,
    sentence: whole,
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: null,
    hedges: [],
    negated: false,
    quantities,
    dates: [],
    entities: [],
    lemmas: [],
    ...more,
  };
}

const link = (
  a: CitedClaim,
  b: CitedClaim,
  relation: LinkRelation,
  spans: Pick<Evidence, "a" | "b"> = { a: [], b: [] },
) => ({
  a: a.id,
  b: b.id,
  score: 1,
  evidence: [{ relation, note: "", ...spans }],
});
const spanOf = (own: CitedClaim, words: string) => {
  const start = own.sentenceText.indexOf(words);
  return [{ start, end: start + words.length }];
};

describe("what differs in a row", () => {
  const twelve = claim(1, "Twelve people were hurt.", {}, { Twelve: [12, 12] });
  const more = claim(2, "At least 17 people were hurt.", {}, { "At least 17": [17, Infinity] });
  const digits = claim(3, "12 people were hurt.", {}, { "12": [12, 12] });
  const figures = link(twelve, more, "figures-differ", { a: spanOf(twelve, "Twelve"), b: spanOf(more, "At least 17") });

  it("shows two weekdays of one verb as printed, though one of them was read as a date", () => {
    const a = claim(1, "The notes were published Sunday.", { dates: [{ start: 25, end: 31, value: "2026-03-01" }] });
    const b = claim(2, "Her notes, published Saturday, began it.");
    const spans = { a: spanOf(a, "published Sunday"), b: spanOf(b, "published Saturday") };
    const [difference] = differencesIn([a, b], [link(a, b, "dates-differ", spans)]);
    expect(difference?.kind).toBe("dates");
    expect(difference?.values.map(({ words }) => words)).toEqual(["published Sunday", "published Saturday"]);
  });

  it("shows a measure as printed where no amount of the claim is it", () => {
    const a = claim(1, "The 47-page indictment names the mayor.");
    const b = claim(2, "A 48-page indictment names her.");
    const spans = { a: spanOf(a, "47-page"), b: spanOf(b, "48-page") };
    const [difference] = differencesIn([a, b], [link(a, b, "figures-differ", spans)]);
    expect(difference?.values.map(({ words }) => words)).toEqual(["47-page", "48-page"]);
  });

  it("is its figures, one value for twelve and 12, that of most outlets first", () => {
    const [difference, ...rest] = differencesIn([more, twelve, digits], [figures]);
    expect(rest).toEqual([]);
    expect(difference?.values.map(({ words, claims }) => [words, claims])).toEqual([
      ["12", [1, 3]],
      ["at least 17", [2]],
    ]);
    expect(difference?.places.get(3)).toEqual([{ start: 0, end: 2 }]);
  });

  it("is no figure of another thing in the same sentence", () => {
    const both = claim(4, "12 people were hurt on a boat of 64.", {}, { "12": [12, 12], "64": [64, 64] });
    const [difference] = differencesIn([twelve, more, both], [figures]);
    expect(difference?.values.map(({ words }) => words)).toEqual(["12", "at least 17"]);
  });

  it("is who denies, and never a speaker who denies himself", () => {
    const crew = claim(5, "The steering was faulty.", { speaker: "two crew members" });
    const owner = claim(6, "The owner denied any fault.", {
      speaker: "Osk Lines",
      verbClass: "deny",
      cue: { start: 10, end: 16 },
    });
    const [difference] = differencesIn([crew, owner], [link(owner, crew, "asserted-denied")]);
    expect(difference?.values.map(({ words, who }) => [words, who])).toEqual([
      ["The steering was faulty", "two crew members"],
      ["denied", "Osk Lines"],
    ]);
    const himself = { ...crew, speaker: "Jon Osk" };
    const again = { ...owner, speaker: "Mr Osk" };
    expect(differencesIn([himself, again], [link(himself, again, "asserted-denied")])).toEqual([]);
  });

  it("is nothing where a link says only that both are told differently", () => {
    expect(differencesIn([twelve, digits], [link(twelve, digits, "told-differently")])).toEqual([]);
  });
});

describe("rows in order", () => {
  const of = (kind: Difference["kind"]): Difference => ({
    kind,
    relation: "figures-differ",
    values: [],
    pair: [1, 2],
    places: new Map(),
  });
  const row = (name: string, columns: string[], kinds: Difference["kind"][], place = 0) => ({
    name,
    place,
    columns: new Set(columns),
    differences: kinds.map(of),
  });
  const rows = [
    row("late", ["a", "b"], [], 9),
    row("early", ["a", "b"], [], 1),
    row("dates", ["a", "b"], ["dates"], 5),
    row("figures", ["a", "b"], ["figures"], 7),
    row("wide", ["a", "b", "c"], ["certainty"], 8),
  ];

  it("go by how many outlets, how much they differ, and their place", () => {
    expect(inOrder(rows).map(({ name }) => name)).toEqual(["wide", "figures", "dates", "early", "late"]);
  });

  it("differ most in figures, then dates; how surely a thing is put is told in its row alone", () => {
    expect(mostDiffering(rows, 4).map(({ row: { name } }) => name)).toEqual(["figures", "dates"]);
  });

  it("weigh columns by their rows, and leave out a column without any", () => {
    expect(columnsByWeight(rows, ["d", "c", "b", "a"])).toEqual(["b", "a", "c"]);
  });
});
