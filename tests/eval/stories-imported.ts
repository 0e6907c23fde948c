import { database } from "../../lib/db/client.ts";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { placeInStory } from "../../lib/usecases/stories/place-in-story.ts";
import { settleStories } from "../../lib/usecases/stories/settle-stories.ts";
import { withDatabase } from "../bench/database.ts";
import { bCubed } from "./stories.ts";
import { type GoldText, readGoldTexts, seeded } from "./story-collections.ts";

const ORDERS = [1, 2, 3];
/** Articles of one import. */
const AT_ONCE = 20;

/**
 * B-cubed F1 of the stories that the set has when it is imported in three orders drawn by chance, some articles at a time, before and after
 * settling: the worst of the three; and in how many orders the settled stories are the same as in the first. Each order has a database of
 * its own, so that this takes minutes.
 */
export async function measureStoriesImported(folder: string): Promise<Record<string, number>> {
  const all = readGoldTexts(folder);
  const worst = new Map<string, number>();
  const settled: string[] = [];
  const note = (name: string, found: ReadonlyMap<string, number>) => {
    for (const closed of [false, true]) {
      const key = `${name}.${closed ? "closed" : "open"}`;
      worst.set(key, Math.min(worst.get(key) ?? 1, bCubed(all, found, closed)));
    }
  };
  for (const seed of ORDERS) {
    const random = seeded(seed);
    const order = all
      .map((article) => ({ article, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ article }) => article);
    await withDatabase(async () => {
      for (let from = 0; from < order.length; from += AT_ONCE) await bring(order.slice(from, from + AT_ONCE));
      note("before", await storiesStored());
      await settleStories();
      const found = await storiesStored();
      note("settled", found);
      settled.push(toldBy(found));
    });
  }
  return { ...Object.fromEntries(worst), "settled alike": settled.filter((each) => each === settled[0]).length };
}

/** Stores some articles, compares them with the others and finds their stories, as the queue does. */
async function bring(some: readonly GoldText[]): Promise<void> {
  const encoder = new TextEncoder();
  const items = some.map(({ key, title, printed }) => ({
    sourceId: key,
    bytes: encoder.encode(printed),
    metadata: title ? { headline: { value: title, origin: "file" as const } } : {},
  }));
  const ids: number[] = [];
  for await (const { article } of importArticles(items, "eval")) if (article !== null) ids.push(article);
  await flagDuplicates(ids);
  const groups = await database().article.findMany({ where: { id: { in: ids } }, select: { groupId: true } });
  await placeInStory([...new Set(groups.map(({ groupId }) => groupId))]);
}

/** The story of each article, copies by their group's. */
async function storiesStored(): Promise<Map<string, number>> {
  const rows = await database().$queryRaw<{ key: string; story: number }[]>`
    SELECT a.source_id AS key, t.story_id AS story FROM article a JOIN story_text t ON t.group_id = a.group_id`;
  return new Map(rows.map(({ key, story }) => [key, story]));
}

/** The stories by their articles, whatever their numbers. */
function toldBy(found: ReadonlyMap<string, number>): string {
  const held = new Map<number, string[]>();
  for (const [key, story] of found) held.set(story, [...(held.get(story) ?? []), key]);
  return [...held.values()]
    .map((keys) => keys.sort().join(" "))
    .sort()
    .join("\n");
}
