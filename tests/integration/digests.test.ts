import { expect, test } from "vitest";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { ownArticles } from "../eval/own-articles.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const own = new Map(ownArticles().map(({ name, text }) => [name, text]));
const NAMES = ["trams-body", "ferry-body", "two-on-a-page", "trams-updated"];

/** Groups by the names of their members, and what the pairs are. */
async function told(): Promise<{ groups: string[]; pairs: string[] }> {
  const groups = await sql<{ names: string }>(
    "SELECT string_agg(source_id, ' ' ORDER BY source_id) AS names FROM article WHERE removed_at IS NULL GROUP BY group_id ORDER BY 1",
  );
  const pairs = await sql<{ pair: string }>(
    `SELECT least(a.source_id, b.source_id) || ' + ' || greatest(a.source_id, b.source_id) || ': ' || p.relation AS pair
     FROM pair p JOIN article a ON a.id = p.a_id JOIN article b ON b.id = p.b_id WHERE a.removed_at IS NULL AND b.removed_at IS NULL ORDER BY 1`,
  );
  return { groups: groups.map(({ names }) => names), pairs: pairs.map(({ pair }) => pair) };
}

const APART = {
  groups: ["ferry-body", "trams-body trams-updated", "two-on-a-page"],
  pairs: [
    "ferry-body + two-on-a-page: contains",
    "trams-body + trams-updated: updated-version",
    "trams-body + two-on-a-page: contains",
    "trams-updated + two-on-a-page: contains",
  ],
};

test.each([
  { name: "last", order: [0, 1, 3, 2] },
  { name: "first", order: [2, 0, 3, 1] },
  { name: "between its stories", order: [1, 2, 0, 3] },
])("two stories on one page are neither of them, also where the page comes $name", async ({ order }) => {
  await freshDatabase();
  for (const at of order) {
    const name = NAMES[at] ?? "";
    await importAll([textItem(name, own.get(name) ?? "")]);
    await workQueue();
  }
  expect(await told()).toEqual(APART);
});

test("a page whose second story is taken away again is a copy of the first, as it was before", async () => {
  await freshDatabase();
  const [trams, page] = ["trams-body", "two-on-a-page"].map((name) => textItem(name, own.get(name) ?? ""));
  if (!trams || !page) throw new Error("The fixtures lack a text.");
  await importAll([trams, page]);
  await workQueue();
  const before = await sql(
    "SELECT a_id, b_id, relation, score, why -> 'conclusion' AS conclusion, why -> 'wouldChange' AS change FROM pair",
  );
  expect((await told()).groups).toEqual(["trams-body two-on-a-page"]);
  const [ferry] = await importAll([textItem("ferry-body", own.get("ferry-body") ?? "")]);
  await workQueue();
  expect((await told()).groups).toEqual(["ferry-body", "trams-body", "two-on-a-page"]);
  const [pair] = await sql<{ conclusion: string }>(
    "SELECT why ->> 'conclusion' AS conclusion FROM pair WHERE a_id = 1 AND b_id = 2",
  );
  expect(pair?.conclusion).toMatch(
    /^One of the two holds this story and another one, as a round-up does: (all |\d+ of )?\d+ words (of the article match|in a row are the same)/,
  );
  await removeArticle(ferry?.article ?? -1);
  await workQueue();
  expect(
    await sql(
      "SELECT a_id, b_id, relation, score, why -> 'conclusion' AS conclusion, why -> 'wouldChange' AS change FROM pair WHERE a_id = 1 AND b_id = 2",
    ),
  ).toEqual(before);
  expect((await told()).groups).toEqual(["trams-body two-on-a-page"]);
});
