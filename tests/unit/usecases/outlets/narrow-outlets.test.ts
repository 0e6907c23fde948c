import { expect, test } from "vitest";
import type { ListedOutlet } from "../../../../lib/usecases/outlets/load-outlets.ts";
import { narrowOutlets } from "../../../../lib/usecases/outlets/narrow-outlets.ts";

const outlet = (name: string, articles: number, bodyWords: number, perThousand: number | null): ListedOutlet => {
  const rate = perThousand === null ? null : { perThousand, low: 0, high: 9, uses: 1, words: 500 };
  return {
    id: articles,
    name,
    letter: "A",
    first: 1,
    articles,
    copies: 0,
    counts: { bodyWords, read: bodyWords, hedges: 0, obligation: 0, links: articles % 3 },
    hedges: rate as ListedOutlet["hedges"],
    obligation: null,
    compare: [],
  };
};
const ALL = [outlet("The Quay", 9, 200, null), outlet("Harbour Post", 5, 900, 0), outlet("Quayside Post", 4, 90, 3.1)];
const names = (rows: readonly ListedOutlet[]) => rows.map(({ name }) => name);

test("each of the words stands in a name, whatever its capitals", () => {
  expect(names(narrowOutlets(ALL, "quay", "articles"))).toEqual(["The Quay", "Quayside Post"]);
  expect(names(narrowOutlets(ALL, "POST  quay", "articles"))).toEqual(["Quayside Post"]);
  expect(narrowOutlets(ALL, "lighthouse", "articles")).toEqual([]);
});

test("an order puts most first, names from A, and what has no rate behind a rate of nought", () => {
  expect(names(narrowOutlets(ALL, "", "words"))).toEqual(["Harbour Post", "The Quay", "Quayside Post"]);
  expect(names(narrowOutlets(ALL, "", "name"))).toEqual(["Harbour Post", "Quayside Post", "The Quay"]);
  expect(names(narrowOutlets(ALL, "", "hedges"))).toEqual(["Quayside Post", "Harbour Post", "The Quay"]);
  expect(names(narrowOutlets(ALL, "", "obligation"))).toEqual(names(ALL));
});
