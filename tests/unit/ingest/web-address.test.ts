import { describe, expect, it } from "vitest";
import { addressesIn, webAddress } from "../../../lib/ingest/web-address.ts";

describe("an address of the web", () => {
  it.each([
    ["https://paper.example/a?utm_source=x&utm_medium=y", "https://paper.example/a"],
    ["https://paper.example/a?id=7&fbclid=abc#comments", "https://paper.example/a?id=7"],
    ["https://paper.example/a?ref_src=twsrc&page=2", "https://paper.example/a?page=2"],
    ["https://paper.example/news/flood/amp", "https://paper.example/news/flood/"],
    ["https://paper.example/news/flood/amp/?amp=1", "https://paper.example/news/flood/"],
    ["https://amp.paper.example/flood", "https://www.paper.example/flood"],
    ["https://paper.example/amp/flood.html", "https://paper.example/flood.html"],
    ["https://paper.example/flood.amp.html", "https://paper.example/flood.html"],
    ["https://user:pass@paper.example/a", "https://paper.example/a"],
    ["https://paper.example/example", "https://paper.example/example"],
    ["https://paper.example/campaign", "https://paper.example/campaign"],
  ])("%s is kept as %s", (typed, address) => {
    expect(webAddress(typed)).toEqual({ address, heldBy: null });
  });

  it.each([
    [
      "https://web.archive.org/web/20250301120000/https://paper.example/a?utm_source=x",
      "https://paper.example/a",
      "web.archive.org",
    ],
    ["https://web.archive.org/web/20250301id_/http://paper.example/a", "http://paper.example/a", "web.archive.org"],
    ["https://web.archive.org/web/2025/paper.example/a", "https://paper.example/a", "web.archive.org"],
    ["https://archive.ph/20250301/https://paper.example/a", "https://paper.example/a", "archive.ph"],
    ["https://archive.is/o/abc12/https://paper.example/a", "https://paper.example/a", "archive.is"],
    ["https://www.google.com/amp/s/paper.example/a/amp", "https://paper.example/a/", "google.com"],
    [
      "https://paper-example.cdn.ampproject.org/c/s/paper.example/a",
      "https://paper.example/a",
      "paper-example.cdn.ampproject.org",
    ],
    ["https://12ft.io/proxy?q=https%3A%2F%2Fpaper.example%2Fa", "https://paper.example/a", "12ft.io"],
    ["https://12ft.io/https:/paper.example/a", "https://paper.example/a", "12ft.io"],
    [
      "https://translate.google.com/translate?sl=de&u=https%3A%2F%2Fpaper.example%2Fa",
      "https://paper.example/a",
      "translate.google.com",
    ],
  ])("%s is the page %s, held elsewhere", (typed, address, heldBy) => {
    expect(webAddress(typed)).toEqual({ address, heldBy });
  });

  it.each([
    "ftp://paper.example/a",
    "javascript:alert(1)",
    "paper.example/a",
    "",
    "https://",
    `https://x.example/${"a".repeat(3000)}`,
  ])("%s is none", (typed) => {
    expect(webAddress(typed)).toBeNull();
  });
});

describe("addresses in what was pasted", () => {
  it("are all of it or none", () => {
    expect(addressesIn(" https://a.example/1\nhttps://b.example/2 \n\nhttps://a.example/1")).toEqual([
      "https://a.example/1",
      "https://b.example/2",
    ]);
    expect(addressesIn("https://a.example/1 says that the bridge is closed.")).toBeNull();
    expect(addressesIn("")).toBeNull();
    expect(addressesIn("Read it at\nhttps://a.example/1")).toBeNull();
  });
});
