import type { Metadata, Sourced } from "../../model/article.ts";
import { printedDates } from "../../text/printed-dates.ts";
import { withoutTail } from "../../text/without-tail.ts";
import { bylineNames, bylineOf, isPerson } from "../byline.ts";
import { attribute, type PageElement, rawText } from "./document.ts";
import { asMeant } from "./entities.ts";
import { lettersAlone } from "./letters-alone.ts";
import { LONGEST_WORDS, type PageData, type PageValue } from "./page-data.ts";

/** First year that a page of the web can have been published in. */
const FIRST_YEAR = 1990;
const LONGEST_NAME = 80;

/**
 * What is known of a page's article: what its data say where they can be believed, else what stands on the page. A value that is no name
 * or no date is passed over, because a wrong one is worse than none.
 */
export function pageMetadata(elements: readonly PageElement[], data: PageData): Metadata {
  const site = data.outlets[0]?.value;
  const found: { [field in keyof Metadata]: Sourced<string> | undefined } = {
    headline: headlineOf(data, site),
    author: authorOf(data, site),
    outlet: data.outlets.map(sourced).find(({ value }) => value.length <= LONGEST_NAME && !/^https?:/i.test(value)),
    url: data.addresses.map(sourced).find(({ value }) => /^https?:\/\/[^/]+\/.+/i.test(value)),
    publishedAt: publishedOf(data, elements),
    updatedAt: firstDate(data.updated),
  };
  const { updatedAt, ...others } = found;
  const changed = updatedAt && updatedAt.value !== found.publishedAt?.value ? { updatedAt } : {};
  return Object.fromEntries(Object.entries({ ...others, ...changed }).filter(([, value]) => value !== undefined));
}

function sourced({ value, place }: PageValue): Sourced<string> {
  return { value: asMeant(value).replace(/\s+/g, " ").trim(), origin: "page-data", note: place };
}

/** The title without the site's name behind it; the page's own heading where it says the same. */
function headlineOf({ titles, headings }: PageData, site: string | undefined): Sourced<string> | undefined {
  const [first] = titles;
  const heading = headings.find(
    (words) => lettersAlone(words) !== lettersAlone(site ?? "") && titles.some(({ value }) => isWhole(value, words)),
  );
  if (heading) return { value: asMeant(heading), origin: "page-data", note: "its heading" };
  if (!first)
    return headings[0] ? { value: asMeant(headings[0]), origin: "page-data", note: "its heading" } : undefined;
  return sourced({ ...first, value: withoutSite(first.value.replace(/\s+/g, " "), site) });
}

/** Whether a heading says what the title says: the site's name over every page stands in each title too. */
function isWhole(title: string, heading: string): boolean {
  const [a, b] = [lettersAlone(title), lettersAlone(heading)];
  return b.length >= 6 && a.includes(b) && b.length >= a.length * 0.5;
}

function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—»·•-]\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? "";
  const named =
    site !== undefined &&
    lettersAlone(last) !== "" &&
    (lettersAlone(site).includes(lettersAlone(last)) || lettersAlone(last).includes(lettersAlone(site)));
  const short = last.split(" ").length <= 4 && (parts[0] ?? "").split(" ").length >= 3;
  if (!named && !short) return title;
  return withoutTail(title.slice(0, title.length - last.length), "|–—»·•-");
}

const NO_NAME =
  /^(?:no author|name \*?|comments?|agencies|veröffentlicht|admin(?:istrator)?|redaktion|editor(?:ial)?(?: (?:team|staff|board))?|staff(?: (?:writer|reporter))?|web ?master|author|autor|user|guest|unknown|none|null|n\/a|root|test|website|site|posted|published|by|von|super user)$/i;

function authorOf({ authors }: PageData, site: string | undefined): Sourced<string> | undefined {
  for (const given of authors) {
    const value = cleanName(given.value);
    if (!value || (site !== undefined && lettersAlone(value) === lettersAlone(site))) continue;
    return sourced({ ...given, value });
  }
  return undefined;
}

