import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../lib/db/client.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { refreshStory, refreshStoryIn } from "../../lib/usecases/stories/refresh-story.ts";
import { report } from "../bench/events.ts";
import { countQueries } from "./support/count-queries.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

/** Reports of one event: more than a story may have to be made whole each time. */
const MANY = 15;
const texts = Array.from({ length: MANY + 1 }, (_, number) => report(number, 1, MANY + 1)).map(({ number, text }) =>
  textItem(`report-${number}.txt`, text),
);

type Row = { id: number; name: string; strength: string; position: number; claims: number[] };
const rowsNow = () =>
  sql<Row>(
    `SELECT m.id, m.name, m.strength, m.position, array_agg(mc.claim_id ORDER BY mc.claim_id) AS claims FROM matter m
     JOIN matter_claim mc ON mc.matter_id = m.id WHERE m.story_id IS NOT NULL GROUP BY m.id ORDER BY m.position, m.id`,
  );
const linksNow = () =>
  sql<{ a: number; b: number; score: number }>(
    "SELECT a_id AS a, b_id AS b, score FROM link WHERE story_id IS NOT NULL ORDER BY a_id, b_id",
  );
const laid = async () =>
  (
    await sql<{ id: number; whole: number; articles: number }>(
      "SELECT id, laid_whole AS whole, cardinality(laid_articles) AS articles FROM story WHERE groups > 1",
    )
  )[0] ?? { id: 0, whole: 0, articles: 0 };
const whole = async () => {
  const { id } = await laid();
  await inTransaction((tx) => refreshStoryIn(tx, id));
};

beforeAll(async () => {
  await freshDatabase();
  await importAll(texts.slice(0, MANY));
  await workQueue();
}, 120_000);

test("a story that grew by nothing has the rows of the whole, and is not made again", async () => {
  const story = await laid();
  expect(story).toMatchObject({ whole: MANY, articles: MANY });
  const before = { rows: await rowsNow(), links: await linksNow() };
  expect(before.rows.filter(({ strength }) => strength === "sure").length).toBeGreaterThan(5);
  await sql("UPDATE matter SET reason = 'untouched' WHERE story_id IS NOT NULL");
  await refreshStory(story.id);
  expect({ rows: await rowsNow(), links: await linksNow() }).toEqual(before);
  const [kept] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM matter WHERE reason = 'untouched'");
  expect(kept?.n).toBe(before.rows.length);
  await whole();
  expect({ rows: await rowsNow(), links: await linksNow() }).toEqual(before);
});

test("all rows and links of a story are saved in so many statements, however many there are", async () => {
  const { sent } = await countQueries(whole);
  expect((await rowsNow()).length).toBeGreaterThan(60);
  expect(sent.length).toBeLessThan(40);
}, 120_000);

test("a newcomer joins the rows that stand, and what stood stays", async () => {
  const before = await rowsNow();
  await importAll(texts.slice(MANY));
  await workQueue();
  expect(await laid()).toMatchObject({ whole: MANY, articles: MANY + 1 });
  const after = new Map((await rowsNow()).map((row) => [row.id, row]));
  for (const { id, name, strength, claims } of before) {
    expect(after.get(id)).toMatchObject({ name, strength });
    expect(after.get(id)?.claims).toEqual(expect.arrayContaining(claims));
  }
  const own = await sql<{ id: number }>(
    `SELECT c.id FROM claim c JOIN article a ON a.id = c.article_id WHERE a.source_id = 'report-${MANY}.txt'`,
  );
  const isNew = new Set(own.map(({ id }) => id));
  const joined = (rows: readonly Row[]) =>
    new Set(
      rows
        .filter(({ strength, claims }) => strength === "sure" && claims.some((id) => !isNew.has(id)))
        .flatMap(({ claims }) => claims.filter((id) => isNew.has(id))),
    );
  const linked = (links: readonly { a: number; b: number }[]) =>
    links.filter(({ a, b }) => isNew.has(a) || isNew.has(b));
  const grown = { joined: joined(await rowsNow()), links: linked(await linksNow()) };
  await whole();
  const made = { joined: joined(await rowsNow()), links: linked(await linksNow()) };
  expect(made.joined.size).toBeGreaterThan(2);
  // The weights of words differ a little between the whole story and the twelve articles that the newcomer is laid beside.
  expect([...made.joined].filter((id) => grown.joined.has(id)).length).toBeGreaterThanOrEqual(0.7 * made.joined.size);
  expect(grown.links.length).toBeGreaterThan(0);
}, 120_000);

test("what a person said about two claims holds when the story is laid out again, and so does taking it back", async () => {
  const { id } = await laid();
  const row = (await rowsNow()).find(({ strength }) => strength === "sure");
  // Claims come in the order of their articles, so that the first and the last of a row are of two.
  const [one, other] = [row?.claims.at(0) ?? 0, row?.claims.at(-1) ?? 0];
  const together = async () => (await rowsNow()).some(({ claims }) => claims.includes(one) && claims.includes(other));
  expect(await together()).toBe(true);
  const decision = await decideLink({ a: one, b: other, verdict: "rejected" });
  await workQueue();
  await refreshStory(id);
  expect(await together()).toBe(false);
  await undoDecision(decision);
  await workQueue();
  await refreshStory(id);
  expect(await together()).toBe(true);
}, 120_000);
