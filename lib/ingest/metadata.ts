import type { Metadata, Passage, Sourced } from "../model/article.ts";
import { METADATA_FIELDS } from "../model/stored.ts";
import type { Line, Marks } from "./lines.ts";

/** Lines at the top of a pasted text that say what it is; the label is English, as in exports and e-mail. */
const STATED =
  /^(title|headline|outlet|source|publication|date|published|url|link|author|by)[ \t]*:[ \t]*(\S.{0,500})$/i;
/** Lines at the top in which they are looked for. */
const MOST_LINES = 8;

const FIELD_OF: Readonly<Record<string, keyof Metadata>> = {
  title: "headline",
  headline: "headline",
  outlet: "outlet",
  source: "outlet",
  publication: "outlet",
  date: "publishedAt",
  published: "publishedAt",
  url: "url",
  link: "url",
  author: "author",
  by: "author",
};
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Mark the leading lines that state metadata. One alone counts only where its label is "Title", "Outlet" or "URL". */
export function markStatedLines(lines: readonly Line[], marks: Marks): void {
  const stated = leading(lines.map((line) => line.head));
  for (const i of stated.keys()) marks[i] = { role: "furniture", origin: "states the article's data" };
}

/** What the text says of itself: its leading "Title:", "Outlet:", "Date:", "URL:" and "Author:" lines, and its headline passage. */
export function statedMetadata(text: string, passages: readonly Passage[]): Metadata {
  const found: { -readonly [field in keyof Metadata]: Sourced<string> } = {};
  for (const [label, value] of leading(
    passages.slice(0, MOST_LINES).map(({ start, end }) => text.slice(start, Math.min(end, start + 600))),
  ).values()) {
    const field = FIELD_OF[label];
    const known =
      field === "publishedAt" ? isoDate(value) : field === "url" && !/^https?:\/\//i.test(value) ? null : value;
    if (field && known)
      found[field] ??= {
        value: known,
        origin: "stated",
        note: `its line “${label[0]?.toUpperCase()}${label.slice(1)}:”`,
      };
  }
  const headline = passages.find(({ role }) => role === "headline");
  if (headline)
    found.headline ??= { value: text.slice(headline.start, headline.end), origin: "stated", note: "its title line" };
  return found;
}

/** Given values win over those the text states, save a catalogue's and a guess, which only fill gaps. */
export function joinMetadata(given: Metadata, stated: Metadata): Metadata {
  const joined: { -readonly [field in keyof Metadata]: Sourced<string> } = {};
  for (const field of METADATA_FIELDS) {
    const own = given[field];
    const fillsOnly = own?.origin === "catalogue" || own?.origin === "inferred";
    const value = fillsOnly ? (stated[field] ?? own) : (own ?? stated[field]);
    if (value) joined[field] = value;
  }
  return joined;
}

function leading(lines: readonly string[]): Map<number, readonly [string, string]> {
  const found = new Map<number, readonly [string, string]>();
  for (const [i, line] of lines.slice(0, MOST_LINES).entries()) {
    const match = STATED.exec(line);
    if (!match) break;
    found.set(i, [(match[1] ?? "").toLowerCase(), (match[2] ?? "").trim()]);
  }
  const [only] = found.values();
  if (found.size === 1 && only && !/^(?:title|headline|outlet|url)$/.test(only[0])) return new Map();
  return found;
}

/** "2025-07", "4 July 2025" and "July 4, 2025" in ISO form; null for what is not clear, such as 4/7/2025. */
function isoDate(value: string): string | null {
  const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])/.exec(value)?.[0];
  if (iso) return iso;
  const written = /^(?:(\d{1,2})\.? )?([a-z]{3})[a-z]*\.?(?: (\d{1,2}),?)? (\d{4})$/i.exec(value);
  const month = MONTHS.indexOf(written?.[2]?.toLowerCase() ?? "") + 1;
  if (!written || month === 0) return null;
  const day = written[1] ?? written[3];
  return [written[4], String(month).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}
