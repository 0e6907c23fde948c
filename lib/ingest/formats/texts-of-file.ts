import { EXCERPT_ONLY } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { decode } from "../decode.ts";
import { asMeant } from "../html/entities.ts";
import { type ParsedRow, parseRows, rowOf } from "../rows.ts";
import { textsOfArchive } from "./archive.ts";
import { type BibliographyKind, readBibliography, withoutText } from "./bibliography.ts";
import { type Feed, readFeed, readJsonFeed } from "./feed.ts";
import type { ArchivedFile, FileText, RefusedText } from "./file-text.ts";
import { type FileKind, fileKind, HEAD } from "./kind.ts";
import { messagesOf, readMessage } from "./mail.ts";
import { readMarkdown } from "./markdown.ts";
import { isPdf, readPdf } from "./pdf.ts";
import { readTable } from "./table.ts";
import { isWarc, pagesOfWarc } from "./warc.ts";
import { isZip } from "./zip.ts";

/**
 * The texts of a file, by what its content is: one of a text, a page of the web, a PDF, a document or a message; those of an archive's files; one a row of JSON lines, JSON or a table, one
 * an entry of a feed, one a message of a mailbox. What a person says of the file holds for each where the file itself says nothing.
 *
 * @throws AppError where the file as a whole cannot be read.
 */
export async function* textsOfFile(file: ArchivedFile): AsyncGenerator<FileText | RefusedText> {
  const { sourceId, bytes, metadata = {} } = file;
  const one = (page: boolean): FileText => ({ sourceId, bytes, metadata, remarks: [], page });
  const kind = kindOfFile(file);
  if (kind === "text" || kind === "page") yield one(kind === "page");
  else if (kind === "markdown") yield markdownText(file);
  else if (kind === "archive") yield* textsOfArchive(file, textsOfFile);
  else if (kind === "warc") yield* pagesOfWarc({ sourceId, metadata, chunks: inOnePiece(bytes) });
  else if (isList(kind)) yield* entriesAlone(kind, file);
  else if (kind === "pdf") yield { ...one(false), ...(await readPdf(bytes)) };
  else if (kind === "mail") yield* messageText(file, bytes, sourceId);
  else if (kind === "mailbox") {
    let number = 0;
    for (const message of messagesOf(bytes)) yield* messageText(file, message, `${sourceId}:${++number}`);
  } else {
    for (const row of rowsIn(kind, file)) {
      if ("error" in row) yield { sourceId: row.sourceId, refused: row.error };
      else yield { ...row, metadata: { ...metadata, ...row.metadata } };
    }
  }
}

function markdownText({ sourceId, bytes, metadata }: ArchivedFile): FileText {
  const { text: source, remarks } = decode(bytes);
  const { text, layout, metadata: told } = readMarkdown(source);
  return {
    sourceId,
    bytes,
    metadata: { ...told, ...metadata },
    remarks,
    page: false,
    read: { text, layout, format: "markdown" },
  };
}

const LISTS: readonly string[] = ["ris", "bibtex", "citation-json", "zotero-rdf"] satisfies BibliographyKind[];
const isList = (kind: FileKind): kind is BibliographyKind => LISTS.includes(kind);

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A list of sources that came without the texts: each of its entries is named, because none of them is an article. */
function* entriesAlone(kind: BibliographyKind, { bytes, sourceId }: ArchivedFile): Generator<RefusedText> {
  const entries = readBibliography(kind, decode(bytes).text);
  if (entries.length === 0)
    throw new AppError("EMPTY_ARTICLE", "This list of sources holds no entry. Nothing of it was kept.");
  for (const [i, entry] of entries.entries()) yield { sourceId: `${sourceId}:${i + 1}`, refused: withoutText(entry) };
}

/** What a file is, by its first bytes and its name. Throws as `fileKind` does. */
export function kindOfFile({ bytes, sourceId }: Pick<ArchivedFile, "bytes" | "sourceId">): FileKind {
  if (isZip(bytes)) return "archive";
  if (isWarc(bytes)) return "warc";
  if (isPdf(bytes)) return "pdf";
  const head = bytes.subarray(0, HEAD);
  // Two bytes a letter: what stands there is read all the same, letters of other scripts aside.
  const text = Buffer.from(head.filter((byte) => byte !== 0)).toString("utf8");
  return fileKind(text, sourceId);
}

