import { attribute, type PageElement, rawText } from "./document.ts";
import { articleThing, namesOfThing, thingWords } from "./json-ld.ts";

/** A value that the page's data give, with the place in words: "its JSON-LD", "its og:title". */
export type PageValue = { readonly value: string; readonly place: string };

/** Characters of an element that are read for a name, a date or a heading: one element may hold the whole page, and a thousand may do so. */
export const LONGEST_WORDS = 400;

/** All that a page says of its article for machines, each list surest first. */
export type PageData = {
  readonly titles: readonly PageValue[];
  readonly authors: readonly PageValue[];
  readonly published: readonly PageValue[];
  readonly updated: readonly PageValue[];
  readonly outlets: readonly PageValue[];
  readonly addresses: readonly PageValue[];
  readonly language: string | undefined;
  readonly articleBody: string | undefined;
  readonly description: string | undefined;
  /** Words of the first heading of the first rank that has any. */
  readonly headings: readonly string[];
  /** Whether the page says that only its beginning can be read without paying. */
  readonly isExcerpt: boolean;
};

const PUBLISHED =
  /^(?:article:published_time|article:published|og:published_time|og:article:published_time|datepublished|date_published|publish(?:ed)?[-_.]?(?:date|time)|publication[-_]?date|publicationdate|pub[-_]?date|pubdate|dc\.?date(?:\.issued|\.created)?|dcterms\.(?:created|issued|date|available)|dc:date|dc\.created|date|sailthru\.date|parsely-pub-date|article\.published|article_date_original|cxenseparse:recs:publishtime|prism\.publicationdate|citation_(?:publication_)?date|rnews:datepublished|originalpublicationdate|timestamp|created|shareaholic:article_published_time|last-published|bt:pubdate|og:pubdate|eomportal-issue(?:date)?|displaydate|sort_date|article-publication-date|creation_date)$/i;
const UPDATED =
  /^(?:article:modified_time|og:updated_time|og:modified_time|datemodified|modified[-_]?(?:date|time)|last[-_]?modified|dcterms\.modified|dc\.date\.modified|revised|updated[-_]?(?:at|time)?|lastmod|article:updated_time|shareaholic:article_modified_time)$/i;
const AUTHOR =
  /^(?:author|article:author|og:article:author|dc\.?creator|dc:creator|dcterms\.creator|dc\.contributor|sailthru\.author|parsely-author|byl|citation_author|article\.author|cxenseparse:author|authors?|creator|rbauthors|shareaholic:article_author_name|twitter:creator:name|article:author_name|page-author|news_author|auteur|autor)$/i;
const TITLE =
  /^(?:og:title|twitter:title|dc\.?title|dcterms\.title|dc:title|parsely-title|sailthru\.title|citation_title|title|headline|fulltitle|rbtitle)$/i;
const OUTLET =
  /^(?:og:site_name|application-name|dc\.publisher|dc:publisher|dcterms\.publisher|citation_journal_title|publisher|copyright|article:publisher_name)$/i;

