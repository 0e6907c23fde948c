import { AppError } from "../../model/errors.ts";
import { decode } from "../decode.ts";
import { lettersAlone } from "../html/letters-alone.ts";
import { webAddress } from "../web-address.ts";
import { bibliographyKind, metadataOfEntry, readBibliography, withoutText } from "./bibliography.ts";
import { type BibliographyEntry, fileNameOf } from "./bibliography-fields.ts";
import type { FileText, RefusedText } from "./file-text.ts";

/** Characters of a list of sources by which its form is told, and of a text in which its address and title are looked for. */
const [LIST_HEAD, TEXT_HEAD] = [4_096, 64 * 1024];
/** Letters from which a title is long enough to be no other text's: "Editorial" stands over hundreds. */
const LONG_TITLE = 16;
/** Lines of a plain text among which its title is looked for. */
const TITLE_LINES = 5;

/** The lists of sources that came with files: which entry is about which text, and which entries are left without one. */
export class SourceList {
  private readonly byFile = new Map<string, BibliographyEntry>();
  private readonly byAddress = new Map<string, BibliographyEntry>();
  private readonly byTitle = new Map<string, BibliographyEntry>();
  private readonly used = new Set<BibliographyEntry>();

  private readonly entries: readonly BibliographyEntry[];

  /** The entries of each list by its name, and the places of those that texts were found for before. */
  constructor(
    private readonly lists: ReadonlyMap<string, readonly BibliographyEntry[]>,
    used: ReadonlyMap<string, readonly number[]> = new Map(),
  ) {
    this.entries = [...lists.values()].flat();
    for (const [name, places] of used) this.markUsed(name, places);
    for (const entry of this.entries) {
      for (const name of entry.files) this.byFile.set(name, entry);
      if (entry.address) this.byAddress.set(bareAddress(entry.address), entry);
      const title = lettersAlone(entry.title ?? "");
      if (title.length >= LONG_TITLE) this.byTitle.set(title, entry);
    }
  }

  /** The text with what the lists say of it: by the name of its file, else its address or DOI, else its title. A person's own word stands above. */
  complete(text: FileText, personal: FileText["metadata"] = {}): FileText {
    const entry = this.entries.length === 0 ? undefined : this.entryFor(text);
    if (!entry) return text;
    this.used.add(entry);
    return { ...text, metadata: { ...text.metadata, ...metadataOfEntry(entry), ...personal } };
  }

  /** Texts were found for the entries at these places of a list. */
  markUsed(list: string, places: readonly number[]): void {
    for (const place of places) {
      const entry = this.lists.get(list)?.[place];
      if (entry) this.used.add(entry);
    }
  }

  /** The places of a list's entries that texts were found for. */
  usedOf(list: string): number[] {
    return (this.lists.get(list) ?? []).flatMap((entry, place) => (this.used.has(entry) ? [place] : []));
  }

  /** What is said of the entries that no text was found for, of all lists or one. */
  refusals(list?: string): RefusedText[] {
    const asked = [...this.lists].filter(([name]) => list === undefined || name === list);
    return asked.flatMap(([name, entries]) =>
      entries.flatMap((entry, i) =>
        this.used.has(entry) ? [] : [{ sourceId: `${name}:${i + 1}`, refused: withoutText(entry) }],
      ),
    );
  }

  private entryFor(text: FileText): BibliographyEntry | undefined {
    const named = this.byFile.get(fileNameOf(text.sourceId));
    if (named) return named;
    const { head, addresses, titles } = signsOf(text);
    const placed = addresses.map((address) => this.byAddress.get(bareAddress(address))).find(Boolean);
    if (placed) return placed;
    const numbered = this.entries.find(({ doi }) => doi && isInHead(head, doi));
    return numbered ?? titles.map((title) => this.byTitle.get(lettersAlone(title))).find(Boolean);
  }
}

/** The list of sources in a file, as its entries; null where the file is none or cannot be read. */
export function entriesOfList(name: string, bytes: Uint8Array): BibliographyEntry[] | null {
  try {
    const { text } = decode(bytes);
    const kind = bibliographyKind(text.slice(0, LIST_HEAD).trimStart(), name);
    return kind && readBibliography(kind, text);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Names of files that may be lists of sources; what they are is told by their content. */
export const MAY_BE_LIST = /\.(?:ris|bib|bibtex|json|csljson|rdf)$/i;

function isInHead(head: string, doi: string): boolean {
  const at = head.indexOf(doi.toLowerCase());
  // 10.1000/12 is no part of 10.1000/123.
  return at >= 0 && !/[\w/]/.test(head[at + doi.length] ?? " ");
}

/** An address without what differs between two ways of writing it. */
function bareAddress(address: string): string {
  return (webAddress(address)?.address ?? address)
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/\/+$/, "")
    .toLowerCase();
}

/** What a text says of itself by which an entry may know it. Of a page the marks are looked at, because reading it whole is done once, later. */
function signsOf({ bytes, metadata, page, read }: FileText): { head: string; addresses: string[]; titles: string[] } {
  const head = read?.text.slice(0, TEXT_HEAD) ?? Buffer.from(bytes.subarray(0, TEXT_HEAD)).toString("utf8");
  const known = (value: string | undefined) => (value ? [value] : []);
  const addresses = known(metadata.url?.value);
  const titles = known(metadata.headline?.value);
  if (!page)
    titles.push(
      ...head
        .split("\n", TITLE_LINES * 2)
        .filter((line) => line.trim() !== "")
        .slice(0, TITLE_LINES),
    );
  else {
    for (const [tag] of head.matchAll(/<(?:link|meta)\b[^<>]{1,1000}>/gi)) {
      const value = /(?:href|content)\s*=\s*["']([^"']{1,1000})["']/i.exec(tag)?.[1] ?? "";
      if (/canonical|og:url/i.test(tag)) addresses.push(value.replaceAll("&amp;", "&"));
      else if (/og:title|citation_title|dc\.title/i.test(tag)) titles.push(value);
    }
    const heading = /<(?:title|h1)\b[^<>]{0,1000}>([^<]{1,1000})/gi;
    for (const [, words = ""] of head.matchAll(heading)) titles.push(words, ...words.split(/\s[|–—»·-]\s/).slice(0, 1));
  }
  return { head: head.toLowerCase(), addresses, titles };
}
