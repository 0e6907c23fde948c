import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueMetadata, parseCatalogue } from "../../lib/ingest/catalogue.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import { countWords } from "../../lib/text/tokens.ts";

const SEEDS = [
  ["000_0ab37cda6623a2b6.txt", "c154a24ac5c703394da5b9b043a9a81dad62a9506eb7b2299bafddb472d87e17", 604],
  ["001_614d5a8d41516484.txt", "a2073aed16286518602d460d540b15015b6dc426d86500b4015bb65b0b75cc58", 614],
  ["002_b9f1c207de901b18.txt", "c3cdbccace6001f3a1ae932722e3316b83ce6af3e5c8441d8098229ba2646840", 614],
  ["003_3c6fdf571a72945e.txt", "48b1601d858ff668398f6d6f31fd16d4df1a17b27f327f5a676b2394c6ce87d6", 802],
  ["004_f7cffabc28143518.txt", "1e70d463be368cff26b863458c8053fa7ddca9f9213c4cff28bed337d7abf2da", 2973],
] as const;
const folder = new URL("../../seeds/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));
const draft = (name: string) => draftOf({ sourceId: name, bytes: read(name) });
const texts = (name: string, role: string) => {
  const { text, passages } = draft(name);
  return passages.filter((passage) => passage.role === role).map(({ start, end }) => text.slice(start, end));
};

test.each(SEEDS)("%s is byte for byte as given, and its body has all its words", (name, sha256, words) => {
  expect(createHash("sha256").update(read(name)).digest("hex")).toBe(sha256);
  const body = texts(name, "body");
  expect(body.reduce((sum, passage) => sum + countWords(passage), 0)).toBe(words);
  expect(draft(name).language).toBe("en");
});

test("the two copies of one article have the same body", () => {
  expect(texts(SEEDS[1][0], "body")).toHaveLength(10);
  expect(texts(SEEDS[1][0], "body")).toEqual(texts(SEEDS[2][0], "body"));
});

test("what is not body has its role", () => {
  expect(texts(SEEDS[0][0], "headline")).toEqual([]);
  expect(texts(SEEDS[0][0], "caption")).toHaveLength(1);
  expect(texts(SEEDS[0][0], "comment")).toHaveLength(17);
  expect(texts(SEEDS[1][0], "headline")).toHaveLength(1);
  expect(texts(SEEDS[1][0], "deck")).toHaveLength(1);
  expect(texts(SEEDS[1][0], "caption")).toHaveLength(3);
  expect(texts(SEEDS[2][0], "appeal")).toHaveLength(3);
  expect(texts(SEEDS[3][0], "caption")).toHaveLength(2);
  expect(texts(SEEDS[3][0], "furniture")).toHaveLength(2);
  expect(texts(SEEDS[4][0], "comment")).toHaveLength(4);
});

test("the catalogue knows every seed and names the origin of each value", () => {
  const catalogue = parseCatalogue(JSON.parse(read("catalogue.json").toString("utf8")));
  for (const [name] of SEEDS) {
    const metadata = catalogueMetadata(catalogue, name);
    expect(metadata?.outlet?.note).toBeTruthy();
    expect(metadata?.publishedAt?.value).toMatch(/^20\d\d-\d\d$/);
  }
  expect(catalogueMetadata(catalogue, "toString")).toBeUndefined();
});
