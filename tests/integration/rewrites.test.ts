import { expect, test } from "vitest";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadDuplicates } from "../../lib/usecases/duplicates/load-duplicates.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { storiesOf } from "../eval/own-articles.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const NAMES = ["wolves", "wolves-reworded", "bicycles-reworded", "bicycles", "pier", "pier-rival"];

const pairs = async () =>
  (
    await sql<{ pair: string }>(
      `SELECT least(a.source_id, b.source_id) || ' + ' || greatest(a.source_id, b.source_id) || ': ' || p.relation AS pair
       FROM pair p JOIN article a ON a.id = p.a_id JOIN article b ON b.id = p.b_id ORDER BY 1`,
    )
  ).map(({ pair }) => pair);

const FOUND = ["bicycles + bicycles-reworded: rewrite", "wolves + wolves-reworded: rewrite"];

test("articles told again in other words are suggested, and only these; they wait for a person", async () => {
  await freshDatabase();
  const stories = ["stories.txt", "reworded.txt"].flatMap(storiesOf);
  const ids: number[] = [];
  for (const name of NAMES) {
    const story = stories.find((one) => one.name === name);
    const text = [story?.headline, ...(story?.paragraphs ?? [])].join("\n\n");
    const [row] = await importAll([textItem(name, text)]);
    ids.push(row?.article ?? -1);
    await workQueue();
  }
  expect(await pairs()).toEqual(FOUND);
  const { suggestions } = await loadDuplicates();
  expect(suggestions.inAll).toBe(2);
  const groups = await sql("SELECT DISTINCT group_id FROM article");
  expect(groups).toHaveLength(NAMES.length);

  const [wolves = -1, reworded = -1] = ids;
  const decision = await decidePair({ a: wolves, b: reworded, verdict: "merged" });
  await workQueue();
  expect((await loadDuplicates()).suggestions.inAll).toBe(1);
  await undoDecision(decision);
  await workQueue();
  expect((await loadDuplicates()).suggestions.inAll).toBe(2);

  await rebuild({ all: true });
  await workQueue();
  expect(await pairs()).toEqual(FOUND);
}, 120_000);
