import type { NamedFeed } from "../model/feed.ts";

/** A list of feeds (OPML 2.0), as other programs read it. */
export function opmlOf(feeds: readonly NamedFeed[]): string {
  const outlines = feeds.map(({ address, title }) => {
    const name = escaped(title ?? address);
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(address)}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    "  <head><title>Feeds watched by Parallax</title></head>",
    "  <body>",
    ...outlines,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

/** As an attribute holds it. What XML cannot hold at all is left out. */
function escaped(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, " ");
}
