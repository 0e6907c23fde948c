import { beforeEach, describe, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { findStoryQuestions } from "../../lib/db/near-stories.ts";
import { wordsOf } from "../../lib/model/telling.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import {
  joinStories,
  keepStoriesApart,
  moveToStory,
  renameStory,
  takeOutOfStory,
} from "../../lib/usecases/decisions/story/story.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { settleStories } from "../../lib/usecases/stories/settle-stories.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { EVENTS } from "./support/events.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const ITEMS = EVENTS.map(([name, ...paragraphs]) => textItem(name, paragraphs.join("\n\n")));

type Story = { story: number; name: string | null; articles: { sourceId: string }[] };

async function stories(): Promise<Story[]> {
  const rows: Story[] = [];
  for await (const row of exportKind("stories")) rows.push(row as Story);
  return rows;
}
const filesOf = ({ articles }: Story) =>
  articles
    .map(({ sourceId }) => sourceId.replace(".txt", ""))
    .sort()
    .join(" ");
/** The stories as their files, and with their numbers where undo must give these back too. */
const told = async () => (await stories()).map(filesOf).sort();
const whole = async () => (await stories()).map((story) => `${story.story} ${story.name}: ${filesOf(story)}`).sort();
const storyOf = async (file: string) =>
  (await stories()).find(({ articles }) => articles.some(({ sourceId }) => sourceId === `${file}.txt`))?.story ?? -1;
const article = async (file: string) =>
  (await sql<{ id: number }>("SELECT id FROM article WHERE source_id = $1 ORDER BY id", [`${file}.txt`]))[0]?.id ?? -1;

/** What must not change a decision: a later run of everything, the same files again, and settling. */
async function runEverythingAgain(): Promise<void> {
  await settleStories();
  await importAll(ITEMS);
  await rebuild({ all: true });
  await workQueue();
}

beforeEach(async () => {
  await freshDatabase();
  await importAll(ITEMS);
  await workQueue();
  expect(await told()).toEqual(["bread-1 bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"]);
}, 120_000);

