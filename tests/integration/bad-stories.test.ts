import { beforeEach, expect, test } from "vitest";
import type { ImportItem } from "../../lib/usecases/imports/import-articles.ts";
import { loadStories } from "../../lib/usecases/stories/load-stories.ts";
import { loadStory } from "../../lib/usecases/stories/load-story.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { EVENTS } from "./support/events.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

beforeEach(async () => {
  await freshDatabase();
});

const ferry = (number: 0 | 1 | 2) => EVENTS[number]?.slice(1).join("\n\n") ?? "";
const from = (outlet: string, item: ImportItem): ImportItem => ({
  ...item,
  metadata: { ...item.metadata, outlet: { value: outlet, origin: "file" } },
});
const largest = async () => (await loadStories({ order: "most", told: "all" })).stories[0]?.id ?? -1;

test("a story of 500 copies counts its copies once, and its page asks no more of the database than one of five", async () => {
  const copies = Array.from({ length: 500 }, (_, i) => from(`Paper ${i}`, textItem(`copy-${i}.txt`, ferry(0))));
  await importAll([...copies, ...([1, 2] as const).map((n) => from(`Own ${n}`, textItem(`own-${n}.txt`, ferry(n))))]);
  await workQueue();
  const { sent } = await countQueries(async () => loadStory(await largest()));
  const page = await loadStory(await largest());
  expect(page.counts).toMatchObject({ articles: 502, texts: 3 });
  expect(page.rows.length).toBeGreaterThan(0);
  // One row of the page holds one claim of all the copies.
  for (const { claims } of page.rows) expect(new Set(claims.map(({ groupId }) => groupId)).size).toBe(claims.length);
  expect(sent.length).toBeLessThan(80);
}, 400_000);

test("articles without headline or date, in another language or without a body neither stop a story nor stand in its points", async () => {
  const bare = ([0, 1, 2] as const).map((n) => textItem(`bare-${n}.txt`, ferry(n).split("\n\n").slice(1).join("\n\n")));
  const german = textItem(
    "fähre.txt",
    "Fähre Hebridean Pearl läuft vor Islay auf Grund\n\nEine Fähre mit 84 Passagieren ist am Dienstag bei dichtem Nebel vor Islay auf Grund gelaufen, teilte die Küstenwache mit. Rettungsboote aus Port Askaig brachten die Passagiere der Hebridean Pearl an Land. Die Reederei Sound Lines kündigte eine Untersuchung an.",
  );
  const outcomes = await importAll([
    ...bare,
    german,
    textItem("empty.txt", "​ ​\n\n"),
    textItem("menu.txt", "Home\nNews\nSport"),
  ]);
  await workQueue();
  expect(outcomes.find(({ sourceId }) => sourceId === "empty.txt")?.status).toBe("failed");
  const page = await loadStory(await largest());
  expect(page.counts).toMatchObject({ from: null });
  expect(page.rows.length).toBeGreaterThan(0);
  const read = new Set(
    [...page.rows, ...page.elsewhere].flatMap(({ claims }) => claims.map(({ articleId }) => articleId)),
  );
  const unread = outcomes.filter(({ sourceId }) => ["fähre.txt", "menu.txt"].includes(sourceId));
  expect(unread.some(({ article }) => read.has(article ?? -1))).toBe(false);
  expect(await sql("SELECT 1 FROM graphile_worker.jobs WHERE last_error IS NOT NULL")).toEqual([]);
}, 120_000);
