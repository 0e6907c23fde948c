import { describe, expect, test } from "vitest";
import { DECISION_KINDS, type DecisionKind, readDetail } from "../../../lib/model/decision/details.ts";

const [one, other] = ["a".repeat(64), "b".repeat(64)];
const place = { key: "k1", text: one, start: 10, end: 40 };
const twoPlaces = [place, { ...place, key: "k2", text: other }];
const claims = { claims: [7, 9], articles: [1, 2], places: twoPlaces };

/** Rows of each kind as they are written today and as earlier versions wrote them. */
const ROWS: { readonly [K in DecisionKind]: readonly object[] } = {
  pair: [{ articles: [1, 2] }, { articles: [1, 2], as: "version" }, { articles: [1, 2], whole: 5 }],
  group: [
    { articles: [1, 2, 3], out: 1, pairs: [`${one} ${other}`] },
    { articles: [1, 2], pairs: [] },
  ],
  lead: [{ articles: [4] }],
  role: [
    { articles: [1], before: { role: "body", roleOrigin: "no rule speaks against it" } },
    { articles: [1], before: { role: "body", roleOrigin: "person" }, everywhere: 12 },
  ],
  metadata: [
    { articles: [1], field: "author", value: "M. Stone", before: { value: null } },
    {
      ...{ articles: [1], field: "outlet", value: null },
      before: { value: "The Tide", origin: { origin: "inferred", note: "from its web address" } },
    },
    { articles: [1], field: "outlet", value: "The Pier", before: { value: null }, newOutlet: true },
  ],
  removal: [{ articles: [3] }],
  link: [claims, { claims: [7, 9], articles: [1, 2] }],
  note: [{ ...claims, text: "Same briefing?" }],
  topic: [
    { topic: 3, name: "Ferries", words: "Ferries" },
    { topic: 3, places: twoPlaces, before: { name: "Boats" }, name: "Ferries" },
    { topic: 3, other: 4, name: "Boats", places: twoPlaces, otherPlaces: [], before: { other: "Ships" } },
    { topic: 3, made: 5, name: "Piers", places: twoPlaces, rows: [place], before: { name: "Boats" } },
  ],
  speaker: [
    {
      ...{ speaker: "Ana Reed", via: null, place, quote: "“We must.”", articles: [1] },
      before: { speaker: null, via: "The Tide" },
    },
  ],
  line: [
    { text: "Sign up for our letter", before: null },
    {
      text: "Sign up",
      before: {
        text: "Sign up",
        role: "furniture",
        origin: "rule",
        reason: "five stories",
        createdAt: "2026-11-01T00:00:00.000Z",
      },
    },
  ],
  report: [
    { report: 3, title: "Two numbers" },
    {
      report: 3,
      title: "Two numbers",
      words: { title: "Two numbers", madeBy: "Ana", note: "", arrangement: [{ row: "point-2", note: "read first" }] },
      before: { title: "Numbers", madeBy: "", note: "", arrangement: null },
    },
  ],
  lexicon: [
    { list: "loaded", term: "gutted", sense: "Tells a change as a killing.", forms: ["guts"], reason: "class" },
    { list: "hedges", term: "may" },
  ],
  naming: [
    { kind: "not-this-event", event: "raid|A|B|", mention: `${one}:3:9`, quote: "raid", articles: [1] },
    { kind: "also-called", event: "raid|A|B|", phrase: "push", quote: "push" },
  ],
  side: [{ speaker: "Ana Reed", side: "mayors" }],
  story: [
    {
      ...{ articles: [4], story: 2, other: 5, going: [one], to: [other], from: [] },
      names: { story: "Ferry aground", other: "Fog" },
    },
    {
      ...{
        articles: [],
        story: 2,
        going: [one],
        to: [],
        from: [],
        names: { story: "Ferry aground" },
        name: "The ferry",
      },
      before: { name: null, by: "rule" },
    },
  ],
};

describe.each(DECISION_KINDS)("a row of kind %s", (kind) => {
  test("is read as it was written, field by field", () => {
    expect(ROWS[kind].length).toBeGreaterThan(0);
    for (const row of ROWS[kind]) expect(readDetail(kind, row)).toEqual(row);
  });

  test("of an older or broken shape loses only what does not fit", () => {
    for (const row of ROWS[kind]) {
      for (const field of Object.keys(row)) {
        const { [field]: _, ...rest } = row as Record<string, unknown>;
        expect(readDetail(kind, rest)).toEqual(rest);
        expect(readDetail(kind, { ...rest, [field]: [["unreadable"]] })).toEqual(rest);
      }
    }
  });

  test("that holds no object is empty", () => {
    for (const stored of [null, "text", 3, true, ["articles"]]) expect(readDetail(kind, stored)).toEqual({});
  });
});

test("a field that no version knows stays, since the log shows it", () => {
  expect(readDetail("side", { speaker: "Ana", side: "mayors", mood: "sure" })).toHaveProperty("mood", "sure");
});