/** Each decision, the stories that it makes at once and that stay, and what History says. */
const CASES: Record<string, readonly [make: () => Promise<number>, stories: readonly string[], told: RegExp]> = {
  "an article moved into another story": [
    async () =>
      moveToStory({
        story: await storyOf("ferry-3"),
        articles: [await article("ferry-3")],
        to: await storyOf("comet-1"),
      }),
    ["bread-1 bread-2 bread-3", "comet-1 comet-2 ferry-3", "ferry-1 ferry-2", "recipe"],
    /^Inquiry opens into grounding of Islay ferry was moved to the story .*omet.*\.$/,
  ],
  "an article that stood alone": [
    async () =>
      moveToStory({
        story: await storyOf("recipe"),
        articles: [await article("recipe")],
        to: await storyOf("bread-1"),
      }),
    ["bread-1 bread-2 bread-3 recipe", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3"],
    /^How to keep basil alive in winter was moved to the story .+\.$/,
  ],
  "two articles taken out": [
    async () =>
      takeOutOfStory({
        story: await storyOf("bread-1"),
        articles: [await article("bread-2"), await article("bread-3")],
      }),
    ["bread-1", "bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"],
    /^.+ and .+ were taken out of the story .+ into one of its own\.$/,
  ],
  "two stories joined": [
    async () => joinStories({ story: await storyOf("ferry-1"), other: await storyOf("comet-1") }),
    ["bread-1 bread-2 bread-3", "comet-1 comet-2 ferry-1 ferry-2 ferry-3", "recipe"],
    /^The stories .+ and .+ were joined as one event\.$/,
  ],
  "two stories kept apart": [
    async () => keepStoriesApart({ story: await storyOf("ferry-1"), other: await storyOf("comet-1") }),
    ["bread-1 bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"],
    /^The stories .+ and .+ were kept apart as two events\.$/,
  ],
};

describe("a decision about stories", () => {
  test.each(Object.keys(CASES))(
    "%s: holds through every later run, and undo gives back the stories with their numbers and names",
    async (name) => {
      const [make, expected, sentence] = CASES[name] ?? [];
      const before = await whole();
      const decision = (await make?.()) ?? -1;
      expect(await told()).toEqual(expected);
      const [entry] = (await loadHistory(undefined, "stories")).entries;
      expect(entry?.id).toBe(decision);
      expect(wordsOf(entry?.sentence ?? [])).toMatch(sentence ?? /never/);
      const decided = await whole();
      await runEverythingAgain();
      expect(await whole()).toEqual(decided);
      await undoDecision(decision);
      expect(await whole()).toEqual(before);
      await workQueue();
      expect(await whole()).toEqual(before);
    },
    120_000,
  );

  test("two articles marked as the same story join the stories of both, and undo parts them again", async () => {
    const before = await whole();
    const [a, b] = [await article("ferry-2"), await article("comet-1")];
    const marked = await decidePair({ a, b, verdict: "same-story" });
    const joined = ["bread-1 bread-2 bread-3", "comet-1 comet-2 ferry-1 ferry-2 ferry-3", "recipe"];
    expect(await told()).toEqual(joined);
    await runEverythingAgain();
    expect(await told()).toEqual(joined);
    // One of the two leaves the collection: the stories stay joined by the texts that they had then.
    const removal = await removeArticle(b);
    await workQueue();
    expect(await told()).toContain("comet-2 ferry-1 ferry-2 ferry-3");
    await undoDecision(removal);
    // Another answer about the two ends the mark, and its undo brings it back.
    const apart = await decidePair({ a, b, verdict: "kept-apart" });
    await workQueue();
    expect(await told()).toEqual(["bread-1 bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"]);
    await undoDecision(apart);
    await workQueue();
    expect(await told()).toEqual(joined);
    await undoDecision(marked);
    expect(await whole()).toEqual(before);
    await workQueue();
    expect(await whole()).toEqual(before);
  }, 180_000);

  test("of an article follows its text out of the collection and back, and through another copy that leads", async () => {
    const moved = await article("ferry-3");
    await moveToStory({ story: await storyOf("ferry-3"), articles: [moved], to: await storyOf("comet-1") });
    const removal = await removeArticle(moved);
    await workQueue();
    expect(await told()).toContain("comet-1 comet-2");
    await undoDecision(removal);
    await workQueue();
    expect(await told()).toContain("comet-1 comet-2 ferry-3");
    // The same article once more, with a paragraph that it lacked: the longer copy leads, and the text that was moved is a copy of it.
    const [, ...paragraphs] = EVENTS.find(([file]) => file === "ferry-3.txt") ?? [];
    await importAll([
      textItem("longer.txt", [...paragraphs, "The hull will be lifted next week, weather allowing."].join("\n\n")),
    ]);
    await workQueue();
    expect(await told()).toContain("comet-1 comet-2 ferry-3 longer");
  }, 120_000);

  test("answers a question, which is not asked again until the answer is undone", async () => {
    const [ferry, comet] = [await storyOf("ferry-1"), await storyOf("comet-1")];
    const [story, other] = [Math.min(ferry, comet), Math.max(ferry, comet)];
    const asked = async () =>
      (await findStoryQuestions(database(), 10)).map((question) => `${question.story} ${question.other}`);
    // As if the texts resembled each other: settling scores them anew, so only what is grouped until then sees it.
    await sql(
      `INSERT INTO story_neighbour (group_id, other_id, score) SELECT a.group_id, b.group_id, 0.45 FROM story_text a, story_text b
      WHERE a.story_id IN ($1, $2) AND b.story_id IN ($1, $2) AND a.story_id <> b.story_id ON CONFLICT DO NOTHING`,
      [story, other],
    );
    const renewed = await keepStoriesApart({ story, other: await storyOf("recipe") });
    expect(await asked()).toEqual([`${story} ${other}`]);
    const answer = await keepStoriesApart({ story, other });
    expect(await asked()).toEqual([]);
    await undoDecision(answer);
    expect(await asked()).toEqual([`${story} ${other}`]);
    await undoDecision(renewed);
  }, 120_000);

  test("gives way to a later one about the same articles, and its undo brings the first back", async () => {
    const story = await storyOf("ferry-3");
    const articles = [await article("ferry-3")];
    const first = await moveToStory({ story, articles, to: await storyOf("comet-1") });
    const second = await moveToStory({
      ...{ story: await storyOf("ferry-3"), articles, to: await storyOf("bread-1") },
    });
    expect(await told()).toContain("bread-1 bread-2 bread-3 ferry-3");
    await undoDecision(second);
    expect(await told()).toContain("comet-1 comet-2 ferry-3");
    await undoDecision(first);
    expect(await told()).toContain("ferry-1 ferry-2 ferry-3");
  }, 120_000);

  test("and a name stays through everything, and gives way to the one before it when it is undone", async () => {
    const story = await storyOf("ferry-1");
    const nameOf = async () => (await stories()).find((each) => each.story === story)?.name;
    const shown = await nameOf();
    const decision = await renameStory({ story, name: "  Hebridean Pearl\naground " });
    expect(await nameOf()).toBe("Hebridean Pearl aground");
    await takeOutOfStory({ story, articles: [await article("ferry-2")] });
    await runEverythingAgain();
    expect(await nameOf()).toBe("Hebridean Pearl aground");
    await undoDecision(decision);
    expect(await nameOf()).toBe(shown);
  }, 120_000);

  test("that cannot be followed is refused, in words", async () => {
    const [ferry, comet, recipe] = [await storyOf("ferry-1"), await storyOf("comet-1"), await storyOf("recipe")];
    const bread = await article("bread-1");
    await expect(moveToStory({ story: ferry, articles: [bread], to: comet })).rejects.toThrow("Not every chosen");
    await expect(takeOutOfStory({ story: recipe, articles: [await article("recipe")] })).rejects.toThrow(
      "it is one of its own",
    );
    await expect(joinStories({ story: ferry, other: ferry })).rejects.toThrow("one story");
    await expect(joinStories({ story: ferry, other: 9_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(renameStory({ story: ferry, name: " " })).rejects.toThrow("Give the story a name");
    await joinStories({ story: ferry, other: comet });
    const gone = (await storyOf("ferry-1")) === ferry ? comet : ferry;
    await expect(joinStories({ story: ferry, other: comet })).rejects.toThrow(
      `Story ${gone} holds no article any more`,
    );
    expect(await sql("SELECT 1 FROM decision")).toHaveLength(1);
  }, 120_000);
});
