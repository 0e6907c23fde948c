import { Parser } from "htmlparser2";
import { AppError } from "../../model/errors.ts";
import { DEEPEST_FEED, MOST_ENTRIES } from "../../model/limits.ts";

/** An entry of a feed, every value as it stands there, entities decoded once. */
export type FeedEntry = {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly author: string | null;
  readonly date: string | null;
  /** When it was changed last, where it says so besides. */
  readonly updated: string | null;
  /** Its whole text where the feed has it, else its summary; HTML or plain. */
  readonly content: string | null;
  readonly isSummary: boolean;
};

/** A feed: whose it is, and its entries in their order. */
export type Feed = { readonly title: string | null; readonly entries: readonly FeedEntry[] };

type Values = Record<string, string | undefined>;
type Open = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  words: string;
  markup: boolean;
};

/** Elements whose markup belongs to the text of an entry. */
const TEXTS = new Set([
  "content:encoded",
  "encoded",
  "content",
  "description",
  "summary",
  "xhtml:body",
  "body",
  "fullitem",
]);

/**
 * The entries of an RSS, RDF or Atom feed. It is read tag by tag with a forgiving parser, because one in seven feeds breaks a rule of XML
 * and a strict reader gives nothing of it: namespaces are passed over, missing end tags and bare ampersands forgiven.
 *
 * @throws AppError TOO_LARGE where it is deeper than is read.
 */
