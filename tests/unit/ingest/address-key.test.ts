import { expect, test } from "vitest";
import { addressKey } from "../../../lib/ingest/address-key.ts";

const key = (address: string) => addressKey(address)?.key;

test.each([
  "http://www.pier.example/2026/ferry/",
  "https://m.pier.example/2026/ferry?utm_source=mail&fbclid=1",
  "https://PIER.example/2026/ferry#comments",
  "https://web.archive.org/web/20260102030405/https://pier.example/2026/ferry",
  "https://amp.pier.example/2026/ferry/amp/",
])("%s is the address of the article", (address) => {
  expect(key(address)).toBe(key("https://pier.example/2026/ferry"));
});

test.each([
  "https://pier.example/2026/Ferry",
  "https://pier.example/2026/ferry?page=2",
  "https://news.pier.example/2026/ferry",
  "https://pier.example/2026/ferry/more",
])("%s is another one", (address) => {
  expect(key(address)).not.toBe(key("https://pier.example/2026/ferry"));
  expect(key(address)).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  "https://pier.example",
  "https://pier.example/",
  "https://www.pier.example/index.html",
  "https://pier.example/en/",
  "https://pier.example/de-at",
  "ftp://pier.example/a",
  "ferry",
  "",
])("%s is no article's address", (address) => {
  expect(addressKey(address)).toBeNull();
});

test("the site is the host without what shows the same pages", () => {
  expect(addressKey("https://www.pier.example:8080/a")?.site).toBe("pier.example:8080");
});
