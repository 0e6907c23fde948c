import { beforeAll, expect, test } from "vitest";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { loadWorksheet } from "../../lib/usecases/topics/load-worksheet.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { analysedSeeds } from "./support/seeds.ts";

beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
}, 180_000);

const sheets = async (perCell: number) => {
  const { rows } = await loadTopics();
  return Promise.all(rows.map(({ topic }) => loadWorksheet(topic, { columns: [], perCell })));
};

test("every quote belongs to a row and a column of its sheet, once, and is a sentence of its article", async () => {
  for (const sheet of await sheets(3)) {
    expect(sheet.quotes.map(({ number }) => number)).toEqual(sheet.quotes.map((_, i) => i + 1));
    for (const { text, key } of sheet.quotes) {
      expect(sheet.rows.map(({ number }) => number)).toContain(key.row);
      expect(sheet.columns).toContain(key.column);
      expect(key.column.articleIds).toContain(key.claim.articleId);
      expect(text).toBe(key.claim.sentenceText); // no sample text names one of these outlets in a sentence
    }
    expect(new Set(sheet.quotes.map(({ text }) => text)).size).toBe(sheet.quotes.length);
  }
});

test("the order is the same on every print and does not go by outlet", async () => {
  const one = await sheets(3);
  const again = await sheets(3);
  expect(again).toEqual(one);
  const long = one
    .filter(({ quotes }) => quotes.length > 5)
    .map(({ quotes }) => quotes.map(({ key }) => key.column.letter));
  expect(long.length).toBeGreaterThan(0);
  expect(long.some((letters) => letters.join() !== letters.toSorted().join())).toBe(true);
});

test("an outlet's name inside a quote is masked", async () => {
  await sql("UPDATE outlet SET name = 'White House' WHERE name = 'Asia Times'");
  const texts = (await sheets(3)).flatMap(({ quotes }) => quotes.map(({ text }) => text));
  expect(texts.some((text) => text.includes("[…]"))).toBe(true);
  expect(texts.join(" ")).not.toContain("White House");
});
