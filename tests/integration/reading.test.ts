import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LinkRow, MatterRow } from "../../app/api/v1/_schemas/kinds.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { waitForAnalysis } from "../../lib/usecases/installation/wait-for-analysis.ts";
import { estimateReading } from "../../lib/usecases/reading/estimate-reading.ts";
import { loadModel } from "../../lib/usecases/reading/load-model.ts";
import { loadReadings } from "../../lib/usecases/reading/load-readings.ts";
import { loadStoryReading } from "../../lib/usecases/reading/load-story-reading.ts";
import { loadProposedName } from "../../lib/usecases/reading/propose-name.ts";
import { readStory } from "../../lib/usecases/reading/read-story.ts";
import { saveModel } from "../../lib/usecases/reading/save-model.ts";
import { resumeReading, startReading, stopReading } from "../../lib/usecases/reading/start-reading.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { answerByHand, questionByHand } from "../../lib/usecases/stories/question-by-hand.ts";
import { refreshStory } from "../../lib/usecases/stories/refresh-story.ts";
import { type ChatRequest, type ModelServer, modelServer } from "../support/model-server.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const KEY = "key-that-nobody-sees";
const TEXTS: readonly (readonly [name: string, ...paragraphs: string[]])[] = [
  [
    "mill-1.txt",
    "Outlet: Tarn Courier",
    "Fire at Sorrel paper mill",
    "A fire broke out in the Sorrel paper mill at Brenholt on Tuesday night, the brigade said.",
    "Eleven workers were taken to the Brenholt clinic with smoke in their lungs.",
    "Sorrel's director Ines Falk said a dryer had overheated.",
    "The mill employs four hundred people in the valley.",
  ],
  [
    "mill-2.txt",
    "Outlet: Brenholt Post",
    "Workers hurt as Sorrel paper mill burns",
    "The paper mill of Sorrel at Brenholt burned on Tuesday night.",
    "Thirteen workers were treated for smoke at the clinic of Brenholt.",
    "The union denied that a dryer had been the cause of the fire at Brenholt.",
    "A vigil was held in the church on Wednesday.",
  ],
  [
    "mill-3.txt",
    "Outlet: Wire North",
    "Sorrel mill fire in Brenholt under control",
    "Firefighters brought the fire in Sorrel's paper mill at Brenholt under control on Wednesday morning.",
    "Police at Brenholt have begun to look into the cause of the mill fire.",
    "The mill, which employs four hundred, will stay shut for a month.",
  ],
];
const NEWCOMER = [
  "mill-4.txt",
  "Outlet: Radio Brenholt",
  "Sorrel paper mill at Brenholt stays shut after fire",
  "The Sorrel paper mill at Brenholt will be closed for four weeks after the fire of Tuesday night.",
  "Twelve workers went to the clinic with smoke in their lungs, the Brenholt brigade said.",
] as const;

const item = ([name, ...paragraphs]: readonly string[]) => {
  const [outlet = "", ...rest] = paragraphs;
  return textItem(name ?? "", `${outlet}\n\n${rest.join("\n\n")}`);
};

let server: ModelServer;
let story: number;
const asked = () => server.asked.length;
const use = (name: string) => saveModel({ address: server.url, name, key: KEY });

/** Numbers of the sentences of a question that hold these words. */
const numbersWith = (request: ChatRequest, words: RegExp) =>
  (request.messages[1]?.content ?? "")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([number = "", text = "", more]) => /^[A-Z]+\d+$/.test(number) && more === undefined && words.test(text))
    .map(([number = ""]) => number);
/** A reader who knows three points, and makes a mistake. */
const reader = (request: ChatRequest) =>
  JSON.stringify({
    points: [
      { sentences: numbersWith(request, /workers (?:were|went)/), differ: "figure" },
      { sentences: numbersWith(request, /dryer|look into the cause/), differ: "denied" },
      { sentences: numbersWith(request, /employs/), differ: "none" },
      { sentences: ["A1", "B99"], differ: "none" },
    ],
  });

const rowsOf = async (kind: "matters" | "links" | "claims") => {
  const rows: unknown[] = [];
  for await (const row of exportKind(kind)) rows.push(row);
  return rows;
};
const matters = async () =>
  (await rowsOf("matters"))
    .map((row) => MatterRow.parse(row))
    .filter((row) => row.topic === null && row.story === story);
