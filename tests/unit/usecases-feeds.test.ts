import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { opmlOf } from "../../lib/export/opml.ts";
import { feedOfEntry, feedOfFile } from "../../lib/ingest/formats/feed-of-file.ts";
import { readOpml } from "../../lib/ingest/formats/opml.ts";
import { listedEntries } from "../../lib/usecases/feeds/new-entries.ts";
import { nextLookIn } from "../../lib/usecases/feeds/next-look.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const HOUR = 3_600_000;

describe("a list of feeds", () => {
  test("names each once, in folders, with bare ampersands and names in any case", () => {
    const xml = `<opml version="1.0"><body><outline text="Papers"><outline text="Elm & Oak" xmlUrl="https://elm.example/feed"/>
      <outline TITLE="Hill" XMLURL="http://hill.example/rss"></outline></outline>
      <outline text="again" xmlUrl="https://elm.example/feed"/><outline text="a note"/><outline xmlUrl="ftp://x.example/"/></body></opml>`;
    expect(readOpml(xml)).toEqual([
      { address: "https://elm.example/feed", title: "Elm & Oak" },
      { address: "http://hill.example/rss", title: "Hill" },
    ]);
  });

  test("without any feed is refused", () => {
    for (const xml of ["", "<opml/>", "not a list", '<html><a href="https://x.example">x</a></html>'])
      expect(() => readOpml(xml)).toThrow(/names no feed/);
  });

  test("comes back as it was written, whatever the titles", () => {
    const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((words) => words.trim() || "x");
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 5 }), (titles) => {
        const feeds = titles.map((each, i) => ({ title: each, address: `https://paper${i}.example/?a=1&b="${i}"` }));
        expect(readOpml(opmlOf(feeds)).map(({ address }) => address)).toEqual(feeds.map(({ address }) => address));
        expect(readOpml(opmlOf(feeds)).map((feed) => feed.title)).toEqual(
          titles.map(
            (each) =>
              each
                .replace(/[\t\n\r]/g, " ")
                .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
                .trim() || expect.any(String),
          ),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe("what an address gives", () => {
  test("is the feed, the feed that a page names, or neither", () => {
    const rss = "<rss><channel><title>Elm</title><item><title>A</title><link>/a</link></item></channel></rss>";
    expect(feedOfFile(bytesOf(rss), "https://elm.example/")).toMatchObject({ feed: { title: "Elm" } });
    const json = { version: "https://jsonfeed.org/version/1.1", title: "Elm", items: [{ id: "1", content_text: "x" }] };
    expect(feedOfFile(bytesOf(JSON.stringify(json)), "https://elm.example/")).toMatchObject({ feed: { title: "Elm" } });
    const page = `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel="alternate" type="text/html" hreflang="de" href="/de"><link rel="Alternate" type="application/atom+xml" href="news.atom"></head><body><p>Words</p></body></html>`;
    expect(feedOfFile(bytesOf(page), "https://elm.example/home/")).toEqual({
      elsewhere: "https://elm.example/home/news.atom",
    });
    expect(
      feedOfFile(bytesOf("<!doctype html><html><body><p>Words</p></body></html>"), "https://elm.example/"),
    ).toBeNull();
    expect(feedOfFile(bytesOf("Words and nothing else."), "https://elm.example/")).toBeNull();
    expect(feedOfFile(bytesOf('{"rows": 3'), "https://elm.example/")).toBeNull();
  });

  test("an entry alone is a feed again, with all it said", () => {
    const entry = { id: "7", title: "Bridge", link: "/a", author: "Dora Finch", date: "2025-03-04", updated: null };
    const whole = feedOfFile(
      feedOfEntry("Elm", { ...entry, content: "<p>Closed.</p>", isSummary: false }, "https://e.example/a"),
      "",
    );
    expect(whole).toMatchObject({
      feed: {
        title: "Elm",
        entries: [{ id: "7", title: "Bridge", author: "Dora Finch", content: "<p>Closed.</p>", isSummary: false }],
      },
    });
    const short = feedOfFile(feedOfEntry("Elm", { ...entry, content: "Closed.", isSummary: true }, null), "");
    expect(short).toMatchObject({ feed: { entries: [{ content: "Closed.", isSummary: true }] } });
  });
});

describe("an entry is known by id and address together", () => {
  const entry = { title: "A", author: null, date: null, updated: null, content: null, isSummary: true };
  const identities = (...these: [string | null, string | null][]) =>
    listedEntries(
      { title: "Elm", entries: these.map(([id, link]) => ({ ...entry, id, link })) },
      "https://elm.example/feed/",
    ).map(({ identity }) => identity);

  test("so that neither ids that begin again nor one address for all hide an entry", () => {
    expect(new Set(identities(["1", "/a"], ["1", "/b"], ["2", "/a"])).size).toBe(3);
    expect(identities(["1", "/a"], ["1", "https://elm.example/a"])).toHaveLength(1);
  });

  test("and its version by what the feed states of it", () => {
    const stated = (changed: object) =>
      listedEntries(
        { title: null, entries: [{ ...entry, id: "1", link: "/a", ...changed }] },
        "https://elm.example/",
      )[0]?.stated;
    expect(stated({ content: "another advertisement" })).toBe(stated({}));
    for (const changed of [{ title: "B" }, { updated: "2025-03-05" }]) expect(stated(changed)).not.toBe(stated({}));
  });

  test("what leads to no page of the web has no address", () => {
    const [one] = listedEntries(
      { title: null, entries: [{ ...entry, id: "1", link: "javascript:alert(1)" }] },
      "https://e.example/",
    );
    expect(one?.address).toBeNull();
  });
});

test("the next look: an hour, later where nothing comes or it fails, never before a site asks to be", () => {
  expect(nextLookIn({ failures: 0, quietLooks: 0 })).toBe(HOUR);
  expect([1, 2, 3, 50].map((quietLooks) => nextLookIn({ failures: 0, quietLooks }) / HOUR)).toEqual([2, 4, 6, 6]);
  expect([1, 2, 5, 6, 90].map((failures) => nextLookIn({ failures, quietLooks: 9 }) / HOUR)).toEqual([
    1, 2, 16, 24, 24,
  ]);
  expect(nextLookIn({ failures: 1, quietLooks: 0, askedMs: 5 * HOUR })).toBe(5 * HOUR);
  expect(nextLookIn({ failures: 1, quietLooks: 0, askedMs: 9999 * HOUR })).toBe(168 * HOUR);
});
