import type { Metadata, Sourced } from "../../model/article.ts";
import { rowDate } from "../said-dates.ts";
import { type BibliographyEntry, fileNameOf, printedName } from "./bibliography-fields.ts";
import { isCitationJson, readCitationJson } from "./citation-json.ts";
import { isZoteroRdf, readZoteroRdf } from "./zotero-rdf.ts";

/** Entries of one list that are read. */
const MOST_ENTRIES = 20_000;

/** The form that a list of sources is written in. */
export type BibliographyKind = "ris" | "bibtex" | "citation-json" | "zotero-rdf";

/** Whether a text is a list of sources: RIS begins its entries with "TY  - ", BibTeX with "@article{", others with their fields. */
export function bibliographyKind(start: string, name: string): BibliographyKind | null {
  if (/^\s*TY {1,2}- ?\w+/.test(start)) return "ris";
  if (isCitationJson(start)) return "citation-json";
  if (isZoteroRdf(start)) return "zotero-rdf";
  const isBib =
    /^(?:\s|%[^\n]*\n)*@\s*(?:article|book|inbook|misc|online|inproceedings|incollection|techreport|string|comment|preamble|newspaper|webpage|report|unpublished|phdthesis|manual)\s*[{(]/i;
  return isBib.test(start) || (/\.bib(?:tex)?$/i.test(name) && /@\w+\s*[{(]/.test(start)) ? "bibtex" : null;
}

/** The entries of a list of sources, in their order. What breaks off gives what stands before. */
export function readBibliography(kind: BibliographyKind, text: string): BibliographyEntry[] {
  if (kind === "citation-json") return readCitationJson(text).slice(0, MOST_ENTRIES);
  if (kind === "zotero-rdf") return readZoteroRdf(text).slice(0, MOST_ENTRIES);
  const all = kind === "ris" ? risFields(text) : bibtexFields(text);
  return all.slice(0, MOST_ENTRIES).map(entryOf);
}

/** What an entry says, as metadata of the text that it is about. */
export function metadataOfEntry({ title, authors, outlet, date, address }: BibliographyEntry): Metadata {
  const said = (value: string | null): Sourced<string> | undefined =>
    value === null ? undefined : { value, origin: "file", note: "the list of sources that came with it" };
  const read = date === null ? null : rowDate(date, "date");
  const fields = {
    headline: said(title),
    author: said(authors.length > 0 ? authors.join(", ") : null),
    outlet: said(outlet),
    url: said(address),
    publishedAt: said(read && "iso" in read ? read.iso : null),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The sentence about an entry with which no text came. */
export function withoutText({ title, outlet, date, address }: BibliographyEntry): string {
  const more = [outlet, date, address].filter(Boolean).join(", ");
  return `Of ${title === null ? "a text without a title" : `“${title}”`}${more ? ` (${more})` : ""} only the entry in the list of sources came in, and no text. Import its file together with the list: in one upload, as one ZIP archive, or from one folder.`;
}

/** The values of an entry by the names of their fields, in small letters; a field may stand several times. */
type Fields = ReadonlyMap<string, readonly string[]>;

function risFields(text: string): Fields[] {
  const entries: Map<string, string[]>[] = [];
  for (const line of text.split("\n")) {
    const found = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line);
    const [, name = "", value = ""] = found ?? [];
    if (name === "TY") entries.push(new Map());
    else if (found && value.trim() !== "") keepField(entries.at(-1), name.toLowerCase(), value.trim());
  }
  return entries;
}

function keepField(entry: Map<string, string[]> | undefined, name: string, value: string): void {
  entry?.set(name, [...(entry.get(name) ?? []), value]);
}

function bibtexFields(text: string): Fields[] {
  const entries: Fields[] = [];
  const opening = /@\s{0,20}(\w{1,40})\s{0,20}[{(]\s{0,99}([^,\s{}()]{0,200})\s{0,99},/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (/^(?:string|comment|preamble)$/i.test(found[1] ?? "")) continue;
    const { fields, end } = fieldsFrom(text, opening.lastIndex);
    entries.push(fields);
    opening.lastIndex = end;
  }
  return entries;
}

function fieldsFrom(text: string, from: number): { fields: Fields; end: number } {
  const fields = new Map<string, string[]>();
  const name = /\s*([\w-]+)\s*=\s*/y;
  let at = from;
  for (;;) {
    name.lastIndex = at;
    const found = name.exec(text);
    if (!found) return { fields, end: at };
    const { value, end } = valueFrom(text, name.lastIndex);
    keepField(fields, (found[1] ?? "").toLowerCase(), withoutTex(value));
    at = end;
    while (/[\s,]/.test(text[at] ?? "")) at++;
  }
}

/** A value in braces, in quotation marks, or bare; braces inside it are matched. */
function valueFrom(text: string, from: number): { value: string; end: number } {
  const first = text[from];
  if (first !== "{" && first !== '"') {
    const bare = /[^,}\s]*/y;
    bare.lastIndex = from;
    return { value: bare.exec(text)?.[0] ?? "", end: bare.lastIndex };
  }
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const sign = text[i];
    if (sign === "\\") i++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
    if (depth === 0 && ((first === "{" && sign === "}") || (first === '"' && sign === '"' && i > from)))
      return { value: text.slice(from + 1, i), end: i + 1 };
  }
  return { value: text.slice(from + 1), end: text.length };
}

/** Accents as TeX writes them, by the sign that joins to the letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  '"': "\u0308",
  "^": "\u0302",
  "~": "\u0303",
};

function withoutTex(value: string): string {
  return value
    .replace(/\{?\\(['`"^~])\s*\{?\\?(\p{L})\}?\}?/gu, (_, accent: string, letter: string) =>
      `${letter}${ACCENTS[accent] ?? ""}`.normalize("NFC"),
    )
    .replace(/\\ss\b\s?/g, "ß")
    .replace(/\\([&%$#_{}])/g, "$1")
    .replace(/[{}]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function entryOf(fields: Fields): BibliographyEntry {
  const first = (...names: string[]) => names.flatMap((name) => fields.get(name) ?? [])[0] ?? null;
  const authors = ["au", "a1", "author"]
    .flatMap((name) => fields.get(name) ?? [])
    .flatMap((names) => names.split(/\sand\s/));
  const month = MONTHS.indexOf((first("month") ?? "").slice(0, 3).toLowerCase()) + 1;
  const year = first("year");
  const bib = year && month > 0 ? `${year}-${String(month).padStart(2, "0")}` : year;
  const files = ["l1", "l2", "file"].flatMap((name) => fields.get(name) ?? []).flatMap((value) => value.split(/[;:]/));
  return {
    title: first("ti", "t1", "title"),
    authors: authors.map(printedName),
    outlet: first("journal", "journaltitle", "jo", "jf", "t2", "newspaper", "publisher", "pb", "organization"),
    // RIS writes days with strokes: 2025/03/04/.
    date: (first("da", "date", "y1", "py") ?? bib)?.replaceAll("/", "-").replace(/-{1,3}$/, "") ?? null,
    address: first("ur", "url"),
    doi: first("do", "doi")?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "") ?? null,
    files: files.filter((path) => /\.\w{2,8}$/.test(path)).map(fileNameOf),
  };
}
