import { describe, expect, test } from "vitest";
import { startWorker } from "../../lib/jobs/worker.ts";
import { waitForAnalysis } from "../../lib/usecases/installation/wait-for-analysis.ts";
import { loadReadings } from "../../lib/usecases/reading/load-readings.ts";
import { loadStoryReading } from "../../lib/usecases/reading/load-story-reading.ts";
import { readStory } from "../../lib/usecases/reading/read-story.ts";
import { saveModel } from "../../lib/usecases/reading/save-model.ts";
import { resumeReading, startReading, stopReading } from "../../lib/usecases/reading/start-reading.ts";
import { item, millFire, NEWCOMER, reader } from "./support/mill-fire.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const fire = millFire();

describe("where the model fails", () => {
  test("a broken answer is asked for once more, then the rows stay and the story says so", async () => {
    await importAll([item(NEWCOMER)]);
    await workQueue();
    await fire.use("second");
    await fire.read();
    await fire.use("broken");
    const rows = await fire.matters();
    fire.server.say(() => '{"points":[{"sentences":["A1",');
    const before = fire.asked();
    await fire.read();
    expect(fire.asked() - before).toBe(2);
    expect(await loadStoryReading(fire.story)).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("asked twice"),
      by: "model:second",
    });
    expect(await fire.matters()).toEqual(rows);
    let answers = 0;
    fire.server.say((request) => (answers++ === 0 ? "Sorry, I am not sure." : reader(request)));
    await fire.read();
    expect(await loadStoryReading(fire.story)).toMatchObject({ state: "read", by: "model:broken" });
  });

  test("ten failures in a row pause everything, with the reason; going on asks one question", async () => {
    await fire.use("paused");
    for (let i = 0; i < 10; i++) {
      fire.server.mishaps("401");
      await startReading([fire.story]);
      await readStory(fire.story);
    }
    expect((await loadReadings()).paused).toMatchObject({
      failures: 10,
      reason: expect.stringContaining("refused the key"),
    });
    const before = fire.asked();
    await startReading([fire.story]);
    await readStory(fire.story);
    expect(fire.asked()).toBe(before);
    fire.server.mishaps("401");
    await resumeReading();
    await readStory(fire.story);
    expect((await loadReadings()).paused).not.toBeNull();
    await resumeReading();
    await readStory(fire.story);
    expect(fire.asked() - before).toBe(2);
    expect((await loadReadings()).paused).toBeNull();
    expect((await loadStoryReading(fire.story)).state).toBe("read");
  });

  test("what was answered before a failure is not asked again", async () => {
    await saveModel({ address: fire.server.url, name: "parts", context: 1024 });
    let count = 0;
    fire.server.say((request) => {
      count += 1;
      if (count === 2) fire.server.mishaps("401");
      return reader(request).replace(/\{"sentences":\[[^,\]]*\][^}]*\},?/g, "");
    });
    await startReading([fire.story]);
    await readStory(fire.story);
    const { questions, state } = await loadStoryReading(fire.story);
    expect([state, questions.all > 3, questions.asked]).toEqual(["failed", true, 2]);
    const before = fire.asked();
    await startReading([fire.story]);
    await readStory(fire.story);
    expect(fire.asked() - before).toBe(questions.all - 2);
    expect((await loadStoryReading(fire.story)).state).toBe("read");
    await saveModel({ address: fire.server.url, name: "parts", context: 8192 });
  });
});

test("a reading that is stopped asks nothing more; what was read stays", async () => {
  await fire.use("stopped");
  await startReading([fire.story]);
  expect(await stopReading(fire.story)).toBe(1);
  const before = fire.asked();
  await readStory(fire.story);
  expect(fire.asked()).toBe(before);
  expect(await loadStoryReading(fire.story)).toMatchObject({ state: "stopped", by: "model:parts" });
});

test("an import is done while a model thinks, and a reading that a worker left goes on with the next", async () => {
  await fire.use("slow");
  fire.server.say(reader);
  fire.server.mishaps("forever");
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "" });
  await startReading([fire.story]);
  await expect.poll(async () => (await loadStoryReading(fire.story)).state, { timeout: 20_000 }).toBe("reading");
  await importAll([
    textItem("other.txt", "A walnut tree fell on the market hall of Ostry.\n\nNobody was hurt, the mayor said."),
  ]);
  await waitForAnalysis();
  expect((await loadStoryReading(fire.story)).state).toBe("reading");
  fire.server.release();
  await expect.poll(async () => (await loadStoryReading(fire.story)).state, { timeout: 20_000 }).toBe("read");
  await waitForAnalysis();
  await worker.stop();
}, 90_000);
