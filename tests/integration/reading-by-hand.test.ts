import { describe, expect, test } from "vitest";
import { loadModel } from "../../lib/usecases/reading/load-model.ts";
import { loadStoryReading } from "../../lib/usecases/reading/load-story-reading.ts";
import { loadProposedName } from "../../lib/usecases/reading/propose-name.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { answerByHand, questionByHand } from "../../lib/usecases/stories/question-by-hand.ts";
import { millFire } from "./support/mill-fire.ts";
import { call } from "./support/request.ts";

const fire = millFire();

describe("by hand", () => {
  test("a story gives its question as text and takes the answer, checked alike", async () => {
    const { question, tokens, articles } = await questionByHand(fire.story);
    expect(question).toContain("TASK points\nA\tTarn Courier\t");
    expect([articles, tokens > 500]).toEqual([3, true]);
    const answer =
      '{"points":[\n{"sentences":["A2","B2"],"differ":"figure"},\n{"sentences":["A41","B4"],"differ":"none"},\n{"sentences":["B1","B2"],"differ":"none"}]}';
    const { taken, refused } = await answerByHand(fire.story, answer);
    expect(taken).toBe(1);
    expect(refused).toEqual([
      {
        reason: "no-sentence",
        what: "A41",
        line: 3,
        words: expect.stringMatching(/^A41 is no sentence: the article of Tarn Courier ends with A\d\.$/),
      },
      { reason: "one-outlet", what: "B1, B2", line: 4, words: "All of one outlet: B1, B2 are from Brenholt Post." },
    ]);
    expect(await loadStoryReading(fire.story)).toMatchObject({
      state: "read",
      by: "model:pasted",
      rows: { model: expect.any(Number) },
    });
    expect((await fire.matters()).filter(({ by }) => by === "model:pasted")).toHaveLength(1);
  });

  test("what is no answer is refused, and what stood there stays", async () => {
    const rows = await fire.matters();
    await expect(answerByHand(fire.story, "I would rather not.")).rejects.toThrow("no answer of the form");
    expect(await fire.matters()).toEqual(rows);
  });
});

describe("the name of a story", () => {
  const propose = () => call(`/api/v1/stories/${fire.story}/propose-name`, { method: "POST" });
  const nameNow = async () => (await loadStory(fire.story)).story.name;

  test("is proposed by the model, asked once, and taken by a person alone", async () => {
    await fire.use("namer");
    const before = await nameNow();
    fire.server.say(() => '{"name":"Fire in the Brenholt mill"}');
    const count = fire.asked();
    expect(await (await propose()).json()).toEqual({
      model: "namer",
      name: "Fire in the Brenholt mill",
      refused: null,
    });
    expect(fire.server.asked.at(-1)?.sent.messages[1]?.content).toMatch(/^TASK name\nA\tTarn Courier/);
    expect(await nameNow()).toBe(before);
    expect((await loadProposedName(fire.story))?.name).toBe("Fire in the Brenholt mill");
    await propose();
    expect(fire.asked() - count).toBe(1);
    await call(`/api/v1/stories/${fire.story}`, { method: "PATCH", json: { name: "Fire in the Brenholt mill" } });
    expect(await nameNow()).toBe("Fire in the Brenholt mill");
  });

  test("of words that nobody used is refused and counted", async () => {
    await fire.use("dreamer");
    fire.server.say(() => '{"name":"Inferno of greed"}');
    expect(await (await propose()).json()).toEqual({
      model: "dreamer",
      name: null,
      refused: "a name held words that not two outlets use",
    });
    expect((await loadModel()).refused.find(({ reason }) => reason === "strange-name")?.count).toBe(1);
  });
});

test("every operation answers as its document says", async () => {
  const json = async (path: string, options = {}) => (await call(path, options)).json();
  expect(await json("/api/v1/model/models")).toEqual({ models: ["small", "large"] });
  expect(await json("/api/v1/model/servers")).toHaveProperty("servers");
  await fire.use("slow");
  fire.server.say(() => '{"points":[{"sentences":["A1","B1"],"differ":"figure"}]}');
  expect(await json("/api/v1/model/try", { method: "POST" })).toMatchObject({ ok: true, message: null });
  expect(await json("/api/v1/readings")).toMatchObject({ failures: [], paused: null });
  expect(await json("/api/v1/readings/estimate?stories=all")).toMatchObject({ model: "slow" });
  expect(await json("/api/v1/readings", { json: { stories: [fire.story] } })).toHaveProperty("left");
  expect(await json("/api/v1/readings/stop", { method: "POST" })).toHaveProperty("stopped");
  expect((await call("/api/v1/readings/resume", { method: "POST" })).status).toBe(409);
  expect(await json(`/api/v1/stories/${fire.story}/question`)).toHaveProperty("question");
  expect(await json(`/api/v1/stories/${fire.story}/answer`, { json: { answer: '{"points":[]}' } })).toEqual({
    taken: 0,
    refused: [],
  });
  expect(await json(`/api/v1/stories/${fire.story}/stop-reading`, { method: "POST" })).toEqual({ stopped: 0 });
  expect(await json("/api/v1/model", { method: "PATCH", json: { readNew: true } })).toMatchObject({ readNew: true });
  expect((await call(`/api/v1/stories/${fire.story}/read`, { method: "POST" })).status).toBe(202);
  expect(await json("/api/v1/model", { method: "DELETE" })).toMatchObject({ on: false, key: { set: false } });
});
