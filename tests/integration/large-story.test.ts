import { beforeEach, expect, test } from "vitest";
import { loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { placeInStory } from "../../lib/usecases/stories/place-in-story.ts";
import { settleStories } from "../../lib/usecases/stories/settle-stories.ts";
import { report } from "../bench/events.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";

/** Posts of one live page, each a short article: the opening of a report on one event. */
const [POSTS, OTHERS] = [160, 12];
const post = (number: number) => {
  const paragraphs = report(number, 1, 100_000).text.trim().split("\n\n");
  return textItem(`post-${number}.txt`, paragraphs.slice(0, 9).join("\n\n"));
};
const other = (number: number) => textItem(`other-${number}.txt`, report(7_000_002 + number, 1, 3).text);

async function place(items: readonly ReturnType<typeof textItem>[]): Promise<void> {
  const ids = (await importAll(items)).flatMap(({ article }) => article ?? []);
  for (let from = 0; from < ids.length; from += 20) await placeInStory(ids.slice(from, from + 20));
}

const storiesByText = async () =>
  sql<{ story: number; texts: number }>(
    "SELECT story_id AS story, count(*)::int AS texts FROM story_text GROUP BY story_id ORDER BY texts DESC, story_id",
  );

beforeEach(async () => {
  await freshDatabase();
});

test("posts of one event that come in one after the other are one story, which a newcomer joins at no more cost than a small one", async () => {
  await place([
    ...Array.from({ length: POSTS }, (_, i) => post(i)),
    ...Array.from({ length: OTHERS }, (_, i) => other(i)),
  ]);
  await settleStories();
  const [large, ...rest] = await storiesByText();
  expect(large?.texts).toBeGreaterThanOrEqual(0.95 * POSTS);
  expect(rest.filter(({ texts }) => texts === 3)).toHaveLength(OTHERS / 3);

  const [newcomer] = await importAll([post(POSTS)]);
  const { sent } = await countQueries(() => placeInStory([newcomer?.article ?? -1]));
  expect((await storiesByText())[0]).toEqual({ story: large?.story, texts: (large?.texts ?? 0) + 1 });
  expect(sent.length).toBeLessThan(60);

  // The page reads sixty of them and says so.
  const listed = await loadStories({ order: "most", told: "all" });
  expect(listed.stories[0]?.id).toBe(large?.story);
  const page = await loadStory(large?.story ?? -1);
  expect(page.articles).toHaveLength(60);
  expect(page.unread).toBe((large?.texts ?? 0) + 1 - 60);
}, 120_000);
