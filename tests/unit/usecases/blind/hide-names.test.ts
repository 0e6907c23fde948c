import fc from "fast-check";
import { expect, test } from "vitest";
import { hideNames } from "../../../../lib/usecases/blind/hide-names.ts";

const LETTERS = new Map([
  ["The Valley Gazette", "A"],
  ["Valley", "B"],
]);

test("an outlet becomes its letter wherever we name it; addresses and authors go", () => {
  const view = {
    column: { key: "outlet 3", letter: "A", name: "The Valley Gazette" },
    article: {
      outlet: "Valley",
      url: "https://valley.example/mill",
      author: "Ana Reed",
      origins: { url: { note: "https://valley.example/feed" } },
    },
    sentence: "The Valley Gazette has 8 hedges; Valley’s has none.",
  };
  expect(hideNames(view, LETTERS)).toEqual({
    column: { key: "outlet 3", letter: "A", name: "Outlet A" },
    article: { outlet: "Outlet B", url: null, author: null, origins: { url: { note: "an address, hidden" } } },
    sentence: "Outlet A has 8 hedges; Outlet B’s has none.",
  });
});

test("what a decision or an origin says of an author or an address goes too", () => {
  const detail = { field: "author", value: "Ana Reed", before: { value: "A. Reed", origin: { origin: "stated" } } };
  const rows = [
    { kind: "metadata", subject: "3 author", verdict: "Ana Reed", detail },
    { kind: "metadata", subject: "3 outlet", verdict: "Valley", detail: { field: "outlet", value: "Valley" } },
    {
      origins: { author: { origin: "inferred", note: "By Ana Reed" }, headline: { origin: "stated", note: "Title:" } },
    },
  ];
  expect(hideNames(rows, LETTERS)).toEqual([
    {
      kind: "metadata",
      subject: "3 author",
      verdict: "hidden",
      detail: { field: "author", value: "hidden", before: { value: "hidden", origin: { origin: "stated" } } },
    },
    { kind: "metadata", subject: "3 outlet", verdict: "Outlet B", detail: { field: "outlet", value: "Outlet B" } },
    { origins: { author: { origin: "inferred", note: "hidden" }, headline: { origin: "stated", note: "Title:" } } },
  ]);
});

test.each([
  ["the_valley-gazette 3.txt", "file of Outlet A"],
  ["TheValleyGazette.html", "file of Outlet A"],
  ["2025-07-valley.txt", "file of Outlet B"],
  ["valleyfield.txt", "valleyfield.txt"],
  ["mill.txt", "mill.txt"],
])("of a file called %s a blind reader reads %s", (sourceId, shown) => {
  expect(hideNames({ sourceId }, LETTERS)).toEqual({ sourceId: shown });
});

test("a told decision about an author keeps its sentence and hides the name", () => {
  const told = [
    "The author of ",
    { quote: "Iris Holm", field: "author" },
    { quote: "Gale warning", field: "headline" },
  ];
  expect(hideNames(told, LETTERS)).toEqual([
    "The author of ",
    { quote: "hidden", field: "author" },
    { quote: "Gale warning", field: "headline" },
  ]);
});

test("what an article says stays letter for letter, since offsets point into it", () => {
  const view = {
    text: "The Valley Gazette has learned …",
    headline: "Valley floods",
    speaker: "Valley",
    left: "said The Valley Gazette in",
  };
  expect(hideNames(view, LETTERS)).toEqual(view);
});

test("a name inside a longer word is not a name", () => {
  expect(hideNames({ note: "Valleyfield and Hill-Valley" }, LETTERS)).toEqual({
    note: "Valleyfield and Hill-Outlet B",
  });
});

test("maps, lists and dates keep their kind", () => {
  const at = new Date(0);
  expect(hideNames({ at, by: new Map([[3, { name: "Valley" }]]), rows: [["Valley"]] }, LETTERS)).toEqual({
    at,
    by: new Map([[3, { name: "Outlet B" }]]),
    rows: [["Outlet B"]],
  });
});

test("no name is left in words of ours, whatever the names hold", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((text) => text.trim() === text && !/^outlet|^[\p{L}\p{N}?]$/iu.test(text));
  fc.assert(
    fc.property(name, fc.string(), (outlet, around) => {
      const hidden = hideNames({ name: outlet, note: `${around} (${outlet})` }, new Map([[outlet, "A"]]));
      expect(hidden.name).toBe("Outlet A");
      if (/^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(outlet)) expect(hidden.note.endsWith("(Outlet A)")).toBe(true);
    }),
  );
});
