import { beforeAll, expect, test } from "vitest";
import { loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { removeArticle, removeSamples } from "../../lib/usecases/decisions/removal.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadFirstPage } from "../../lib/usecases/installation/load-first-page.ts";
import { seedFirstRun } from "../../seeds/load.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const shown = async () =>
  (await sql<{ id: number }>("SELECT id FROM article WHERE removed_at IS NULL ORDER BY id")).map(({ id }) => id);

beforeAll(async () => {
  await freshDatabase();
  await seedFirstRun();
  await importAll([
    textItem("mine.txt", "The ferry to Corran sails again. Nobody had asked the captain, she said on Tuesday."),
  ]);
  await workQueue();
});

test("the sample texts go in one step, and one undo brings back all that went with it", async () => {
  const all = await shown();
  const [first = -1] = all;
  await removeArticle(first);
  expect((await loadFirstPage()).samples).toBe(4);

  const decision = await removeSamples();
  expect(await shown()).toEqual(all.slice(-1));
  expect(await loadFirstPage()).toMatchObject({ samples: 0, texts: 1 });
  await expect(removeSamples()).rejects.toMatchObject({ code: "CONFLICT" });

  const { removed } = await loadArticles({});
  expect(removed.map((one) => one.article.id).toSorted()).toEqual(all.slice(0, -1).toSorted());
  expect(removed.filter((one) => one.decision === decision)).toHaveLength(4);

  await undoDecision(decision);
  await workQueue();
  expect(await shown()).toEqual(all.slice(1));
  expect((await loadFirstPage()).samples).toBe(4);
  // What was taken away by itself before stays away.
  expect(await shown()).not.toContain(first);
});
