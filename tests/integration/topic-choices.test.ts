import { beforeAll, beforeEach, expect, test } from "vitest";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import {
  editTopic,
  makeTopic,
  mergeTopics,
  renameMatter,
  splitTopic,
} from "../../lib/usecases/decisions/topic/topic.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { refreshTopics } from "../../lib/usecases/topics/refresh-topics.ts";
import { seedItems } from "../../seeds/load.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds, importAll, workQueue } from "./support/seeds.ts";

type Row = { id: number; name: string; hidden: boolean; merged_into: number | null; origin: string; rows: string[] };

/** What a reader sees of the topics: each with its rows, each row with its claims' words. */
const topics = () =>
  sql<Row>(`SELECT t.id, t.name, t.hidden, t.merged_into, t.origin, coalesce((SELECT array_agg(m.name || ': ' ||
    (SELECT string_agg(c.quote, ' / ' ORDER BY c.quote) FROM matter_claim mc JOIN claim c ON c.id = mc.claim_id WHERE mc.matter_id = m.id) ORDER BY m.position)
    FROM matter m WHERE m.topic_id = t.id), '{}') AS rows FROM topic t ORDER BY t.id`);
const topic = async (id: number) => (await topics()).find((each) => each.id === id);

let one: Row;
let two: Row;
beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
  // Links made while texts still came in rest on fewer texts: make them on all, so that only choices can change what is dumped.
  for (const { group_id } of await sql<{ group_id: number }>("SELECT DISTINCT group_id FROM article"))
    await linkClaims(group_id);
  await workQueue();
}, 180_000);

beforeEach(async () => {
  const found = (await topics())
    .filter((each) => each.origin === "rule" && each.merged_into === null)
    .toSorted((a, b) => b.rows.length - a.rows.length);
  [one, two] = found as [Row, Row];
  expect(found.length).toBeGreaterThan(1);
  expect(one.rows.length).toBeGreaterThan(1);
});

test("making topics again changes no row", async () => {
  const before = await dump();
  await refreshTopics();
  expect(await dump()).toEqual(before);
});

const CHOICES: Record<string, () => Promise<number>> = {
  merged: () => mergeTopics({ into: one.id, other: two.id }),
  split: async () => (await splitTopic({ id: one.id, matters: [await firstRow()], name: "By itself" })).decision,
  renamed: async () => (await editTopic({ id: one.id, name: "A reader’s name" }))[0] ?? -1,
  hidden: async () => (await editTopic({ id: one.id, hidden: true }))[0] ?? -1,
  "made of own words": async () => (await makeTopic("sanctions")).decision,
  "given another row head": async () =>
    renameMatter({ id: one.id, matter: await firstRow(), name: "What is it about?" }),
};
const firstRow = async () =>
  (await sql<{ id: number }>("SELECT id FROM matter WHERE topic_id = $1 ORDER BY position", [one.id]))[0]?.id ?? -1;

test.each(Object.entries(CHOICES))("%s: undone, the database is what it was", async (_, choose) => {
  const before = await dump();
  const decision = await choose();
  expect(await dump()).not.toEqual(before);
  await undoDecision(decision);
  expect(await dump()).toEqual(before);
});

test("choices one upon another are undone in any order", async () => {
  const before = await dump();
  const made = [];
  for (const choose of Object.values(CHOICES)) made.push(await choose());
  for (const decision of made) await undoDecision(decision);
  expect(await dump()).toEqual(before);
});

test("a merged topic's rows stand in the other, and it is not listed", async () => {
  const decision = await mergeTopics({ into: one.id, other: two.id });
  expect((await topic(one.id))?.rows).toEqual(expect.arrayContaining([...one.rows, ...two.rows]));
  expect(await topic(two.id)).toMatchObject({ merged_into: one.id, rows: [] });
  await expect(mergeTopics({ into: one.id, other: two.id })).rejects.toThrow("already");
  await expect(mergeTopics({ into: one.id, other: one.id })).rejects.toThrow("itself");
  await undoDecision(decision);
});

