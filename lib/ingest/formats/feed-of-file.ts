import { Parser } from "htmlparser2";
import { decode } from "../decode.ts";
import { type Feed, type FeedEntry, readFeed, readJsonFeed } from "./feed.ts";
import { kindOfFile } from "./texts-of-file.ts";

/** What an address gave: the feed itself, a page that names its feed, or neither. */
export type FeedFound = { readonly feed: Feed } | { readonly elsewhere: string } | null;

/** Types under which pages name their feeds. */
const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|feed\+json)/i;

/** The feed that these bytes are, or the address at which their page says that its feed is. Throws TOO_LARGE where it is deeper than is read. */
export function feedOfFile(bytes: Uint8Array, address: string): FeedFound {
  const kind = kindOfFile({ bytes, sourceId: "" });
  const { text } = decode(bytes);
  if (kind === "feed" && !text.trimStart().startsWith("{")) return { feed: readFeed(text) };
  if (kind === "feed" || kind === "json") {
    const feed = readJsonFeed(parsed(text));
    return feed ? { feed } : null;
  }
  const named = kind === "page" ? feedNamedBy(text, address) : null;
  return named === null ? null : { elsewhere: named };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first feed that a page's head names; those of comments are passed over. */
function feedNamedBy(html: string, address: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href = "", title = "" }) {
      if (found !== null || name !== "link" || !/\balternate\b/i.test(rel) || !FEED_TYPE.test(type)) return;
      if (/\bcomments?\b/i.test(`${title} ${href}`)) return;
      if (URL.canParse(href, address)) found = new URL(href, address).toString();
    },
  });
  parser.end(html);
  return found;
}

/** An entry as a feed of its own, so that what the feed says of it can be read where its page cannot be fetched. */
export function feedOfEntry(title: string | null, entry: FeedEntry, address: string | null): Uint8Array {
  const { content, isSummary } = entry;
  const alone = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    items: [
      {
        id: entry.id ?? address,
        url: address,
        title: entry.title,
        date_published: entry.date,
        authors: entry.author === null ? [] : [{ name: entry.author }],
        ...(content === null ? {} : { [isSummary ? "summary" : "content_html"]: content }),
      },
    ],
  };
  return new TextEncoder().encode(JSON.stringify(alone));
}
