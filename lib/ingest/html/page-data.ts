import { nearestOf } from "./areas.ts";
import { attribute, isElement, type PageElement, parentOf, rawText } from "./document.ts";
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
  const { article, page, person } = articleThing(all);
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
    authors: [
      ...namesGiven(article?.author),
      ...namesGiven(article?.creator),
      ...namesGiven(page?.author),
      ...ld(person),
      ...besideLabel(metas),
      ...meta(AUTHOR),
      ...byMarkup(all),
    ],
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
      .filter((each) => each.tagName === "h1" && !leadsToFront(each))
      .map((each) => rawText(each, LONGEST_WORDS).replace(/\s+/g, " ").trim())
      .filter((words) => words !== ""),
    isExcerpt: /^false$/i.test(String(article?.isAccessibleForFree ?? "")),
  };
}

/** Whether a heading is or stands in a link to the front page: it is the site's name then. */
function leadsToFront(heading: PageElement): boolean {
  const around = parentOf(heading);
  return [...heading.childNodes.filter(isElement), ...(around ? [around] : [])].some(
    (each) => each.tagName === "a" && FRONT.test(attribute(each, "href").trim()),
  );
}

const FRONT = /^(?:https?:\/\/[^/?#]+\/?|\.?\/)(?:index\.(?:html?|php))?$/i;

function namesGiven(value: unknown): PageValue[] {
  const names = namesOfThing(value);
  return names.length > 0 ? [{ value: names.join(", "), place: "its JSON-LD" }] : [];
}

/** What a preview of the page shows beside "Written by", as pages of WordPress say it for messengers. */
function besideLabel(metas: readonly PageElement[]): PageValue[] {
  const content = (name: string) => {
    const found = metas.find((each) => (attribute(each, "name") || attribute(each, "property")) === name);
    return found ? attribute(found, "content").trim() : "";
  };
  return ["1", "2"].flatMap((n) =>
    WRITTEN_BY.test(content(`twitter:label${n}`)) && content(`twitter:data${n}`) !== ""
      ? [{ value: content(`twitter:data${n}`), place: `its twitter:data${n}` }]
      : [],
  );
}

const WRITTEN_BY =
  /^(?:written by|author|by|verfasst von|geschrieben von|autor(?:in)?|écrit par|auteur|escrito por|scritto da|geschreven door|escrito por|napisane przez|skrevet af|skriven av)$/i;

/** Names that are looked at of each kind of mark: a page with a list of articles has a hundred. */
const MOST_MARKED = 4;

/** The name in microdata, in a link to its author, or in an element whose class says that an author stands in it; those beside the headline where there are any. */
function byMarkup(all: readonly PageElement[]): PageValue[] {
  const kinds: readonly (readonly [place: string, isOne: (each: PageElement) => boolean])[] = [
    ["its markup (author)", (each) => /\bauthor\b/i.test(attribute(each, "itemprop")) && each.tagName !== "meta"],
    ["its link to the author", (each) => each.tagName === "a" && /\bauthor\b/i.test(attribute(each, "rel"))],
    ["its markup (byline)", (each) => each.tagName !== "body" && BYLINE.test(namesOf(each))],
  ];
  const here = nearestOf(
    all.filter((each) => kinds.some(([, isOne]) => isOne(each))),
    all,
  );
  return kinds.flatMap(([place, isOne]) =>
    here
      .filter(isOne)
      .map((each) => rawText(each, LONGEST_WORDS).replace(/\s+/g, " ").trim())
      .filter((value) => value.length > 1 && value.length < 100)
      .slice(0, MOST_MARKED)
      .map((value) => ({ value, place })),
  );
}

const BYLINE =
  /(?:^|[\s_-])(?:by-?line|by-?author|author(?:s|[-_]{0,2}(?:name|link))?|autor(?:en|in)?(?:[-_]{0,2}name)?|auteur|writer|post-author|entry-author|fn)(?:$|[\s_-])/i;

const namesOf = (element: PageElement) => `${attribute(element, "class")} ${attribute(element, "id")}`;

function timeGiven(element: PageElement): PageValue {
  const value = attribute(element, "content") || attribute(element, "datetime") || rawText(element, LONGEST_WORDS);
  return { value: value.replace(/\s+/g, " ").trim(), place: `its markup (${attribute(element, "itemprop")})` };
}