const links = async () => (await rowsOf("links")).map((row) => LinkRow.parse(row)).filter((row) => row.story === story);
type Claim = { claim: number; sourceId: string; quote: string };
const claimWith = async (name: string, words: string) =>
  ((await rowsOf("claims")) as Claim[]).find(({ sourceId, quote }) => sourceId === name && quote.includes(words))
    ?.claim ?? -1;

/** Ask for the story, and do what a worker would. */
async function read(): Promise<void> {
  await startReading([story]);
  await readStory(story);
  await refreshStory(story);
}

beforeAll(async () => {
  await freshDatabase();
  server = await modelServer("ollama");
  await importAll(TEXTS.map(item));
  await workQueue();
  story =
    (await sql<{ id: number }>("SELECT story_id AS id FROM story_text GROUP BY 1 HAVING count(*) = 3"))[0]?.id ?? -1;
}, 120_000);
afterAll(() => server.close());
beforeEach(() => {
  server.mishaps();
  server.speak("ollama");
  server.say(reader);
});

test("nothing is asked of anybody until a model is named", async () => {
  expect(story).toBeGreaterThan(0);
  expect(await loadModel()).toMatchObject({ on: false, from: null });
  await expect(startReading("all")).rejects.toThrow("No model is set");
  expect((await loadStory(story)).reading).toMatchObject({ state: "none", by: null, shows: "words" });
  expect(asked()).toBe(0);
});

test("the key is kept, and neither shown nor exported, and does not go to another address", async () => {
  const facts = await use("first");
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
  await use("first");
});

test("what it takes is told before anything is sent", async () => {
  const before = asked();
  const estimate = await estimateReading([story]);
  expect(estimate).toMatchObject({ stories: 1, articles: 3, questions: 1, seconds: null, model: "first" });
  expect(estimate.tokens).toBeGreaterThan(400);
  expect(await startReading([story], { maxTokens: 100 })).toEqual({ stories: 0, tokens: 0, left: 1 });
  expect(asked()).toBe(before);
});

