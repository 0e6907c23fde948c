import { describe, expect, test } from "vitest";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { estimateReading } from "../../lib/usecases/reading/estimate-reading.ts";
import { loadModel } from "../../lib/usecases/reading/load-model.ts";
import { loadStoryReading } from "../../lib/usecases/reading/load-story-reading.ts";
import { saveModel } from "../../lib/usecases/reading/save-model.ts";
import { startReading } from "../../lib/usecases/reading/start-reading.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { item, KEY, millFire, NEWCOMER } from "./support/mill-fire.ts";
import { call } from "./support/request.ts";
import { importAll, workQueue } from "./support/seeds.ts";

const fire = millFire();

test("nothing is asked of anybody until a model is named", async () => {
  expect(fire.story).toBeGreaterThan(0);
  expect(await loadModel()).toMatchObject({ on: false, from: null });
  await expect(startReading("all")).rejects.toThrow("No model is set");
  expect((await loadStory(fire.story)).reading).toMatchObject({ state: "none", by: null, shows: "words" });
  expect(fire.asked()).toBe(0);
});

test("the key is kept, and neither shown nor exported, and does not go to another address", async () => {
  const facts = await fire.use("first");
  expect(facts).toMatchObject({
    on: true,
    from: "settings",
    name: "first",
    here: true,
    unencrypted: false,
    key: { set: true },
  });
  expect(JSON.stringify([facts, await (await call("/api/v1/model")).json()])).not.toContain(KEY);
  const moved = await saveModel({ address: "http://models.example:8000/v1" });
  expect(moved).toMatchObject({ here: false, unencrypted: true, key: { set: false } });
  await expect(saveModel({ address: "file:///etc/passwd" })).rejects.toThrow("Give the address");
  await expect(saveModel({ address: "http://user:pass@127.0.0.1/v1" })).rejects.toThrow("Give the address");
  await fire.use("first");
});

test("what it takes is told before anything is sent", async () => {
  const before = fire.asked();
  const estimate = await estimateReading([fire.story]);
  expect(estimate).toMatchObject({ stories: 1, articles: 3, questions: 1, seconds: null, model: "first" });
  expect(estimate.tokens).toBeGreaterThan(400);
  expect(await startReading([fire.story], { maxTokens: 100 })).toEqual({ stories: 0, tokens: 0, left: 1 });
  expect(fire.asked()).toBe(before);
});

describe("a story that was read", () => {
  test("has the model's rows, and under perhaps what words found and it left out", async () => {
    const byWords = (await fire.matters()).filter(({ strength }) => strength === "sure").length;
    await fire.read();
    expect(fire.server.asked.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    const rows = await fire.matters();
    const sure = rows.filter(({ strength }) => strength === "sure");
    expect(sure).toHaveLength(3);
    expect(new Set(sure.map(({ by }) => by))).toEqual(new Set(["model:first"]));
    expect(rows.filter(({ strength }) => strength === "perhaps").every(({ by }) => by === "words")).toBe(true);
    // Disputes inside an article are no part of what a model is asked.
    const between = (await fire.links()).filter(({ a, b }) => a.article !== b.article);
    expect(new Set(between.map(({ by }) => by))).toEqual(new Set(["model:first"]));
    const { reading, rows: shown } = await loadStory(fire.story);
    expect(reading).toMatchObject({
      state: "read",
      by: "model:first",
      shows: "model",
      rows: { model: 3, words: byWords },
      refused: [{ reason: "no-sentence", count: 1 }],
      unread: [],
    });
    expect(reading.sentences).toBeGreaterThan(9);
    expect(shown.map(({ by }) => by)).toEqual(["model:first", "model:first", "model:first"]);
    expect((await loadModel()).refused).toEqual([expect.objectContaining({ reason: "no-sentence", count: 1 })]);
  });

  test("shows a difference where both figures stand there, and a denial where its words do", async () => {
    const relations = new Set((await fire.links()).map(({ relation }) => relation));
    expect(relations).toContain("figures-differ");
    expect(relations).toContain("asserted-denied");
    const { rows } = await loadStory(fire.story);
    const figures = rows.flatMap(({ differences }) => differences).find(({ kind }) => kind === "figures");
    expect(figures?.values.map(({ words }) => words).sort()).toEqual(["11", "13"]);
  });

  test("is asked nothing a second time", async () => {
    const before = fire.asked();
    expect(await startReading([fire.story])).toEqual({ stories: 0, tokens: 0, left: 0 });
    await fire.read();
    expect((await estimateReading("all")).questions).toBe(0);
    expect(fire.asked()).toBe(before);
  });

  test("shows the words' rows where somebody asks for them, and the model's again", async () => {
    const model = await fire.matters();
    const shows = async (which: string) =>
      (await (
        await call(`/api/v1/stories/${fire.story}/reading`, { method: "PATCH", json: { shows: which } })
      ).json()) as object;
    expect(await shows("words")).toMatchObject({ shows: "words", by: "model:first" });
    expect((await fire.matters()).every(({ by }) => by === "words")).toBe(true);
    expect(await shows("model")).toMatchObject({ shows: "model" });
    expect((await fire.matters()).map(({ claims, by }) => ({ claims, by }))).toEqual(
      model.map(({ claims, by }) => ({ claims, by })),
    );
  });

  test("asks one question about an article that comes in, and joins it to the rows", async () => {
    await importAll([item(NEWCOMER)]);
    await workQueue();
    expect((await loadStoryReading(fire.story)).unread).toHaveLength(1);
    const before = fire.asked();
    expect(await estimateReading([fire.story])).toMatchObject({ questions: 1, articles: 4 });
    await fire.read();
    expect(fire.asked() - before).toBe(1);
    const { unread } = await loadStoryReading(fire.story);
    expect(unread).toEqual([]);
    const workers = (await fire.matters()).find(({ claims, by }) => claims.length === 3 && by === "model:first");
    expect(workers?.claims).toContain(await fire.claimWith("mill-4.txt", "Twelve workers"));
  });
});

test("what people decide wins over every reading and stays", async () => {
  const [eleven, twelve] = [
    await fire.claimWith("mill-1.txt", "Eleven workers"),
    await fire.claimWith("mill-4.txt", "Twelve workers"),
  ];
  const [vigil, shut] = [await fire.claimWith("mill-2.txt", "vigil"), await fire.claimWith("mill-3.txt", "stay shut")];
  await decideLink({ a: eleven, b: twelve, verdict: "rejected" });
  await decideLink({ a: vigil, b: shut, verdict: "confirmed" });
  const hold = async () => {
    const sure = (await fire.matters()).filter(({ strength }) => strength === "sure");
    expect(sure.some(({ claims }) => claims.includes(eleven) && claims.includes(twelve))).toBe(false);
    expect(sure.find(({ claims }) => claims.includes(vigil) && claims.includes(shut))).toMatchObject({ by: "person" });
  };
  await hold();
  await fire.use("second");
  const before = fire.asked();
  await fire.read();
  expect(fire.asked() - before).toBe(1);
  expect((await loadStoryReading(fire.story)).by).toBe("model:second");
  await hold();
});
