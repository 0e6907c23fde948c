import type { Metadata, Passage, Sourced } from "../model/article.ts";
import { METADATA_FIELDS } from "../model/stored.ts";
import { agencyNamed } from "../text/agencies.ts";
import { datelineOf } from "../text/dateline.ts";
import type { PrintedDate } from "../text/printed-dates.ts";
import { LINE_QUOTE } from "../text/reading.ts";
import { withoutTail } from "../text/without-tail.ts";
import { bylineNames, bylineOf, isPaper, isPerson, signedAgency } from "./byline.ts";
import { datesOfLine } from "./date-lines.ts";
import type { Line, Marks } from "./lines.ts";
import { LIVE_STAMP, MAIL_HEAD } from "./rules/labels.ts";
import { dateRemark, dateSaid } from "./said-dates.ts";
import { leadingLines, STATED_FIELDS } from "./stated-lines.ts";

/** Metadata as it is gathered: the first place that states a value has it. */
type Found = { -readonly [field in keyof Metadata]: Sourced<string> };

/** What a text says of itself, and plain sentences about what it says unclearly. */
export type StatedMetadata = { readonly metadata: Metadata; readonly remarks: readonly string[] };

/** Characters of a passage that are read for metadata. */
const HEAD = 600;
/** Body passages that may open with a dateline: a summary or a stamp may stand before the first. */
const DATELINES_IN = 3;
/** "(Reporting by Dora Finch in Orr; Editing by Tim Ash)": who reported comes first. */
const REPORTING =
  /^[([]?(?:reporting|writing|words)(?: and (?:writing|reporting|photography))? by\s+([^;)\]\n]{2,160}?)(?:;|\.?[)\]]|\.?$|, editing|\. )/i;