/** What the page says of its article in JSON-LD, meta elements, microdata and links. */
export function pageData(all: readonly PageElement[]): PageData {
  const { article, page } = articleThing(all);
  const metas = all.filter(({ tagName }) => tagName === "meta");
  const meta = (pattern: RegExp): PageValue[] =>
    metas.flatMap((element) => {
      const name = attribute(element, "property") || attribute(element, "name") || attribute(element, "itemprop");
      const value = attribute(element, "content").trim();
      return value !== "" && pattern.test(name.trim()) ? [{ value, place: `its ${name.trim()}` }] : [];
    });
  const ld = (value: string | undefined): PageValue[] => (value ? [{ value, place: "its JSON-LD" }] : []);
  const item = (name: RegExp): PageElement[] => all.filter((each) => name.test(attribute(each, "itemprop")));
  const title = all.find(({ tagName }) => tagName === "title");
  const canonical = all.find(
    ({ tagName, attrs }) =>
      tagName === "link" && attrs.some(({ name, value }) => name === "rel" && /\bcanonical\b/i.test(value)),
  );
  const html = all.find(({ tagName }) => tagName === "html");
  return {
    titles: [
      ...ld(thingWords(article?.headline)),
      ...meta(/^og:title$/i),
      ...meta(TITLE),
      ...ld(thingWords(article?.name)),
      ...(title ? [{ value: rawText(title).replace(/\s+/g, " ").trim(), place: "its title" }] : []),
    ].filter(({ value }) => value !== ""),
    authors: [...namesGiven(article?.author), ...namesGiven(article?.creator), ...meta(AUTHOR), ...byMarkup(all)],
    published: [
      ...ld(thingWords(article?.datePublished)),
      ...meta(PUBLISHED),
      ...item(/datePublished/i).map((each) => timeGiven(each)),
      ...ld(thingWords(article?.dateCreated)),
      ...ld(thingWords(page?.datePublished)),
    ].filter(({ value }) => value !== ""),
    updated: [
      ...ld(thingWords(article?.dateModified)),
      ...meta(UPDATED),
      ...item(/dateModified/i).map((each) => timeGiven(each)),
    ].filter(({ value }) => value !== ""),
    outlets: [
      ...meta(/^og:site_name$/i),
      ...ld(thingWords(article?.publisher)),
      ...meta(OUTLET),
      ...ld(thingWords(page?.publisher)),
    ],
    addresses: [
      ...(canonical ? [{ value: attribute(canonical, "href").trim(), place: "its canonical link" }] : []),
      ...meta(/^og:url$/i),
      ...ld(thingWords(article?.url)),
    ].filter(({ value }) => value !== ""),
    language: html ? attribute(html, "lang").slice(0, 2).toLowerCase() || undefined : undefined,
    articleBody: thingWords(article?.articleBody) ?? thingWords(article?.text),
    description: thingWords(article?.description) ?? meta(/^(?:og:)?description$/i)[0]?.value,
    headings: all
      .filter(({ tagName }) => tagName === "h1")
      .map((each) => rawText(each, LONGEST_WORDS).replace(/\s+/g, " ").trim())
      .filter((words) => words !== ""),
    isExcerpt: /^false$/i.test(String(article?.isAccessibleForFree ?? "")),
  };
}

function namesGiven(value: unknown): PageValue[] {
  const names = namesOfThing(value);
  return names.length > 0 ? [{ value: names.join(", "), place: "its JSON-LD" }] : [];
}

/** The name in microdata, in a link to its author, or in an element whose class says that an author stands in it. */
function byMarkup(all: readonly PageElement[]): PageValue[] {
  const words = (each: PageElement) => rawText(each, LONGEST_WORDS).replace(/\s+/g, " ").trim();
  const given = (found: readonly PageElement[], place: string) =>
    found
      .map(words)
      .filter((value) => value.length > 1 && value.length < 100)
      .slice(0, 1)
      .map((value) => ({ value, place }));
  const named = (pattern: RegExp) =>
    all.filter(
      (each) => pattern.test(`${attribute(each, "class")} ${attribute(each, "id")}`) && each.tagName !== "body",
    );
  return [
    ...given(
      all.filter((each) => /\bauthor\b/i.test(attribute(each, "itemprop")) && each.tagName !== "meta"),
      "its markup (author)",
    ),
    ...given(
      all.filter((each) => /\bauthor\b/i.test(attribute(each, "rel")) && each.tagName === "a"),
      "its link to the author",
    ),
    ...given(
      named(
        /(?:^|[\s_-])(?:by-?line|by-?author|author(?:s|[-_]{0,2}(?:name|link))?|autor(?:en|in)?(?:[-_]{0,2}name)?|auteur|writer|post-author|entry-author|fn)(?:$|[\s_-])/i,
      ),
      "its markup (byline)",
    ),
  ];
}

function timeGiven(element: PageElement): PageValue {
  const value = attribute(element, "content") || attribute(element, "datetime") || rawText(element, LONGEST_WORDS);
  return { value: value.replace(/\s+/g, " ").trim(), place: `its markup (${attribute(element, "itemprop")})` };
}
