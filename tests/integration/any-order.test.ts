import { beforeEach, expect, test } from "vitest";
import { settleStories, sweepStories } from "../../lib/usecases/stories/settle-stories.ts";
import { report } from "../bench/events.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { EVENTS } from "./support/events.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";
import { shuffled } from "./support/stories.ts";

/** Reports of events that share people and places with no other, and some that are near to each other. */
const ITEMS = [
  ...EVENTS.map(([name, ...paragraphs]) => textItem(name, paragraphs.join("\n\n"))),
  ...Array.from({ length: 8 }, (_, number) => report(number, 2)).map(({ number, text }) =>
    textItem(`report-${number}.txt`, text),
  ),
];

/** The stories by the names of their articles, and the neighbours of each article with their scores. */
async function told(): Promise<{ stories: string[]; neighbours: string[] }> {
  const stories = await sql<{ held: string }>(
    `SELECT string_agg(a.source_id, ' ' ORDER BY a.source_id) AS held FROM story_text t JOIN article a ON a.id = t.article_id
     GROUP BY t.story_id ORDER BY 1`,
  );
  const neighbours = await sql<{ held: string }>(
    `SELECT a.source_id || ' ' || b.source_id || ' ' || round(n.score::numeric, 4) AS held FROM story_neighbour n
     JOIN story_text x ON x.group_id = n.group_id JOIN article a ON a.id = x.article_id
     JOIN story_text y ON y.group_id = n.other_id JOIN article b ON b.id = y.article_id ORDER BY 1`,
  );
  return { stories: stories.map(({ held }) => held), neighbours: neighbours.map(({ held }) => held) };
}

beforeEach(async () => {
  await freshDatabase();
});

const seen: Awaited<ReturnType<typeof told>>[] = [];

// Each order is cut into imports at other places, so that what comes first is read under other counts of words.
test.each([11, 12, 13, 14])(
  "any order of arrival, settled, gives the same stories (%i)",
  async (seed) => {
    const order = shuffled(ITEMS, seed);
    for (let from = 0; from < order.length; from += seed - 8) {
      await importAll(order.slice(from, from + seed - 8));
      if (from === 0) await workQueue();
    }
    await workQueue();
    // Now and then a few at a time, as a collection of many thousands is settled.
    expect(await settleStories({ lot: seed % 2 === 0 ? 4 : undefined })).toBe(ITEMS.length);
    const now = await told();
    expect(now.stories.length).toBeGreaterThan(4);
    expect(now.stories.length).toBeLessThan(ITEMS.length);
    seen.push(now);
    expect(now).toEqual(seen[0]);
  },
  120_000,
);

test("going over the stories of a settled collection a page at a time leaves them as they are", async () => {
  await importAll(ITEMS);
  await workQueue();
  const before = await told();
  expect(await sweepStories()).toBe(ITEMS.length);
  const after = await told();
  expect(after.stories).toEqual(before.stories);
}, 120_000);