const COPYRIGHT =
  /^(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[,\s]*(?:by\s)?(.{2,60}?)(?:\s*(?:\d{4}|[.,|–—-]|or its affiliate|all rights reserved|alle rechte|tous droits).*)?$/i;
const APPEARED =
  /\b(?:the post|this (?:article|story|piece|post)) .{0,120}?(?:(?:first|originally) )?(?:appeared|(?:was )?(?:first |originally )?published) (?:first )?(?:on|in|by|at) (?:the )?(\p{Lu}[\p{L}’'&. ]{2,40}?)[.,]?$/u;

/** The marks of a mail's quoted lines. */
const QUOTED_LINES = new RegExp(LINE_QUOTE.source, "gm");

/** Mark the leading lines that state metadata ("Title: …"). */
export function markStatedLines(lines: readonly Line[], marks: Marks): void {
  for (const i of leadingLines(lines.map((line) => line.head)).keys())
    marks[i] = { role: "furniture", origin: "states the article's data" };
}

/**
 * What the text says of itself: its leading "Title:" lines, its headline, bylines, dates, dateline, credits and copyright, each with
 * its place as its note. `language` tells how 04/03/2025 is read.
 */
export function statedMetadata(text: string, passages: readonly Passage[], language = "en"): StatedMetadata {
  const found: Found = {};
  const remarks: string[] = [];
  const words = ({ start, end }: Passage) =>
    text
      .slice(start, Math.min(end, start + HEAD))
      .replace(QUOTED_LINES, "")
      .replace(/\s+/g, " ");
  readLeading(passages.slice(0, 8).map(words), found, remarks, language);
  const headline = passages.find(({ role }) => role === "headline");
  if (headline)
    found.headline ??= {
      value: withoutLineQuotes(text.slice(headline.start, headline.end)),
      origin: "stated",
      note: "its title line",
    };
  const body = passages.filter(({ role }) => role === "body");
  const end = body.at(-1)?.end ?? text.length;
  // What comes behind the first comment or the list of other articles speaks of those.
  const above = fromHeadlineOn(
    passages.filter(({ role, start }) => role === "byline" && start < (body[0]?.start ?? end)),
    headline,
  );
  const below = passages.filter(({ role, start }) => role === "byline" && start > (body[0]?.start ?? end));
  // On a live page the names below are those of its entries, and none of them is the page's author.
  const signed = stampsOf(passages) < LIVE_STAMPS ? [...above, ...below] : above;
  for (const line of joinedByAnd(signed.map(words))) readByline(line, found);
  for (const line of above.map(words)) readDates(line, found, remarks, language);
  for (const line of below.map(words)) readCredits(line, found);
  for (const passage of passages)
    if (passage.start >= end && passage.role !== "comment") readSource(words(passage), found);
  for (const paragraph of body.slice(0, DATELINES_IN).map(words)) readDateline(paragraph, found);
  for (const passage of below) {
    const line = words(passage);
    if (isDatedHere(line, passages[passages.indexOf(passage) - 1])) readDates(line, found, remarks, language);
  }
  for (const passage of passages)
    if (passage.role !== "body" && passage.role !== "comment") readOwner(words(passage), found);
  readSent(passages, words, found, remarks, language);
  if (found.updatedAt && !found.publishedAt) found.publishedAt = asPublished(found.updatedAt);
  return { metadata: found, remarks };
}

const SENT = /^(?:Date|Sent|Datum|Gesendet)\s?:/;

/** Whether a mail is a newsletter: it appeared when it was sent. A text that somebody passes on did not. */
function isNewsletter(lines: readonly string[]): boolean {
  return lines.some(
    (line) =>
      line.length <= 120 &&
      /\bunsubscribe\b|\bview (?:this e-?mail |it )?in (?:your |a )?browser\b|\bim browser (?:ansehen|anzeigen)\b/i.test(
        line,
      ),
  );
}

/** The day that a newsletter was sent, from the head of its mail. */
function readSent(
  passages: readonly Passage[],
  words: (passage: Passage) => string,
  found: Found,
  remarks: string[],
  language: string,
): void {
  const sent = passages
    .filter(({ roleOrigin }) => roleOrigin === MAIL_HEAD)
    .map(words)
    .filter((line) => SENT.test(line));
  if (sent.length > 0 && isNewsletter(passages.map(words)))
    for (const line of sent) readDates(line, found, remarks, language);
}

/** A title of a mail that somebody passed on, without the mark before its lines. */
function withoutLineQuotes(title: string): string {
  return title
    .split("\n")
    .map((line) => line.replace(LINE_QUOTE, "").trim())
    .join(" ");
}

/** "By Marcus Reed", "and", "Alia Karim" over three lines: the lone word goes to the name below it. */
function joinedByAnd(lines: readonly string[]): string[] {
  return lines.flatMap((line, i) => {
    if (LONE_AND.test(line)) return [];
    const above = lines[i - 1] ?? "";
    return [LONE_AND.test(above) ? `${above} ${line}` : line];
  });
}
const LONE_AND = /^(?:and|und|et|y|e|&)$/i;

/** Hours printed by themselves that make a page a live one. */
const LIVE_STAMPS = 3;

function stampsOf(passages: readonly Passage[]): number {
  return passages.filter(({ roleOrigin, end, start }) => roleOrigin === LIVE_STAMP && end - start < 24).length;
}

/** Bylines below the headline first: a date above it may be the weather's, or another article's. */
function fromHeadlineOn(bylines: readonly Passage[], headline: Passage | undefined): readonly Passage[] {
  const isBelow = ({ start }: Passage) => start > (headline?.start ?? -1);
  return [...bylines.filter(isBelow), ...bylines.filter((passage) => !isBelow(passage))];
}

/** A date below the text is the article's where it says so or stands right below its last line; under a link it is the link's. */
function isDatedHere(line: string, before: Passage | undefined): boolean {
  return (
    before?.role === "body" ||
    before?.role === "byline" ||
    /\b(?:published|updated|posted|modified)\b|^[^\d]*:/i.test(line)
  );
}

function asPublished({ value, note }: Sourced<string>): Sourced<string> {
  return { value, origin: "stated", note: `${note ?? ""}; when it was first published is not stated` };
}

function readLeading(lines: readonly string[], found: Found, remarks: string[], language: string): void {
  for (const [label, value] of leadingLines(lines).values()) {
    const field = STATED_FIELDS[label];
    const note = `its line “${label[0]?.toUpperCase()}${label.slice(1)}:”`;
    if (!field) continue;
    if (field === "publishedAt") {
      const { published } = datesOfLine(value, language);
      if (published) keepDate("publishedAt", published, value, found, remarks, note);
      else if (isYear(value)) found.publishedAt ??= { value, origin: "stated", note };
    } else if (field !== "url" || /^https?:\/\//i.test(value)) found[field] ??= { value, origin: "stated", note };
  }
}

const isYear = (value: string) => /^(?:1[6-9]|20)\d\d$/.test(value);

function placeOf(line: string): string {
  return `its line “${line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line}”`;
}

function readByline(line: string, found: Found): void {
  const another = /^(?:and|und|et|y|e|&)\s+(?=\p{Lu})/u.exec(line)?.[0] ?? "";
  const byline = bylineOf(line.slice(another.length)) ?? bylineNames(line.slice(another.length));
  const note = placeOf(line);
  if (!byline) {
    const agency = agencyNamed(line);
    if (agency) found.agency ??= { value: agency, origin: "stated", note };
    else if (isPaper(line)) found.outlet ??= { value: line, origin: "stated", note };
    return;
  }
  // "By Marcus Reed", and on the line below it "and Alia Karim".
  if (another && found.author && byline.authors.length === 1)
    found.author = { ...found.author, value: `${found.author.value} and ${byline.authors[0]}` };
  if (byline.authors.length > 0) found.author ??= { value: joinNames(byline.authors), origin: "stated", note };
  if (byline.outlet) found.outlet ??= { value: byline.outlet, origin: "stated", note };
  if (byline.agency) found.agency ??= { value: byline.agency, origin: "stated", note };
}

/** "A", "A and B", "A, B and C". */
function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function readDates(line: string, found: Found, remarks: string[], language: string): void {
  const { published, updated } = datesOfLine(line, language);
  if (published) keepDate("publishedAt", published, line, found, remarks);
  if (updated) keepDate("updatedAt", updated, line, found, remarks);
}

function keepDate(
  field: "publishedAt" | "updatedAt",
  date: PrintedDate,
  line: string,
  found: Found,
  remarks: string[],
  place = placeOf(line),
): void {
  const remark = dateRemark(date, line);
  if (remark && !remarks.includes(remark)) remarks.push(remark);
  if (date.iso) found[field] ??= { value: date.iso, origin: "stated", note: dateSaid(date, place) };
}

function readCredits(line: string, found: Found): void {
  const people = REPORTING.exec(line)?.[1]
    ?.split(/,\s*(?:and\s)?|\sand\s/)
    .map((name) => name.replace(/\sin\s.*$/, "").trim())
    .filter(isPerson);
  if (people && people.length > 0) found.author ??= { value: joinNames(people), origin: "stated", note: placeOf(line) };
}

const SOURCE = /^(?:quelle|source|fuente|fonte|bron|źródło|zdroj)\s?:\s?([^.!?]{2,30}(?:\.\p{L}{2,3})?[^.!?]{0,40})$/iu;

/** "Quelle: ntv.de, lve/dpa" below a text: the first agency named there. */
function readSource(line: string, found: Found): void {
  const names = SOURCE.exec(line)?.[1]?.split(/[,;]|\s(?:and|und|et|y)\s/) ?? [];
  const agency = names
    .map((name) => signedAgency(name.trim()) ?? agencyNamed(name.trim()))
    .find((name) => name !== null);
  if (agency) found.agency ??= { value: agency, origin: "stated", note: placeOf(line) };
}

function readDateline(paragraph: string, found: Found): void {
  const dateline = datelineOf(paragraph);
  if (!dateline) return;
  const note = `its dateline “${dateline.words}”`;
  if (dateline.agency) found.agency ??= { value: dateline.agency, origin: "stated", note };
  if (dateline.date) found.publishedAt ??= { value: dateline.date, origin: "stated", note };
}

/** "© 2025 Island Post. All rights reserved.": whose page it is. Its year says nothing of the article. */
function readOwner(line: string, found: Found): void {
  const owner = withoutTail(COPYRIGHT.exec(line)?.[1] ?? APPEARED.exec(line)?.[1] ?? "", ".,").trim();
  if (!owner || !/^\p{Lu}|^the \p{Lu}/u.test(owner) || owner.split(" ").length > 6 || isAlbum(owner)) return;
  const agency = agencyNamed(owner.replace(/^the /i, ""));
  if (owner === found.author?.value) return;
  if (agency) found.agency ??= { value: agency, origin: "stated", note: placeOf(line) };
  else found.outlet ??= { value: owner.replace(/^The (?=\p{Lu})/u, "The "), origin: "stated", note: placeOf(line) };
}

const isAlbum = (owner: string) =>
  /^(?:all|riproduzione|riservat|rights|alle rechte|tous droits|todos los derechos|reuters\/|getty|photo|image|law|act|notice|policy|holders?)\b/i.test(
    owner,
  );

/** Given values win over those the text states, save a catalogue's and a guess, which only fill gaps. */
export function joinMetadata(given: Metadata, stated: Metadata): Metadata {
  const joined: Found = {};
  for (const field of METADATA_FIELDS) {
    const own = given[field];
    const fillsOnly = own?.origin === "catalogue" || own?.origin === "inferred";
    const value = fillsOnly ? (stated[field] ?? own) : (own ?? stated[field]);
    if (value) joined[field] = value;
  }
  return joined;
}
