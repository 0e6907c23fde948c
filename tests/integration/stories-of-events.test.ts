import { beforeEach, describe, expect, test } from "vitest";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../lib/usecases/export/export-kind.ts";
import { settleStories } from "../../lib/usecases/stories/settle-stories.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { EVENTS } from "./support/events.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";
import { shuffled } from "./support/stories.ts";

const ITEMS = EVENTS.map(([name, ...paragraphs]) => textItem(name, paragraphs.join("\n\n")));
const STORIES = ["bread-1 bread-2 bread-3", "comet-1 comet-2", "ferry-1 ferry-2 ferry-3", "recipe"];

type Story = {
  story: number;
  name: string | null;
  articles: { sourceId: string }[];
  outlets: string[];
  touches: number[];
};

async function stories(): Promise<Story[]> {
  const rows: Story[] = [];
  for await (const row of exportKind("stories")) rows.push(row as Story);
  return rows;
}
const told = (rows: readonly Story[]) =>
  rows
    .map(({ articles }) =>
      articles
        .map(({ sourceId }) => sourceId.replace(".txt", ""))
        .sort()
        .join(" "),
    )
    .sort();

beforeEach(async () => {
  await freshDatabase();
});

describe("the stories of a collection", () => {
  test.each([1, 2, 3])("are its events, whatever the order of arrival (%i)", async (seed) => {
    const order = shuffled(ITEMS, seed);
    await importAll(order.slice(0, 4));
    await workQueue();
    await importAll(order.slice(4));
    await workQueue();
    const rows = await stories();
    expect(told(rows)).toEqual(STORIES);
    expect(rows.find(({ articles }) => articles.length === 1)?.name).toBe("How to keep basil alive in winter");
  });

  test("count terms once, however often texts are read again", async () => {
    await importAll(ITEMS);
    await workQueue();
    const counts = () => sql("SELECT term, groups FROM story_term_count WHERE groups <> 0 ORDER BY term");
    const before = await counts();
    await settleStories();
    await importAll(ITEMS);
    await workQueue();
    expect(await counts()).toEqual(before);
    const [waiting] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM story_count_change");
    expect(waiting?.n).toBe(0);
  });

  test("lose an article that is removed, and have it again when that is undone, under the same number", async () => {
    await importAll(ITEMS);
    await workQueue();
    const before = await stories();
    const [article] = await sql<{ id: number }>("SELECT id FROM article WHERE source_id = 'ferry-2.txt'");
    const decision = await removeArticle(article?.id ?? 0);
    await workQueue();
    expect(told(await stories())).toEqual(STORIES.map((story) => story.replace(" ferry-2", "")));
    await undoDecision(decision);
    await workQueue();
    const after = await stories();
    expect(told(after)).toEqual(STORIES);
    const numberOf = (rows: readonly Story[]) =>
      rows.find(({ articles }) => articles.some(({ sourceId }) => sourceId === "ferry-1.txt"))?.story;
    expect(numberOf(after)).toBe(numberOf(before));
  });
});