async function* messageText(
  { metadata = {} }: ArchivedFile,
  bytes: Uint8Array,
  sourceId: string,
): AsyncGenerator<FileText | RefusedText> {
  try {
    const { words, page, metadata: told, id } = await readMessage(bytes);
    yield {
      sourceId: id && sourceId.includes(":") ? id : sourceId,
      bytes: new TextEncoder().encode(words),
      metadata: { ...told, ...metadata },
      remarks: [],
      page,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { sourceId, refused: error.message };
  }
}

function* rowsIn(
  kind: "rows" | "json" | "feed" | "table",
  { bytes, sourceId, columns }: ArchivedFile,
): Generator<ParsedRow> {
  if (kind === "rows") {
    yield* parseRows(bytes, sourceId);
    return;
  }
  const { text } = decode(bytes);
  if (kind === "feed" && !text.trimStart().startsWith("{")) yield* entryRows(readFeed(text), sourceId);
  else if (kind === "table") {
    for (const [i, row] of readTable(text, columns).entries()) yield rowOf(row, placeOf(i, sourceId, "Row"));
  } else yield* jsonRows(text, sourceId);
}

function* jsonRows(text: string, sourceId: string): Generator<ParsedRow> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError(
      "UNREADABLE",
      "This file begins as JSON and breaks off or has a fault. Nothing of it was kept. Write it anew, or as one object a line (.jsonl).",
    );
  }
  const feed = readJsonFeed(value);
  if (feed) {
    yield* entryRows(feed, sourceId);
    return;
  }
  const rows = Array.isArray(value) ? value : listIn(value);
  if (rows.length === 0) throw new AppError("EMPTY_ARTICLE", "This JSON file holds no rows. Nothing of it was kept.");
  for (const [i, row] of rows.entries()) yield rowOf(row, placeOf(i, sourceId, "Row"));
}

/** The rows of an answer such as {"articles": […]}, or the object itself as the only one. */
function listIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null || "text" in value || "html" in value) return [value];
  const lists = Object.values(value).filter((each) => Array.isArray(each) && typeof each[0] === "object");
  return lists.length === 1 ? (lists[0] as readonly unknown[]) : [value];
}

function* entryRows({ title, entries }: Feed, sourceId: string): Generator<ParsedRow> {
  if (entries.length === 0) throw new AppError("EMPTY_ARTICLE", "This feed has no entries. Nothing of it was kept.");
  for (const [i, entry] of entries.entries()) {
    const place = placeOf(i, sourceId, "Entry");
    const { content } = entry;
    if (content === null) {
      yield {
        ...place,
        sourceId: entry.id ?? place.place,
        error: `Entry ${i + 1} of this feed has a headline and no text. Import the page that it leads to.`,
      };
      continue;
    }
    const page = /<\/?[a-z][^<>]*>|&(?:#\w+|\w+);/i.test(content);
    const row = rowOf(
      {
        id: entry.id ?? entry.link,
        [page ? "html" : "text"]: content,
        headline: entry.title === null ? null : withoutTags(entry.title),
        url: entry.link,
        author: entry.author === null ? null : asMeant(entry.author),
        publishedAt: entry.date,
        outlet: title === null ? null : withoutTags(title),
      },
      place,
    );
    const summary = `${EXCERPT_ONLY} the feed holds a summary of this article. What it does not say is not known.`;
    yield "error" in row || !entry.isSummary ? row : { ...row, remarks: [...row.remarks, summary] };
  }
}

const withoutTags = (words: string) => asMeant(words.replace(/<[^<>]*>/g, "")).trim();

const placeOf = (i: number, sourceId: string, what: string) => ({
  line: i + 1,
  place: `${sourceId}:${i + 1}`,
  called: `${what} ${i + 1}`,
});
