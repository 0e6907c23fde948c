import { beforeAll, expect, test } from "vitest";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { importUpload } from "../../lib/usecases/imports/import-upload.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { workQueue } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
});

const FERRY = `The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.
The company has lost money on the line for six winters, and two of its three boats need new engines before spring.
Islanders said they had not been asked. A petition against the end of the line had four thousand names by the evening.`;
const LATER = `${FERRY}
On Tuesday the transport minister promised to pay for one boat until the end of next year, and the board will meet again in a week.`;
const BAKERY = `A bakery on the market square has won the prize for the best rye loaf in the country for the third time in a row.
Its owner learned the trade from her grandmother and still keeps the same sourdough, which is older than the shop itself.
The jury praised a crust that sings when it cools, and she said that she would now teach apprentices on Sundays.`;
const ORCHARD = `Frost in the last week of April has taken most of the cherries on the southern slopes, the growers said after a first count.
Fires were lit between the rows for three nights, and helicopters kept the air moving, yet the blossom turned brown by morning.
The ministry will pay for half of the loss where a farm has lost more than a third of its usual crop.`;
const CLOCK = `The clock on the town hall runs again after eleven years, because a retired teacher found its missing wheel in an attic.
She had bought a box of brass parts at a flea market and recognised the number that was stamped on the rim.
It strikes the hours from seven in the morning on; neighbours had asked for quiet nights.`;

/** Brings texts in as rows of one file and waits until they are analysed. */
async function bring(...rows: { text?: string; html?: string; url?: string; outlet?: string }[]) {
  const lines = rows.map((row, i) => JSON.stringify({ id: `row-${Math.random()}-${i}`, ...row }));
  const { files } = await importUpload({ files: [new File([lines.join("\n")], "rows.jsonl")], known: {} });
  await workQueue();
  return files;
}
const groupOf = async (id: number | null | undefined) =>
  (await sql("SELECT group_id, lead FROM article WHERE id = $1", [id]))[0];

test("other text at the same address is a new version that leads; both pages tell of both", async () => {
  const [first] = await bring({ text: FERRY, url: "https://pier.example/ferry", outlet: "The Pier" });
  const [second] = await bring({ text: LATER, url: "http://www.pier.example/ferry/?utm_source=x", outlet: "The Pier" });
  expect([first?.status, second?.status]).toEqual(["added", "added"]);
  expect(await groupOf(first?.article)).toEqual({ group_id: first?.article, lead: false });
  expect(await groupOf(second?.article)).toEqual({ group_id: first?.article, lead: true });
  for (const id of [first?.article, second?.article]) {
    const { versions } = await loadArticle(id ?? 0);
    expect(versions.map((each) => each.id)).toEqual([first?.article, second?.article]);
  }
});

test("a version that has nothing in common with the one before is one all the same, and a person's word parts them", async () => {
  const [one] = await bring({ text: `${BAKERY} Stub.`, url: "https://oven.example/prize" });
  const [other] = await bring({
    text: "The council will not build the bridge. Its members voted against it by nine to four, after a night of debate about costs and noise.",
    url: "https://oven.example/prize",
  });
  expect((await groupOf(other?.article))?.group_id).toBe(one?.article);
  await decidePair({ a: one?.article ?? 0, b: other?.article ?? 0, verdict: "kept-apart" });
  expect((await groupOf(other?.article))?.group_id).toBe(other?.article);
  expect((await loadArticle(other?.article ?? 0)).versions).toEqual([]);
});

test("the same text under a changed address of its site is one article with two addresses", async () => {
  const rows = ["https://mill.example/a", "https://mill.example/news/a", "https://mill.example/a"].map((url) => ({
    ...{ text: `${BAKERY} Mill.`, url },
  }));
  const [first, second, third] = [...(await bring(...rows.slice(0, 2))), ...(await bring(...rows.slice(2)))];
  expect([first, second, third].map((file) => [file?.article, file?.status])).toEqual([
    [first?.article, "added"],
    [first?.article, "already-there"],
    [first?.article, "already-there"],
  ]);
  expect([second?.error, third?.error]).toEqual([expect.stringContaining("another address of its site"), null]);
  const { otherAddresses, article } = await loadArticle(first?.article ?? 0);
  expect([article.url, otherAddresses.map(({ url }) => url)]).toEqual([
    "https://mill.example/a",
    ["https://mill.example/news/a"],
  ]);
});

test("the same text on another site, or from another outlet, is another article", async () => {
  const text = `${BAKERY} Other.`;
  const files = await bring(
    { text, url: "https://one.example/a", outlet: "One" },
    { text, url: "https://two.example/a", outlet: "Two" },
    { text, url: "https://one.example/b", outlet: "Three" },
  );
  expect(files.map(({ status }) => status)).toEqual(["added", "added", "added"]);
});

test("a canonical link that pages with different texts share is believed of none of them", async () => {
  const page = (words: string) =>
    `<html><head><link rel="canonical" href="https://wrong.example/all"></head><body><article><h1>What happened at ${words.slice(2, 12)}</h1>${words
      .split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("")}</article></body></html>`;
  const [ferry] = await bring({ html: page(ORCHARD) });
  expect((await loadArticle(ferry?.article ?? 0)).article.url).toBe("https://wrong.example/all");
  const [bakery] = await bring({ html: page(CLOCK) });
  for (const id of [ferry?.article, bakery?.article]) {
    const { article } = await loadArticle(id ?? 0);
    expect([article.url, article.groupId]).toEqual([null, id]);
    expect(article.remarks.join(" ")).toMatch(/address that other pages give too/);
  }
});