/** The names of a byline without "By", jobs, dates and what hangs on them; null where it is no name. */
function cleanName(raw: string): string | null {
  const line = raw
    .replace(/\s+/g, " ")
    .replace(/^(?:by|von|par|por|di|door|autor(?:in)?|author|text|posted by|written by)\s*:?\s+/i, "")
    .trim();
  if (line === "" || line.length > LONGEST_NAME * 2 || /https?:|www\.|@|[<>{}]|\.(?:com|de|org|net)\b/i.test(line))
    return null;
  const byline = bylineOf(`By ${line}`) ?? bylineNames(line);
  const people = byline?.authors.filter(isPerson) ?? [];
  if (people.length > 0 && people.length <= 6) return people.join(", ");
  const name = withoutTail(line.split(/[|·•–—]|\s-\s|,\s*(?=\d)/)[0] ?? "", ",;:");
  if (
    name.length < 3 ||
    name.length > LONGEST_NAME ||
    name.split(" ").length > 8 ||
    NO_NAME.test(name) ||
    /\d{3}/.test(name)
  )
    return null;
  return /\p{L}{2}/u.test(name) ? name : null;
}

function firstDate(given: readonly PageValue[]): Sourced<string> | undefined {
  for (const each of given) {
    const iso = isoDay(each.value);
    if (iso) return sourced({ value: iso, place: each.place });
  }
  return undefined;
}

/** The day that a machine's or a printed date says. */
function isoDay(value: string): string | null {
  const machine = /^\s*(\d{4})-(\d\d)-(\d\d)(?:\D|$)|^\s*(\d{4})(\d\d)(\d\d)(?:T|\d{6}|$)/.exec(value);
  if (machine) {
    const [, y = machine[4], m = machine[5], d = machine[6]] = machine;
    return realDay(`${y}-${m}-${d}`);
  }
  if (/^\d{10}(?:\d{3})?$/.test(value.trim())) {
    const seconds = Number(value.trim().slice(0, 10));
    return realDay(new Date(seconds * 1000).toISOString().slice(0, 10));
  }
  const words = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) \d\d:\d\d:\d\d \S+ (\d{4})/.exec(value);
  const [date] = printedDates(words ? `${words[2]} ${words[1]} ${words[3]}` : value.slice(0, 200));
  return date?.iso && date.iso.length === 10 ? realDay(date.iso) : null;
}

/** A day of the calendar that lies behind the first pages of the web; a field that was never set says 1970. */
function realDay(iso: string): string | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return Number(iso.slice(0, 4)) >= FIRST_YEAR ? iso : null;
}

/** Where the page's data say no date: a time element beside the heading, an element whose class says so, the address. */
function publishedOf(data: PageData, elements: readonly PageElement[]): Sourced<string> | undefined {
  const told = firstDate(data.published);
  if (told) return told;
  const times = elements
    .filter(({ tagName }) => tagName === "time")
    .map((each) => ({
      value: attribute(each, "datetime") || rawText(each, LONGEST_WORDS),
      place: "its first time element",
    }));
  const marked = elements
    .filter(
      (each) =>
        /(?:^|[\s_-])(?:date|published|pub-?date|post-?date|entry-?date|datum|posted-?on|timestamp|time|meta-date|dateline|fecha|byline|post-meta|entry-meta|article-?meta|article__?info|article-?info|created)(?:$|[\s_-])/i.test(
          `${attribute(each, "class")} ${attribute(each, "id")}`,
        ) && each.tagName !== "body",
    )
    .map((each) => ({ value: rawText(each, LONGEST_WORDS).replace(/\s+/g, " ").trim(), place: "its markup (date)" }))
    .filter(({ value }) => value.length > 5 && value.length < 300);
  const address = data.addresses
    .map(({ value }) => /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=\D)/.exec(value))
    .find(Boolean);
  const inAddress = address ? [{ value: `${address[1]}-${address[2]}-${address[3]}`, place: "its address" }] : [];
  return firstDate([...times.slice(0, 3), ...inAddress, ...marked.slice(0, 6)]) ?? firstDate(data.updated);
}