describe("a story that was read", () => {
  test("has the model's rows, and under perhaps what words found and it left out", async () => {
    const byWords = (await matters()).filter(({ strength }) => strength === "sure").length;
    await read();
    expect(server.asked.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    const rows = await matters();
    const sure = rows.filter(({ strength }) => strength === "sure");
    expect(sure).toHaveLength(3);
    expect(new Set(sure.map(({ by }) => by))).toEqual(new Set(["model:first"]));
    expect(rows.filter(({ strength }) => strength === "perhaps").every(({ by }) => by === "words")).toBe(true);
    // Disputes inside an article are no part of what a model is asked.
    const between = (await links()).filter(({ a, b }) => a.article !== b.article);
    expect(new Set(between.map(({ by }) => by))).toEqual(new Set(["model:first"]));
    const { reading, rows: shown } = await loadStory(story);
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
    const relations = new Set((await links()).map(({ relation }) => relation));
    expect(relations).toContain("figures-differ");
    expect(relations).toContain("asserted-denied");
    const { rows } = await loadStory(story);
    const figures = rows.flatMap(({ differences }) => differences).find(({ kind }) => kind === "figures");
    expect(figures?.values.map(({ words }) => words).sort()).toEqual(["11", "13"]);
  });

  test("is asked nothing a second time", async () => {
    const before = asked();
    expect(await startReading([story])).toEqual({ stories: 0, tokens: 0, left: 0 });
    await read();
    expect((await estimateReading("all")).questions).toBe(0);
    expect(asked()).toBe(before);
  });

  test("shows the words' rows where somebody asks for them, and the model's again", async () => {
    const model = await matters();
    const shows = async (which: string) =>
      (await (
        await call(`/api/v1/stories/${story}/reading`, { method: "PATCH", json: { shows: which } })
      ).json()) as object;
    expect(await shows("words")).toMatchObject({ shows: "words", by: "model:first" });
    expect((await matters()).every(({ by }) => by === "words")).toBe(true);
    expect(await shows("model")).toMatchObject({ shows: "model" });
    expect((await matters()).map(({ claims, by }) => ({ claims, by }))).toEqual(
      model.map(({ claims, by }) => ({ claims, by })),
    );
  });

  test("asks one question about an article that comes in, and joins it to the rows", async () => {
    await importAll([item(NEWCOMER)]);
    await workQueue();
    expect((await loadStoryReading(story)).unread).toHaveLength(1);
    const before = asked();
    expect(await estimateReading([story])).toMatchObject({ questions: 1, articles: 4 });
    await read();
    expect(asked() - before).toBe(1);
    const { unread } = await loadStoryReading(story);
    expect(unread).toEqual([]);
    const workers = (await matters()).find(({ claims, by }) => claims.length === 3 && by === "model:first");
    expect(workers?.claims).toContain(await claimWith("mill-4.txt", "Twelve workers"));
  });
});

test("what people decide wins over every reading and stays", async () => {
  const [eleven, twelve] = [
    await claimWith("mill-1.txt", "Eleven workers"),
    await claimWith("mill-4.txt", "Twelve workers"),
  ];
  const [vigil, shut] = [await claimWith("mill-2.txt", "vigil"), await claimWith("mill-3.txt", "stay shut")];
  await decideLink({ a: eleven, b: twelve, verdict: "rejected" });
  await decideLink({ a: vigil, b: shut, verdict: "confirmed" });
  const hold = async () => {
    const sure = (await matters()).filter(({ strength }) => strength === "sure");
    expect(sure.some(({ claims }) => claims.includes(eleven) && claims.includes(twelve))).toBe(false);
    expect(sure.find(({ claims }) => claims.includes(vigil) && claims.includes(shut))).toMatchObject({ by: "person" });
  };
  await hold();
  await use("second");
  const before = asked();
  await read();
  expect(asked() - before).toBe(1);
  expect((await loadStoryReading(story)).by).toBe("model:second");
  await hold();
});

describe("where the model fails", () => {
  test("a broken answer is asked for once more, then the rows stay and the story says so", async () => {
    await use("broken");
    const rows = await matters();
    server.say(() => '{"points":[{"sentences":["A1",');
    const before = asked();
    await read();
    expect(asked() - before).toBe(2);
    expect(await loadStoryReading(story)).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("asked twice"),
      by: "model:second",
    });
    expect(await matters()).toEqual(rows);
    let answers = 0;
    server.say((request) => (answers++ === 0 ? "Sorry, I am not sure." : reader(request)));
    await read();
    expect(await loadStoryReading(story)).toMatchObject({ state: "read", by: "model:broken" });
  });

  test("ten failures in a row pause everything, with the reason; going on asks one question", async () => {
    await use("paused");
    for (let i = 0; i < 10; i++) {
      server.mishaps("401");
      await startReading([story]);
      await readStory(story);
    }
    expect((await loadReadings()).paused).toMatchObject({
      failures: 10,
      reason: expect.stringContaining("refused the key"),
    });
    const before = asked();
    await startReading([story]);
    await readStory(story);
    expect(asked()).toBe(before);
    server.mishaps("401");
    await resumeReading();
    await readStory(story);
    expect((await loadReadings()).paused).not.toBeNull();
    await resumeReading();
    await readStory(story);
    expect(asked() - before).toBe(2);
    expect((await loadReadings()).paused).toBeNull();
    expect((await loadStoryReading(story)).state).toBe("read");
  });

  test("what was answered before a failure is not asked again", async () => {
    await saveModel({ address: server.url, name: "parts", context: 1024 });
    let count = 0;
    server.say((request) => {
      count += 1;
      if (count === 2) server.mishaps("401");
      return reader(request).replace(/\{"sentences":\[[^,\]]*\][^}]*\},?/g, "");
    });
    await startReading([story]);
    await readStory(story);
    const { questions, state } = await loadStoryReading(story);
    expect([state, questions.all > 3, questions.asked]).toEqual(["failed", true, 2]);
    const before = asked();
    await startReading([story]);
    await readStory(story);
    expect(asked() - before).toBe(questions.all - 2);
    expect((await loadStoryReading(story)).state).toBe("read");
    await saveModel({ address: server.url, name: "parts", context: 8192 });
  });
});

test("a reading that is stopped asks nothing more; what was read stays", async () => {
  await use("stopped");
  await startReading([story]);
  expect(await stopReading(story)).toBe(1);
  const before = asked();
  await readStory(story);
  expect(asked()).toBe(before);
  expect(await loadStoryReading(story)).toMatchObject({ state: "stopped", by: "model:parts" });
});