test("a split takes out the rows that were chosen and no others", async () => {
  const { topic: made, decision } = await splitTopic({ id: one.id, matters: [await firstRow()], name: "By itself" });
  expect(await topic(made)).toMatchObject({ name: "By itself", origin: "person", rows: one.rows.slice(0, 1) });
  expect((await topic(one.id))?.rows).toEqual(one.rows.slice(1));
  const all = (await sql<{ id: number }>("SELECT id FROM matter WHERE topic_id = $1", [one.id])).map(({ id }) => id);
  await expect(splitTopic({ id: one.id, matters: all })).rejects.toThrow("nothing would stay");
  await undoDecision(decision);
});

test("a reader’s words gather the rows that have them all", async () => {
  const { topic: made, decision } = await makeTopic("  sanctions   relief ");
  const rows = (await topic(made))?.rows ?? [];
  expect(await topic(made)).toMatchObject({ name: "Sanctions relief", origin: "person" });
  for (const row of rows) expect(row).toMatch(/sanction/i);
  await undoDecision(decision);
  expect(await topic(made)).toBeUndefined();
});

test("choices survive a rebuild of everything: same numbers, same rows", async () => {
  const made = [
    await CHOICES.merged?.(),
    await CHOICES.split?.(),
    await CHOICES.renamed?.(),
    await CHOICES["made of own words"]?.(),
  ];
  const before = await topics();
  await rebuild({ all: true });
  await workQueue();
  expect(await topics()).toEqual(before);
  for (const decision of made.toReversed()) await undoDecision(decision ?? -1);
}, 120_000);

test("choices survive that the texts are taken out and come again", async () => {
  const plain = await topics();
  const made = [await CHOICES.merged?.(), await CHOICES.renamed?.(), await CHOICES["given another row head"]?.()];
  const before = await topics();
  const removals = [];
  for (const { id } of await sql<{ id: number }>("SELECT id FROM article ORDER BY id"))
    removals.push(await removeArticle(id));
  await workQueue();
  expect((await topics()).filter((each) => each.origin === "rule" && each.rows.length > 0)).toEqual([]);
  for (const removal of removals) await undoDecision(removal);
  await importAll(seedItems());
  await workQueue();
  const chosen = [one.id, two.id];
  expect((await topics()).filter(({ id }) => chosen.includes(id))).toEqual(
    before.filter(({ id }) => chosen.includes(id)),
  );
  for (const decision of made.toReversed()) await undoDecision(decision ?? -1);
  const names = (rows: Row[]) => rows.map(({ name, rows: own }) => [name, own]).toSorted();
  expect(names(await topics())).toEqual(names(plain));
}, 120_000);

test("each choice is told in words, with its names", async () => {
  const made = [];
  for (const choose of Object.values(CHOICES)) made.push(await choose());
  const { entries } = await loadHistory();
  const told = entries
    .slice(0, made.length)
    .map(({ sentence }) =>
      sentence
        .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : piece.quote))
        .join(""),
    );
  for (const words of ["merged into", "taken out", "renamed", "hidden", "made from", "A row"])
    expect(told.join(" ")).toContain(words);
  for (const sentence of told) expect(sentence).not.toMatch(/undefined|topic \d/);
  for (const decision of made.toReversed()) await undoDecision(decision);
});

test("what two stories share is no topic while they are asked about: may they be one?", async () => {
  const told = async () => (await topics()).filter(({ origin, rows }) => origin === "rule" && rows.length > 0);
  const near = (kind: string) =>
    sql(
      `INSERT INTO story_near (story_id, other_id, kind, best, average)
       SELECT a.id, b.id, $1, 0.5, 0.5 FROM story a JOIN story b ON a.id < b.id ON CONFLICT (story_id, other_id) DO UPDATE SET kind = $1`,
      [kind],
    );
  await near("thread");
  await refreshTopics();
  expect((await told()).length).toBeGreaterThan(1);
  await near("question");
  await refreshTopics();
  // What one text alone says and denies needs no second story.
  expect((await told()).map(({ name }) => name)).toEqual(["Troops"]);
});
