import { beforeAll, describe, expect, test } from "vitest";
import { LinkRow, MatterRow } from "../../app/api/v1/_schemas/kinds.ts";
import { database } from "../../lib/db/client.ts";
import { findStoryRows } from "../../lib/db/story-rows.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { refreshStory } from "../../lib/usecases/stories/refresh-story.ts";
import { freshDatabase } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

/** One landslide told by three, and one election elsewhere told by two, which also has “14 people” and an inquiry. */
const TEXTS: readonly (readonly [name: string, headline: string, ...paragraphs: string[]])[] = [
  [
    "slide-1.txt",
    "Landslide buries road at Corvane",
    "A landslide buried the coast road near Corvane on Sunday night after three days of rain.",
    "Fourteen people were taken to the hospital of Corvane, the fire brigade said.",
    "“We heard the hill before we saw it,” said innkeeper Lena Brask.",
    "The road authority Norvei expects to clear the coast road within ten days.",
  ],
  [
    "slide-2.txt",
    "Sixteen hurt as hill comes down on Corvane coast road",
    "Three days of rain brought down a hill near Corvane late on Sunday, burying the coast road.",
    "The hospital of Corvane treated sixteen people, according to its director.",
    "Innkeeper Lena Brask said she had heard the hill before she saw it.",
    "A school in the valley stays closed on Monday.",
  ],
  [
    "slide-3.txt",
    "Corvane coast road shut after landslide",
    "The landslide that buried the coast road at Corvane was the third since spring.",
    "Norvei, the road authority, said that clearing the coast road would take ten days at least.",
    "Corvane's mayor denied that warnings of the hill had been ignored.",
  ],
  [
    "vote-1.txt",
    "Harbour party wins Tessaly election",
    "The Harbour party won the election in Tessaly with 41 percent of the vote on Sunday.",
    "Fourteen people were arrested outside a polling station in the old town, police said.",
    "Turnout in Tessaly was the lowest in thirty years.",
  ],
  [
    "vote-2.txt",
    "Tessaly election won by Harbour party",
    "With 41 percent of the vote the Harbour party has won Sunday's election in Tessaly.",
    "Turnout was the lowest that Tessaly has seen for thirty years.",
    "The old town of Tessaly stayed calm after fourteen arrests at a polling station.",
  ],
];

type Claim = { claim: number; sourceId: string; quote: string };
const all = async <T>(kind: "claims" | "matters" | "links" | "topics"): Promise<T[]> => {
  const rows: T[] = [];
  for await (const row of exportKind(kind)) rows.push(row as T);
  return rows;
};
const matters = async () => (await all<unknown>("matters")).map((row) => MatterRow.parse(row));
const links = async () => (await all<unknown>("links")).map((row) => LinkRow.parse(row));
let claims: Claim[];
const claimWith = (sourceId: string, words: string) =>
  claims.find((claim) => claim.sourceId === sourceId && claim.quote.includes(words))?.claim ?? -1;

beforeAll(async () => {
  await freshDatabase();
  await importAll(TEXTS.map(([name, ...paragraphs]) => textItem(name, paragraphs.join("\n\n"))));
  await workQueue();
  claims = await all<Claim>("claims");
}, 180_000);

