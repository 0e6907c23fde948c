import type { Sourced } from "../../model/article.ts";
import { printedDates } from "../../text/printed-dates.ts";
import { countWords } from "../../text/tokens.ts";
import { areaOf, nearestOf } from "./areas.ts";
import type { Block } from "./blocks.ts";
import { attribute, type PageElement, rawText } from "./document.ts";
import { lettersAlone } from "./letters-alone.ts";
import { LONGEST_WORDS, type PageData, type PageValue } from "./page-data.ts";
import { sourcedValue } from "./page-value.ts";

/** First year that a page of the web can have been published in. */
const FIRST_YEAR = 1990;

/** The first of the values that says a whole day. `language` tells how 04/03/2025 is read. */
export function firstDate(given: readonly PageValue[], language?: string): Sourced<string> | undefined {
  for (const each of given) {
    const iso = isoDay(each.value, language);
    if (iso) return sourcedValue({ value: iso, place: each.place });
  }
  return undefined;
}

/** The day that a machine's or a printed date says. */
function isoDay(value: string, language?: string): string | null {
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
  const [date] = printedDates(words ? `${words[2]} ${words[1]} ${words[3]}` : value.slice(0, 200), language);
  return date?.iso && date.iso.length === 10 ? realDay(date.iso) : null;
}

/** A day of the calendar that lies behind the first pages of the web; a field that was never set says 1970. */
function realDay(iso: string): string | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return Number(iso.slice(0, 4)) >= FIRST_YEAR ? iso : null;
}

const DATED =
  /(?:^|[\s_-])(?:date|published|pub-?date|post-?date|entry-?date|datum|posted-?on|timestamp|time|meta-date|dateline|fecha|byline|post-meta|entry-meta|article-?meta|article__?info|article-?info|created|submitted)(?:$|[\s_-])/i;

/**
 * The day of publication. Where the page's data say none: what stands in the article's head for a reader, as a time element or in an element
 * whose class says so, in the address, printed beside the headline, and last in a time element anywhere in the article.
 */
export function publishedOf(
  data: PageData,
  elements: readonly PageElement[],
  blocks: readonly Block[],
): Sourced<string> | undefined {
  const { language } = data;
  const told = firstDate(data.published, language);
  if (told) return told;
  const isHere = (each: PageElement) => areaOf(each) === "article";
  // A comment's date is never the article's, and one in a list of other articles is another article's.
  const [times, marked] = [
    elements.filter((each) => each.tagName === "time" && isHere(each)),
    elements.filter(
      (each) =>
        each.tagName !== "body" && DATED.test(`${attribute(each, "class")} ${attribute(each, "id")}`) && isHere(each),
    ),
  ];
  const here = nearestOf([...times, ...marked], elements);
  const timesHere = here
    .filter(({ tagName }) => tagName === "time")
    .slice(0, 3)
    .map(timeSaid);
  const markedHere = here
    .filter(({ tagName }) => tagName !== "time")
    .flatMap(markSaid)
    .slice(0, 6);
  return (
    firstDate([...timesHere, ...inAddress(data)], language) ??
    firstDate(markedHere, language) ??
    firstDate(besideHeadline(blocks, data), language) ??
    firstDate([...times.slice(0, 3).map(timeSaid), ...marked.flatMap(markSaid).slice(0, 6)], language) ??
    firstDate(data.updated, language)
  );
}

function timeSaid(element: PageElement): PageValue {
  return {
    value: attribute(element, "datetime") || rawText(element, LONGEST_WORDS),
    place: "its first time element",
  };
}

function markSaid(element: PageElement): PageValue[] {
  const value = rawText(element, LONGEST_WORDS).replace(/\s+/g, " ").trim();
  return value.length > 5 && value.length < 300 ? [{ value, place: "its markup (date)" }] : [];
}

function inAddress({ addresses }: PageData): PageValue[] {
  const address = addresses
    .map(({ value }) => /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=\D)/.exec(value))
    .find(Boolean);
  return address ? [{ value: `${address[1]}-${address[2]}-${address[3]}`, place: "its address" }] : [];
}

/** Blocks before and behind the headline in which a date is the article's, and words of a block that is a line of data and no paragraph. */
const [ABOVE, BELOW, LINE] = [3, 8, 14];
/** Letters up to which a part of a title may be the name of a section. */
const SHORT_TITLE = 16;
/** What may stand between a paragraph's beginning and its date: "(21. November 2022)", "Pressemitteilung vom 25. Januar 2022 | Berlin". */
const BEFORE_DATE =
  /^[([\s]*(?:(?:press release|pressemitteilung|pressemeldung|communiqué|nota|meldung|news|published|updated|posted|stand|datum|date|vom|of|on|du|del|am|veröffentlicht|erschienen)[\s:,]*){0,3}$/i;

/** Dates printed in lines around the headline, and those that a paragraph there opens with. */
function besideHeadline(blocks: readonly Block[], { headings, titles, language }: PageData): PageValue[] {
  const parts = titles.flatMap(({ value }) => [
    value,
    ...value.split(/\s[|–—»·-]\s/).filter((part) => part.length > SHORT_TITLE),
  ]);
  const wanted = new Set([...headings, ...parts].map(lettersAlone));
  const said = blocks.flatMap(({ text, path }, i) =>
    wanted.has(lettersAlone(text)) ? [{ i, top: path[0] === "h1" }] : [],
  );
  const at = (said.find(({ top }) => top) ?? said.at(-1))?.i;
  if (at === undefined) return [];
  const around = [...blocks.slice(at + 1, at + 1 + BELOW), ...blocks.slice(Math.max(0, at - ABOVE), at).toReversed()];
  const dated = around.flatMap(({ text, linked, element }) => {
    const [date] = printedDates(text.slice(0, LONGEST_WORDS), language);
    if (!date || linked > 0.5 || areaOf(element) !== "article") return [];
    const isLine = countWords(text) <= LINE;
    const value = { value: text.slice(date.start, date.end), place: "the date beside its headline" };
    return isLine || BEFORE_DATE.test(text.slice(0, date.start)) ? [{ isLine, value }] : [];
  });
  // A paragraph that opens with a date may tell of that day: a line of its own above the headline says more.
  return [...dated.filter(({ isLine }) => isLine), ...dated.filter(({ isLine }) => !isLine)].map(({ value }) => value);
}
