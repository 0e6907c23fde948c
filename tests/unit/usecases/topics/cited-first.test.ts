import { expect, test } from "vitest";
import { citedFirst } from "../../../../lib/usecases/topics/cited-first.ts";

const article = (id: number) => ({ id });
const claims = [3, 7, 7, 9].map((articleId) => ({ articleId }));

test("a column is headed by its article with most claims; an outlet without any keeps its first", () => {
  const columns = [
    { key: "outlet 1", leads: [1, 2, 3, 7].map(article) },
    { key: "outlet 2", leads: [4, 5].map(article) },
    { key: "outlet 3", leads: [8, 9].map(article) },
  ];
  const { columns: ordered, cited } = citedFirst(columns, claims);
  expect(ordered.map(({ key, leads }) => [key, leads.map(({ id }) => id)])).toEqual([
    ["outlet 1", [7, 3, 1, 2]],
    ["outlet 2", [4, 5]],
    ["outlet 3", [9, 8]],
  ]);
  // The months between the texts are those of the articles that are quoted.
  expect(cited.map(({ id }) => id)).toEqual([7, 3, 4, 9]);
});

test("where nothing is claimed nothing moves", () => {
  const columns = [{ key: "outlet 1", leads: [2, 1].map(article) }];
  expect(citedFirst(columns, [])).toEqual({ columns, cited: [article(2)] });
});
