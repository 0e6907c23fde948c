import { beforeAll, expect, test } from "vitest";
import { loadArticleEdit } from "../../lib/usecases/articles/load-article-edit.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { editFields, editMetadata } from "../../lib/usecases/decisions/metadata.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";

let ids: number[] = [];
beforeAll(async () => {
  await freshDatabase();
  const item = (name: string, outlet: string, origin: "file" | "page-data") => ({
    ...textItem(name, `${name}: the ferry sails again from Monday on, the harbour board said.`),
    metadata: { outlet: { value: outlet, origin, note: "a note" } },
  });
  const results = await importAll([
    item("a.txt", "Elm Courier | News", "page-data"),
    item("b.txt", "Elm Courier | News", "page-data"),
    item("c.txt", "Elm Courier | News", "page-data"),
    item("d.txt", "Elm Courier | News", "file"),
    item("e.txt", "Hill Post", "page-data"),
  ]);
  ids = results.map(({ article }) => article ?? 0);
});

const outlets = async () =>
  (
    await sql<{ name: string | null; origin: string }>(
      "SELECT o.name, a.origins->'outlet'->>'origin' AS origin FROM article a LEFT JOIN outlet o ON o.id = a.outlet_id ORDER BY a.id",
    )
  ).map(({ name, origin }) => `${name} (${origin})`);
const BEFORE = ["Elm Courier | News (page-data)", "Elm Courier | News (page-data)", "Elm Courier | News (page-data)"];
const OTHERS = ["Elm Courier | News (file)", "Hill Post (page-data)"];

test("an outlet is corrected for all alike by one decision, and one undo takes it back", async () => {
  expect((await loadArticleEdit(ids[0] ?? 0)).alike).toBe(2);
  const decisions = await editFields(ids[0] ?? 0, { outlet: "Elm Courier", alike: "yes" });
  expect(decisions).toHaveLength(1);
  const now = "Elm Courier (person)";
  expect(await outlets()).toEqual([now, now, now, ...OTHERS]);
  const { entries } = await loadHistory(undefined, "articles");
  expect(JSON.stringify(entries[0])).toContain("and 2 others alike");
  await undoDecision(decisions[0] ?? 0);
  expect(await outlets()).toEqual([...BEFORE, ...OTHERS]);
  expect(await sql("SELECT 1 FROM outlet WHERE name = 'Elm Courier'")).toEqual([]);
});

test("what somebody said of one of them since stays through the undo", async () => {
  const [all] = await editFields(ids[0] ?? 0, { outlet: "Elm Courier", alike: "yes" });
  await editMetadata({ articleId: ids[1] ?? 0, field: "outlet", value: "Elm Sunday" });
  await undoDecision(all ?? 0);
  expect(await outlets()).toEqual([BEFORE[0], "Elm Sunday (person)", BEFORE[2], ...OTHERS]);
});

test("without being asked to, a correction is of one article; one that a reader set has none alike", async () => {
  await editFields(ids[2] ?? 0, { outlet: "Elm Weekly" });
  expect(await outlets()).toEqual([BEFORE[0], "Elm Sunday (person)", "Elm Weekly (person)", ...OTHERS]);
  expect((await loadArticleEdit(ids[1] ?? 0)).alike).toBe(0);
});