test("an import is done while a model thinks, and a reading that a worker left goes on with the next", async () => {
  await use("slow");
  server.say(reader);
  server.mishaps("forever");
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "" });
  await startReading([story]);
  await expect.poll(async () => (await loadStoryReading(story)).state, { timeout: 20_000 }).toBe("reading");
  await importAll([
    textItem("other.txt", "A walnut tree fell on the market hall of Ostry.\n\nNobody was hurt, the mayor said."),
  ]);
  await waitForAnalysis();
  expect((await loadStoryReading(story)).state).toBe("reading");
  server.release();
  await expect.poll(async () => (await loadStoryReading(story)).state, { timeout: 20_000 }).toBe("read");
  await waitForAnalysis();
  await worker.stop();
}, 90_000);

describe("by hand", () => {
  test("a story gives its question as text and takes the answer, checked alike", async () => {
    const { question, tokens, articles } = await questionByHand(story);
    expect(question).toContain("TASK points\nA\tTarn Courier\t");
    expect([articles, tokens > 500]).toEqual([4, true]);
    const answer =
      '{"points":[\n{"sentences":["A2","B2"],"differ":"figure"},\n{"sentences":["A41","B4"],"differ":"none"},\n{"sentences":["B1","B2"],"differ":"none"}]}';
    const { taken, refused } = await answerByHand(story, answer);
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
    expect(await loadStoryReading(story)).toMatchObject({
      state: "read",
      by: "model:pasted",
      rows: { model: expect.any(Number) },
    });
    expect((await matters()).filter(({ by }) => by === "model:pasted")).toHaveLength(1);
  });

  test("what is no answer is refused, and what stood there stays", async () => {
    const rows = await matters();
    await expect(answerByHand(story, "I would rather not.")).rejects.toThrow("no answer of the form");
    expect(await matters()).toEqual(rows);
  });
});

describe("the name of a story", () => {
  const propose = () => call(`/api/v1/stories/${story}/propose-name`, { method: "POST" });
  const nameNow = async () => (await loadStory(story)).story.name;

  test("is proposed by the model, asked once, and taken by a person alone", async () => {
    await use("namer");
    const before = await nameNow();
    server.say(() => '{"name":"Fire in the Brenholt mill"}');
    const count = asked();
    expect(await (await propose()).json()).toEqual({
      model: "namer",
      name: "Fire in the Brenholt mill",
      refused: null,
    });
    expect(server.asked.at(-1)?.sent.messages[1]?.content).toMatch(/^TASK name\nA\tTarn Courier/);
    expect(await nameNow()).toBe(before);
    expect((await loadProposedName(story))?.name).toBe("Fire in the Brenholt mill");
    await propose();
    expect(asked() - count).toBe(1);
    await call(`/api/v1/stories/${story}`, { method: "PATCH", json: { name: "Fire in the Brenholt mill" } });
    expect(await nameNow()).toBe("Fire in the Brenholt mill");
  });

  test("of words that nobody used is refused and counted", async () => {
    await use("dreamer");
    server.say(() => '{"name":"Inferno of greed"}');
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
  await use("slow");
  server.say(() => '{"points":[{"sentences":["A1","B1"],"differ":"figure"}]}');
  expect(await json("/api/v1/model/try", { method: "POST" })).toMatchObject({ ok: true, message: null });
  expect(await json("/api/v1/readings")).toMatchObject({ failures: [], paused: null });
  expect(await json("/api/v1/readings/estimate?stories=all")).toMatchObject({ model: "slow" });
  expect(await json("/api/v1/readings", { json: { stories: [story] } })).toHaveProperty("left");
  expect(await json("/api/v1/readings/stop", { method: "POST" })).toHaveProperty("stopped");
  expect((await call("/api/v1/readings/resume", { method: "POST" })).status).toBe(409);
  expect(await json(`/api/v1/stories/${story}/question`)).toHaveProperty("question");
  expect(await json(`/api/v1/stories/${story}/answer`, { json: { answer: '{"points":[]}' } })).toEqual({
    taken: 0,
    refused: [],
  });
  expect(await json(`/api/v1/stories/${story}/stop-reading`, { method: "POST" })).toEqual({ stopped: 0 });
  expect(await json("/api/v1/model", { method: "PATCH", json: { readNew: true } })).toMatchObject({ readNew: true });
  expect((await call(`/api/v1/stories/${story}/read`, { method: "POST" })).status).toBe(202);
  expect(await json("/api/v1/model", { method: "DELETE" })).toMatchObject({ on: false, key: { set: false } });
});
