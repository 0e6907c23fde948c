import { describe, expect, test } from "vitest";
import { alignStory } from "../../../../lib/claims/row/story-rows.ts";
import { storyOf } from "./story.ts";

/** A fire at a mill, told by three: how many were hurt, what it cost, who was sure of what, and one quotation cut in three ways. */
const MILL = storyOf([
  [
    "Fire guts Ostby flour mill",
    "A fire destroyed the flour mill of Ostby on Monday night.",
    "Fourteen workers were treated for smoke in the county hospital.",
    "The owner, Pella Grain, was fined more than 10,000 euros last year for blocked exits.",
    "“I am absolutely certain that a lorry driver dropped a cigarette,” said mayor Ada Lund.",
    "“We begged them for sprinklers, we begged them for years, and nobody came,” said Ivo Renn of the millers' union.",
    "The mill will be rebuilt by the spring, Pella Grain said.",
  ],
  [
    "Twelve hurt as mill burns",
    "Flames destroyed the old flour mill at Ostby late on Monday.",
    "The county hospital treated twelve workers who had breathed smoke.",
    "Last year inspectors fined Pella Grain 10,800 euros because exits were blocked.",
    "Mayor Ada Lund was absolutely sure that a cigarette of a lorry driver had started it.",
    "“We begged them for sprinklers,” Ivo Renn of the union of millers said.",
    "Trains between Ostby and the coast were stopped until noon.",
  ],
  [
    "Union accuses owner of burnt mill",
    "The union of millers accused Pella Grain on Tuesday after the flour mill burned.",
    "Ivo Renn said the workers had begged for sprinklers for years.",
    "A baker across the street gave coffee to the firefighters.",
    "Pella Grain promised to rebuild the mill before the spring is over.",
  ],
]);
const quoteOf = (id: number) => MILL.claims.find((claim) => claim.id === id)?.quote ?? "";
const { rows, links } = alignStory(MILL);
const rowWith = (...parts: string[]) =>
  rows.find(({ claims }) => parts.every((part) => claims.some((id) => quoteOf(id).includes(part))));

describe("the rows of a story", () => {
  test.each([
    ["one fine as “more than” and to the euro", "10,000 euros", "10,800 euros"],
    ["one statement in other words", "absolutely certain", "absolutely sure"],
    ["how many were treated, whatever the figure", "Fourteen workers", "twelve workers"],
    ["one quotation cut differently", "nobody came", "We begged them for sprinklers,"],
    ["a quotation and the same in reported speech", "nobody came", "begged for sprinklers for years"],
    ["what outlets say in their own words", "A fire destroyed", "Flames destroyed"],
  ])("hold %s", (_, one, other) => {
    // “absolutely certain” stands outside the reported content of one side: what follows it is the claim.
    const [a, b] = [one, other].map((part) => (part.startsWith("absolutely") ? "cigarette" : part));
    expect(rowWith(a ?? "", b ?? "")).toBeDefined();
  });

  test("are the same where a link is kept, which then comes without evidence", () => {
    const [kept] = links;
    const again = alignStory({ ...MILL, isKept: (a, b) => a === kept?.a && b === kept.b });
    expect(again.rows).toEqual(rows);
    expect(again.links).toEqual(links.map((link) => (link === kept ? { ...link, evidence: [] } : link)));
  });

  test("are no heaps: the fine, the hurt and the fire itself stand in rows of their own", () => {
    const points = ["10,000 euros", "Fourteen workers", "A fire destroyed"];
    const held = points.map((part) => rows.filter(({ claims }) => claims.some((id) => quoteOf(id).includes(part))));
    for (const own of held) expect(own.length).toBeGreaterThan(0);
    for (const row of rows) {
      const said = points.filter((part) => row.claims.some((id) => quoteOf(id).includes(part)));
      expect(said.length).toBeLessThanOrEqual(1);
    }
  });

  test("leave alone what only one tells", () => {
    expect(rowWith("coffee to the firefighters")).toBeUndefined();
  });

  test("hold claims of several articles each, sure ones first, each with a reason and a name", () => {
    for (const { claims, name, reason } of rows) {
      expect(new Set(claims.map((id) => MILL.claims.find((claim) => claim.id === id)?.articleId)).size).toBeGreaterThan(
        1,
      );
      expect(name).not.toBe("");
      expect(reason).toMatch(/^[A-Z].*\.$/);
    }
    const strengths = rows.map(({ strength }) => strength);
    expect(strengths).toEqual(strengths.toSorted((x, y) => Number(x === "perhaps") - Number(y === "perhaps")));
    expect(strengths).toContain("sure");
  });

  test("say what was found in common, never more", () => {
    expect(rowWith("nobody came", "We begged them for sprinklers,")?.reason).toContain(
      "Both quote “we begged them for sprinklers”",
    );
  });

  test("come out the same whatever the numbers of articles are", () => {
    const renumbered = MILL.claims.map((claim) => ({
      ...claim,
      articleId: 10 - claim.articleId,
      groupId: 10 - claim.groupId,
    }));
    const again = alignStory({
      ...MILL,
      claims: renumbered,
      sentences: MILL.sentences.map((sentence) => ({ ...sentence, articleId: 10 - sentence.articleId })),
    });
    const told = (found: typeof rows) => found.map(({ claims }) => [...claims].sort().join(" ")).sort();
    expect(told(again.rows)).toEqual(told(rows));
  });
});

describe("what a person decided", () => {
  const [link] = links;
  const pair = [link?.a ?? 0, link?.b ?? 0] as const;

  test("parts two claims for good", () => {
    const parted = alignStory({ ...MILL, decisions: { confirmed: [], rejected: [pair] } });
    expect(parted.links.some(({ a, b }) => a === pair[0] && b === pair[1])).toBe(false);
    for (const { claims } of parted.rows) expect(pair.every((id) => claims.includes(id))).toBe(false);
  });

  test("joins two that nothing else would", () => {
    const coffee = MILL.claims.find(({ id }) => quoteOf(id).includes("coffee"))?.id ?? 0;
    const trains = MILL.claims.find(({ id }) => quoteOf(id).includes("Trains"))?.id ?? 0;
    const joined = alignStory({ ...MILL, decisions: { confirmed: [[trains, coffee]], rejected: [] } });
    expect(joined.links[0]).toMatchObject({ score: 1, by: "person", strength: "sure" });
    expect(joined.rows.find(({ claims }) => claims.includes(coffee))).toMatchObject({ strength: "sure", by: "person" });
  });
});
