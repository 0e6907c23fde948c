import { describe, expect, test } from "vitest";
import { draftOf } from "../../../../lib/ingest/draft.ts";
import { textsOfFile } from "../../../../lib/ingest/formats/texts-of-file.ts";

const BODY = "The harbour board of Quell has closed the quay until the crane has been looked at, it said on Monday.";
const drafts = async (name: string, source: string) => {
  const all = [];
  for await (const text of textsOfFile({ sourceId: name, bytes: Buffer.from(source) }))
    if ("bytes" in text) all.push(draftOf(text));
  return all;
};

describe("entities", () => {
  test.each([
    ["once encoded", "Marks &amp; Sons &#8217;s &eacute;", "Marks & Sons ’s é"],
    ["twice encoded", "Marks &amp;amp; Sons &amp;#8217;s &amp;eacute;", "Marks & Sons ’s é"],
    ["three times encoded", "Marks &amp;amp;amp; Sons", "Marks & Sons"],
    ["that a text about markup means", "Write &amp;lt;b&amp;gt; for bold", "Write &lt;b&gt; for bold"],
    ["in code", "Write <code>&amp;amp;</code> for it", "Write &amp; for it"],
    ["that are none", "R&D; AT&T and &unknown;", "R&D; AT&T and &unknown;"],
  ])("of a page, %s", async (_, source, words) => {
    const [draft] = await drafts(
      "a.html",
      `<html><body><article><h1>A crane</h1><p>${BODY}</p><p>${source}</p></article></body></html>`,
    );
    expect(draft?.text.split("\n")).toContain(words);
  });

  test("of titles and names in a page and a feed are decoded as they are meant", async () => {
    const [page] = await drafts(
      "a.html",
      `<html><head><meta property="og:title" content="Tom &amp;amp; Jerry&amp;#039;s crane falls"><meta property="og:site_name" content="Quell &amp;amp; Vale"></head><body><p>${BODY}</p></body></html>`,
    );
    expect([page?.metadata.headline?.value, page?.metadata.outlet?.value]).toEqual([
      "Tom & Jerry's crane falls",
      "Quell & Vale",
    ]);
    const [entry] = await drafts(
      "feed.xml",
      `<rss><channel><title>Quell &amp;amp; Vale</title><item><title>Tom &amp;amp; Jerry&amp;#8217;s crane</title><description>&lt;p&gt;${BODY} It&amp;amp;#8217;s shut.&lt;/p&gt;</description></item></channel></rss>`,
    );
    expect([entry?.metadata.headline?.value, entry?.metadata.outlet?.value]).toEqual([
      "Tom & Jerry’s crane",
      "Quell & Vale",
    ]);
    expect(entry?.text).toContain("It’s shut.");
  });
});
