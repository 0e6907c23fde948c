import { beforeAll, expect, test } from "vitest";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const DAM = "A deep crack in the Velden dam could flood the valley.";
const ANSWER = "The valley below the Velden dam might flood because of the crack.";
const SYLLABLES = "ba ne ti lo ru ka se mi do fu pa ge vi ro lu za".split(" ");

/** A word of three syllables that stands for a number. */
const wordOf = (n: number) => [n, n >> 4, n >> 8].map((part) => SYLLABLES[part & 15]).join("");

/** 40 sentences whose words no other article uses, with one in the middle that another may answer. */
function article(number: number, told: string | null): string {
  const word = (i: number, k: number) => wordOf((number * 240 + i * 6 + k) * 7919);
  const sentences = Array.from(
    { length: 40 },
    (_, i) =>
      `The ${word(i, 0)} of ${word(i, 1)} sold a ${word(i, 2)} to the ${word(i, 3)} near the ${word(i, 4)} ${word(i, 5)}.`,
  );
  return [...sentences.slice(0, 20), ...(told ? [told] : []), ...sentences.slice(20)].join(" ");
}

beforeAll(async () => {
  await freshDatabase();
  const texts = Array.from({ length: 14 }, (_, i) => article(i, i === 2 ? DAM : i === 11 ? ANSWER : null));
  await importAll(texts.map((text, i) => textItem(`${i}.txt`, text)));
  await workQueue();
}, 180_000);

test("in a collection too large to be linked as a whole, the index leads to the article that speaks of the same matter", async () => {
  const [claims] = await sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM claim JOIN article a ON a.id = article_id WHERE a.lead",
  );
  expect(claims?.n).toBeGreaterThan(400);
  const links = await sql<{ quotes: string }>(
    "SELECT x.quote || ' / ' || y.quote AS quotes FROM link JOIN claim x ON x.id = a_id JOIN claim y ON y.id = b_id WHERE x.quote LIKE '%dam%'",
  );
  expect(links.map((link) => link.quotes.match(/Velden dam/g)?.length)).toEqual([2]);
});
