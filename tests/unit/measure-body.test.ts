import { expect, test } from "vitest";
import { measureForm, measureJson } from "../../app/api/v1/_http/measure-body.ts";
import { draftOf } from "../../lib/ingest/draft.ts";

const million = (one: (i: number) => string) => Array.from({ length: 1_000_000 }, (_, i) => one(i)).join(",");

test.each([
  ["a million keys", () => `{${million((i) => `"k${i}":1`)}}`],
  ["a million values", () => `{"a":[${million(() => "0")}]}`],
  ["nested a million deep", () => `{"a":${"[".repeat(1_000_000)}`],
  ["40 MB", () => `{"text":"${"a".repeat(40 * 1024 * 1024)}"}`],
])("a JSON body of %s is refused before it is parsed", (_, body) => {
  expect(() => measureJson(body())).toThrow(expect.objectContaining({ code: "TOO_LARGE" }));
});

test("a large text with commas, quotes and brackets passes, since it is one value", () => {
  const text = '"[{,\\'.repeat(200_000);
  expect(() => measureJson(JSON.stringify({ text, outlet: "A", list: [1, 2, { deep: ["x\\"] }] }))).not.toThrow();
});

test("a form of a million fields is refused", () => {
  const form = new TextEncoder().encode("a=1&".repeat(1_000_000));
  expect(() => measureForm(form, "&")).toThrow(expect.objectContaining({ code: "TOO_LARGE" }));
  expect(() => measureForm(new TextEncoder().encode("text=one&outlet=two"), "&")).not.toThrow();
});

test("a million lines of one letter are refused by name and not taken apart", () => {
  const bytes = new TextEncoder().encode("a\n".repeat(1_000_000));
  expect(() => draftOf({ sourceId: "letters.txt", bytes })).toThrow(/1000001 lines/);
});
