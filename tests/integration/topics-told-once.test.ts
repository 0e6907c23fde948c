import { expect, test } from "vitest";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const DISPUTE = `Torvik closes the harbour bridge after cracks

Mayor Ada Brandt said on Monday that the harbour bridge of Torvik had been checked and was safe for lorries. The dockers’ union denied that the harbour bridge was checked and safe for lorries.

Engineers found cracks in the piers of the harbour bridge last week, and lorries wait on both sides of the fjord at Torvik.`;
const OTHER = `Cracks close the harbour bridge of Torvik

Lorries waited on both sides of the fjord at Torvik on Monday after engineers found cracks in the piers of the harbour bridge.

Mayor Ada Brandt said that the harbour bridge had been checked. The dockers want it closed to lorries until spring.`;

const topics = async () =>
  (await sql<{ name: string }>("SELECT name FROM topic WHERE id IN (SELECT topic_id FROM matter)")).map(
    ({ name }) => name,
  );

test("a dispute inside one article is a topic while nobody else tells its story, and stands in the story when another does", async () => {
  await freshDatabase();
  await importAll([textItem("dispute.txt", DISPUTE)]);
  await workQueue();
  expect(await topics()).toHaveLength(1);
  await importAll([textItem("other.txt", OTHER)]);
  await workQueue();
  expect(await sql("SELECT DISTINCT story_id FROM story_text")).toHaveLength(1);
  expect(await topics()).toEqual([]);
});
