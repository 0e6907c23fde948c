import { attribute, type PageElement, rawText } from "./document.ts";
import { decodedOnce } from "./entities.ts";

/** A thing that a page describes for machines: schema.org's fields by name. */
export type LinkedThing = Readonly<Record<string, unknown>>;

/** Kinds that are the article of a page, surest first. */
const ARTICLES =
  /^(?:News|Analysis|Background|Opinion|Report(?:age)?|Review|Satirical|AskPublicNews|Advertiser|Scholarly|Tech|Live)?(?:NewsArticle|Article|BlogPosting|BlogPost|Blogposting|ArticlePosting|Posting|Report)$|^(?:LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|CreativeWork|Recipe|HowTo|Review)$/i;
const PAGES = /^(?:WebPage|ItemPage|AboutPage|FAQPage|ProfilePage|QAPage)$/i;
/** Things of one page that are looked at: a list of a shop's goods has thousands. */
const MOST_THINGS = 400;
const DEEPEST = 8;

/**
 * What a page's JSON-LD says of its article, or null: the first article among all that is described, else the page itself. Arrays and
 * `@graph` are opened; line ends inside strings, commas too many, comments and entities are forgiven, because pages are full of them.
 */
export function articleThing(elements: readonly PageElement[]): {
  article: LinkedThing | null;
  page: LinkedThing | null;
  /** The name of the only person that the page describes for itself: who wrote it. */
  person: string | undefined;
} {
  const things: LinkedThing[] = [];
  for (const element of elements) {
    if (element.tagName === "script" && /ld\+json/i.test(attribute(element, "type")))
      gather(parseLoosely(rawText(element)), things, 0);
  }
  const of = (kinds: RegExp) => things.find((thing) => kindsOf(thing).some((kind) => kinds.test(kind))) ?? null;
  const known = new Map(things.flatMap((thing) => (typeof thing["@id"] === "string" ? [[thing["@id"], thing]] : [])));
  const persons = new Set(
    things.filter((thing) => kindsOf(thing).includes("Person")).flatMap((thing) => thingWords(thing.name) ?? []),
  );
  return {
    article: withAuthorsNamed(of(ARTICLES), known),
    page: withAuthorsNamed(of(PAGES), known),
    person: persons.size === 1 ? [...persons][0] : undefined,
  };
}

/** A thing whose author is only a pointer ("@id") to another thing of the page, with that thing in its place. */
function withAuthorsNamed(thing: LinkedThing | null, known: ReadonlyMap<unknown, LinkedThing>): LinkedThing | null {
  if (!thing) return null;
  const named = [thing.author].flat().map((each) => {
    const pointer = typeof each === "object" && each !== null ? (each as LinkedThing) : {};
    return pointer.name === undefined ? (known.get(pointer["@id"]) ?? each) : each;
  });
  return { ...thing, author: named };
}

/** The value of JSON with the small faults that pages have, or null. */
function parseLoosely(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, "")
    .trim()
    .replace(/;$/, "");
  for (const mend of [(text: string) => text, withoutControls, withoutTrailingCommas]) {
    try {
      return JSON.parse(mend(bare));
    } catch {
      // The next way of mending is tried.
    }
  }
  return null;
}

const withoutControls = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes the JSON of pages unreadable.
  text.replace(/[\u0000-\u001f]+/g, " ");

const withoutTrailingCommas = (text: string) =>
  withoutControls(text)
    .replace(/,(\s*[}\]])/g, "$1")
    .replace(/}(\s*){/g, "},$1{");

function gather(value: unknown, things: LinkedThing[], depth: number): void {
  if (things.length >= MOST_THINGS || depth > DEEPEST || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, MOST_THINGS)) gather(each, things, depth + 1);
    return;
  }
  const thing = value as LinkedThing;
  things.push(thing);
  for (const field of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"])
    gather(thing[field], things, depth + 1);
}

function kindsOf(thing: LinkedThing): string[] {
  return [thing["@type"]].flat().filter((kind): kind is string => typeof kind === "string");
}

/** The words of a field: a string, the first of several, or the name of the thing that stands there. */
export function thingWords(value: unknown): string | undefined {
  // Entities inside JSON are encoded a second time.
  if (typeof value === "string") return decodedOnce(value).trim() || undefined;
  if (Array.isArray(value)) return value.map(thingWords).find((words) => words !== undefined);
  if (typeof value === "object" && value !== null)
    return thingWords((value as LinkedThing).name ?? (value as LinkedThing)["@value"]);
  return undefined;
}

/** The names in a field of persons: each thing's name, no organisations where persons are named too. */
export function namesOfThing(value: unknown): string[] {
  const all = [value].flat().slice(0, 20);
  const isBody = (each: unknown) =>
    typeof each === "object" &&
    each !== null &&
    kindsOf(each as LinkedThing).some((kind) => /organi[sz]ation/i.test(kind));
  const persons = all.filter((each) => !isBody(each));
  return (persons.length > 0 ? persons : all).flatMap((each) => thingWords(each) ?? []);
}