export function readFeed(xml: string): Feed {
  const entries: FeedEntry[] = [];
  let feedTitle: string | null = null;
  let entry: Values | null = null;
  let entryDepth = 0;
  const open: Open[] = [];
  const parser = new Parser(
    {
      onopentag(raw, attributes) {
        const name = raw.toLowerCase();
        const bare = local(name);
        const inText = open.find((each) => each.markup);
        if (inText)
          inText.words += `<${bare}${attributes.href ? ` href="${attributes.href.replaceAll('"', "&quot;")}"` : ""}>`;
        else if ((bare === "item" || bare === "entry") && !entry) {
          entry = attributes["rdf:about"] ? { id: attributes["rdf:about"] } : {};
          entryDepth = open.length;
        } else if (entry && bare === "link") keepLink(entry, attributes);
        if (open.length > DEEPEST_FEED)
          throw new AppError(
            "TOO_LARGE",
            `The elements of this feed stand too deep in one another, more than ${DEEPEST_FEED} levels. Nothing of it was kept.`,
          );
        open.push({ name, attributes, words: "", markup: !inText && entry !== null && isMarkup(name, attributes) });
      },
      ontext(words) {
        const top = open.at(-1);
        const inText = open.find((each) => each.markup);
        if (inText) inText.words += escaped(words);
        else if (top) top.words += words;
      },
      onclosetag(raw) {
        const at = open.findLastIndex(({ name }) => name === raw.toLowerCase());
        if (at < 0) return;
        const closed = open.splice(at);
        const [element] = closed;
        if (!element) return;
        const inText = open.find((each) => each.markup);
        if (inText) {
          inText.words += `</${local(element.name)}>`;
          return;
        }
        if (entry && open.length <= entryDepth) {
          if (entries.length < MOST_ENTRIES) entries.push(entryOf(entry));
          entry = null;
        } else if (entry) keep(entry, element, open);
        else if (local(element.name) === "title" && open.length <= 3) feedTitle ??= clean(element.words);
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeCDATA: true, recognizeSelfClosing: true },
  );
  parser.write(xml);
  parser.end();
  return { title: feedTitle, entries };
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Markup that stands in the feed as elements, not as escaped text. */
function isMarkup(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (name === "xhtml:body" || name === "body") return true;
  return (
    TEXTS.has(name) &&
    (/xhtml/i.test(attributes.type ?? "") || (attributes.mode === "xml" && /html/i.test(attributes.type ?? "")))
  );
}

function keepLink(
  entry: Values,
  { href, rel = "alternate", type = "text/html" }: Readonly<Record<string, string>>,
): void {
  if (!href || !/^alternate$/i.test(rel)) return;
  if (entry.link === undefined || (/html/i.test(type) && entry.linkType !== "html")) {
    entry.link = href;
    entry.linkType = /html/i.test(type) ? "html" : "other";
  }
}

/** What elements of an entry are called, by what they say; the first that says it has it. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^(?!media:)(?:\w+:)?title$/, "title"],
  [/^(?:\w+:)?(?:guid|id)$/, "id"],
  [/^(?:\w+:)?link$/, "link"],
  [/^(?:\w+:)?(?:author|creator)$/, "author"],
  [/^(?:\w+:)?(?:pubdate|published|issued|date|created)$/, "date"],
  [/^(?:\w+:)?(?:updated|modified)$/, "updated"],
  [/^(?!media:|itunes:)(?:\w+:)?(?:description|summary)$/, "summary"],
];

function keep(entry: Values, { name, words, attributes }: Open, open: readonly Open[]): void {
  const around = open.at(-1);
  const parent = local(around?.name ?? "");
  if (parent === "title" && around) around.words += words;
  if (/^(?:title|source|image|textinput|contributor)$/.test(parent)) return;
  const value = clean(fromBase64(words, attributes));
  if (value === null) return;
  if (parent === "author" || parent === "creator") {
    if (local(name) === "name") entry.author ??= value;
    return;
  }
  const field = FIELDS.find(([pattern]) => pattern.test(name))?.[1] ?? (TEXTS.has(name) ? "content" : undefined);
  if (field === undefined) return;
  entry[field] ??= field === "author" ? personIn(value) : value;
  if (local(name) === "guid" && attributes.ispermalink !== "false" && /^https?:/i.test(value))
    entry.permalink ??= value;
}

/** The early Atom feeds may carry a text as base64. */
function fromBase64(words: string, { mode, type = "text" }: Readonly<Record<string, string>>): string {
  const isEncoded = mode === "base64" || /^application\/octet-stream$/i.test(type);
  return isEncoded ? Buffer.from(words, "base64").toString("utf8") : words;
}

/** "dora@example.org (Dora Finch)" */
function personIn(value: string): string {
  return /^[^\s@]{1,200}@[^\s@]{1,200}\s{1,20}\(([^)]{1,200})\)$/.exec(value)?.[1] ?? value;
}

function entryOf(values: Values): FeedEntry {
  const { content, summary } = values;
  const whole = content !== undefined && content.length >= (summary?.length ?? 0);
  return {
    id: values.id ?? null,
    title: values.title ?? null,
    link: values.link ?? values.permalink ?? null,
    author: values.author ?? null,
    date: values.date ?? values.updated ?? null,
    updated: values.updated ?? null,
    content: (whole ? content : (summary ?? content)) ?? null,
    isSummary: !whole,
  };
}

function clean(words: string): string | null {
  return words.trim() || null;
}

const escaped = (words: string) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The entries of a JSON feed, or null where the value is none. */
export function readJsonFeed(value: unknown): Feed | null {
  if (typeof value !== "object" || value === null || !Array.isArray((value as { items?: unknown }).items)) return null;
  const feed = value as { readonly title?: unknown; readonly items: readonly unknown[] };
  const words = (each: unknown) => (typeof each === "string" || typeof each === "number" ? clean(String(each)) : null);
  return {
    title: words(feed.title),
    entries: feed.items.slice(0, MOST_ENTRIES).flatMap((each): FeedEntry[] => {
      if (typeof each !== "object" || each === null) return [];
      const item = each as Record<string, unknown>;
      const [author] = [item.authors ?? item.author].flat() as { readonly name?: unknown }[];
      const whole = words(item.content_html) ?? words(item.content_text);
      return [
        {
          id: words(item.id),
          title: words(item.title),
          link: words(item.url) ?? words(item.external_url),
          author: words(author?.name),
          date: words(item.date_published) ?? words(item.date_modified),
          updated: words(item.date_modified),
          content: whole ?? words(item.summary),
          isSummary: whole === null,
        },
      ];
    }),
  };
}
