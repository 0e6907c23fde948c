import { beforeAll, describe, expect, test } from "vitest";
import { findArticles } from "../../lib/db/articles.ts";
import { database } from "../../lib/db/client.ts";
import { loadArticles } from "../../lib/usecases/articles/load-articles.ts";
import { loadChoice } from "../../lib/usecases/articles/load-choice.ts";
import { showArticles } from "../../lib/usecases/articles/show-article.ts";
import { loadChosenSheet } from "../../lib/usecases/duplicates/load-chosen-sheet.ts";
import { loadCompare } from "../../lib/usecases/duplicates/load-compare.ts";
import { freshDatabase } from "./support/database.ts";
import { analysedSeeds } from "./support/seeds.ts";

const ids = new Map<string, number>();
const id = (name: string) => ids.get(name) ?? -1;

beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
  for (const article of await findArticles(database(), { limit: 10 }))
    ids.set(article.sourceId.slice(0, 3), article.id);
}, 120_000);

const names = async (asked: Parameters<typeof loadArticles>[0]) => {
  const numbers = new Map([...ids].map(([name, number]) => [number, name]));
  return (await loadArticles(asked)).articles.map(({ article }) => numbers.get(article.id));
};

describe("the list of articles", () => {
  test("stands in the order that is asked for, the last imported first where nothing is", async () => {
    const latest = await names({});
    expect(latest).toEqual((await names({})).toSorted((a, b) => id(b ?? "") - id(a ?? "")));
    expect(await names({ order: "longest" })).toEqual(["004", "003", "001", "002", "000"]);
    expect((await names({ order: "newest" }))[0]).toBe("000");
    expect((await names({ order: "oldest" }))[0]).toMatch(/00[12]/);
  });

  test("is narrowed by words, by who is quoted, by date, and by what is not known; and says how many of how many", async () => {
    expect(await names({ words: "Sumy" })).toContain("000");
    expect(await names({ words: "no-such-word-anywhere" })).toEqual([]);
    expect((await names({ person: "Zelensky" })).length).toBeGreaterThan(0);
    expect((await names({ person: "Zelensky" })).length).toBeLessThan(5);
    expect(await names({ from: "2025-07", to: "2025-07" })).toEqual(["000"]);
    expect((await names({ to: "2024" })).toSorted()).toEqual(["001", "002"]);
    expect((await names({ look: "copies" })).toSorted()).toEqual(["001", "002"]);
    expect(await names({ look: "outlet" })).toEqual([]);
    const page = await loadArticles({ from: "2025" });
    expect([page.found, page.inAll, page.page, page.pages]).toEqual([3, 5, 1, 1]);
  });

  test("takes any signs for words and goes no further than its last page", async () => {
    expect(await names({ words: "-".repeat(50) })).toHaveLength(5);
    expect((await loadArticles({ page: 999 })).page).toBe(1);
  });
});

describe("choosing", () => {
  test("offers the copies of what is chosen first, then what was asked for by words, never what is chosen already", async () => {
    const copies = await loadChoice([id("001")], "");
    expect(copies.by).toBe("story");
    expect(copies.offered.map(({ article }) => article.id)).toEqual([id("002")]);
    const found = await loadChoice([id("000")], "Putin");
    expect(found.by).toBe("words");
    expect(found.offered.map(({ article }) => article.id)).not.toContain(id("000"));
    expect(found.offered.length).toBeGreaterThan(0);
    const alone = await loadChoice([id("000")], "");
    expect([alone.by, alone.offered.length]).toEqual(["latest", 4]);
  });

  test("exports those chosen, each once, and refuses more than can be chosen", async () => {
    const rows = await showArticles([id("003"), id("000"), id("003")]);
    expect(rows.map(({ article }) => article)).toEqual([id("000"), id("003")]);
    await expect(showArticles(Array.from({ length: 101 }, (_, i) => i + 1))).rejects.toThrow(/100/);
  });
});

describe("two articles that share no passage", () => {
  test("are tied by what they say on one point, in the paragraphs where it stands", async () => {
    const { pairs, ties } = await loadCompare([id("000"), id("003")]);
    expect(pairs[0]?.score.matchedWords).toBe(0);
    expect(ties.length).toBeGreaterThan(2);
    for (const { a, b, link } of ties) {
      expect(new Set([a.claim.articleId, b.claim.articleId])).toEqual(new Set([id("000"), id("003")]));
      expect(link.strength).toBe("sure");
      expect([a.paragraph, b.paragraph].every((number) => number !== null && number > 0)).toBe(true);
    }
  });

  test("make a worksheet that names no outlet in its title or quotes", async () => {
    const sheet = await loadChosenSheet([id("000"), id("003")], { perCell: 1 });
    expect(sheet.columns).toHaveLength(2);
    expect(sheet.rows.length).toBeGreaterThan(0);
    expect(sheet.quotes.length).toBeGreaterThan(1);
    expect(`${sheet.about.name} ${sheet.quotes.map(({ text }) => text).join(" ")}`).not.toMatch(/Asia Times|iNews/);
    await expect(loadChosenSheet([id("000")], { perCell: 1 })).rejects.toThrow(/two to 4/);
    await expect(loadChosenSheet([id("000"), 999_999], { perCell: 1 })).rejects.toThrow(/no longer here/);
  });
});