describe("the rows of a story", () => {
  test("put side by side what the outlets say of one point", async () => {
    const rows = await matters();
    const together = (...ids: number[]) =>
      rows.find((row) => row.story !== null && ids.every((id) => row.claims.includes(id)));
    expect(
      together(claimWith("slide-1.txt", "Fourteen people"), claimWith("slide-2.txt", "sixteen people")),
    ).toBeDefined();
    expect(
      together(claimWith("slide-1.txt", "heard the hill"), claimWith("slide-2.txt", "heard the hill")),
    ).toBeDefined();
    expect(together(claimWith("vote-1.txt", "Turnout"), claimWith("vote-2.txt", "Turnout"))).toMatchObject({
      topic: null,
      strength: "sure",
      by: "words",
    });
  });

  test("hold claims of their own story alone, and so do their links", async () => {
    const of = new Map(claims.map(({ claim, sourceId }) => [claim, sourceId.split("-")[0]]));
    for (const row of (await matters()).filter(({ story }) => story !== null))
      expect(new Set(row.claims.map((id) => of.get(id))).size).toBe(1);
    const inside = (await links()).filter(({ story }) => story !== null);
    expect(inside.length).toBeGreaterThan(3);
    for (const { a, b } of inside) expect(of.get(a.claim)).toBe(of.get(b.claim));
  });

  test("keep their numbers when they are made again", async () => {
    const before = await matters();
    const story = before.find((row) => row.story !== null)?.story ?? -1;
    await refreshStory(story);
    expect(await matters()).toEqual(before);
    const rows = await findStoryRows(database(), story, 100);
    expect(rows.length).toBe(before.filter((row) => row.topic === null && row.story === story).length);
    for (const { reason } of rows) expect(reason).toMatch(/\.$/);
  });

  test("keep the name that was shown until what makes them has changed", async () => {
    const [row] = (await matters()).filter(({ story }) => story !== null);
    const story = row?.story ?? -1;
    const called = async () => (await matters()).find(({ matter }) => matter === row?.matter)?.name;
    await database().$executeRaw`UPDATE matter SET name = 'As it was shown' WHERE id = ${row?.matter ?? -1}`;
    await database().$executeRaw`UPDATE story SET laid_whole = 0 WHERE id = ${story}`;
    await refreshStory(story);
    expect(await called()).toBe("As it was shown");
    await database().$executeRaw`UPDATE story SET laid_version = 0 WHERE id = ${story}`;
    await refreshStory(story);
    expect(await called()).toBe(row?.name);
  });

  test("keep a link's evidence while its score is counted again, and make it anew where something was said since", async () => {
    const before = await links();
    const first = before.find(({ story }) => story !== null);
    const second = before.find((each) => each !== first && each.story === first?.story);
    const [a, b, story] = [first?.a.claim ?? -1, first?.b.claim ?? -1, first?.story ?? -1];
    const kept = [{ ...first?.evidence[0], note: "As it stood." }];
    const link = async () => (await links()).find((each) => each.a.claim === a && each.b.claim === b);
    await database().$executeRaw`
      UPDATE link SET score = .01, strength = 'perhaps', evidence = ${JSON.stringify(kept)}::jsonb WHERE a_id = ${a} AND b_id = ${b}`;
    await database().$executeRaw`DELETE FROM link WHERE a_id = ${second?.a.claim} AND b_id = ${second?.b.claim}`;
    await refreshStory(story);
    expect(await link()).toMatchObject({ score: first?.score, strength: first?.strength });
    expect((await link())?.evidence[0]?.note).toBe("As it stood.");
    await database().$executeRaw`UPDATE story SET laid_whole = 0 WHERE id = ${story}`;
    await refreshStory(story);
    expect(await links()).toEqual(before);
  });

  test("follow at once when a person joins two claims, and are as before when that is undone", async () => {
    const before = await matters();
    const [school, road] = [claimWith("slide-2.txt", "school"), claimWith("slide-3.txt", "third since spring")];
    const decision = await decideLink({ a: school, b: road, verdict: "confirmed" });
    const joined = (await matters()).filter(({ claims: own }) => own.includes(school) && own.includes(road));
    expect(joined).toContainEqual(expect.objectContaining({ strength: "sure", by: "person" }));
    expect((await links()).find(({ by }) => by === "person")).toMatchObject({
      decision: "confirmed",
      strength: "sure",
    });
    await undoDecision(decision);
    expect((await matters()).map(({ claims: own }) => own)).toEqual(before.map(({ claims: own }) => own));
  });
});
