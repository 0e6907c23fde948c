import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { AppError } from "../model/errors.ts";
import { pageItems } from "../usecases/imports/fetch-pages.ts";
import type { ImportItem, RefusedItem, StreamedItem } from "../usecases/imports/import-articles.ts";
import { sourceListsAmong } from "../usecases/imports/source-lists.ts";

/** Files of a folder that are taken for texts; others are passed over. */
const TEXT_FILE =
  /\.(txt|md|markdown|jsonl|ndjson|json|html?|xhtml|mhtml?|eml|mbox|csv|tsv|xml|rss|atom|pdf|docx|odt|zip|ris|bib|warc|warc\.gz|wacz|rdf)$/i;

/** Names of passed-over files that are told; more would hide what came in. */
const NAMES_TOLD = 20;

const isAddress = (path: string) => /^https?:\/\//i.test(path);

/** The size of all files that `readSources` reads, in bytes; 0 where standard input is among them. */
export async function sizeOf(paths: readonly string[]): Promise<number> {
  let size = 0;
  for (const path of paths) {
    if (isAddress(path)) continue;
    const found = path === "-" ? null : await stat(path).catch(() => null);
    if (!found) return 0;
    if (!found.isDirectory()) size += found.size;
    else for (const name of (await namesIn(path)).read) size += (await stat(join(path, name))).size;
  }
  return size;
}

/** Read files, the files of folders and their sub-folders in the order of their names, standard input for "-", and pages of the web by their addresses. A file's name, in a folder with its path there, is its source id. `heard` is told of each piece that was read, `passedOver` of the files of a folder that nothing reads. */
export async function* readSources(
  paths: readonly string[],
  heard: (bytes: number) => void = () => {},
  passedOver: (names: readonly string[]) => void = tellPassedOver,
): AsyncGenerator<StreamedItem | ImportItem | RefusedItem> {
  const pages = pageItems(paths.filter(isAddress).length > 1);
  for (const path of paths) {
    if (path === "-") yield await readInput();
    else if (isAddress(path)) yield await pages(path);
    else yield* readPath(path, heard, passedOver);
  }
}

async function* readPath(
  path: string,
  heard: (bytes: number) => void,
  tellOf: (names: readonly string[]) => void,
): AsyncGenerator<StreamedItem | RefusedItem> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError("NOT_FOUND", `There is no file or folder ${path}. Nothing of it was imported.`);
  if (!found.isDirectory()) {
    yield { sourceId: basename(path), chunks: chunksOf(path, heard) };
    return;
  }
  const { read, passedOver } = await namesIn(path);
  if (read.length === 0)
    throw new AppError(
      "NOT_FOUND",
      `The folder ${path} holds no file that is read: .txt, .md, .html, .jsonl, .json, .csv, .eml, .pdf, .docx, .odt, .zip, .warc, .wacz or a feed.`,
    );
  tellOf(passedOver);
  const { lists, sources } = await sourceListsAmong(read, (name, most) => beginningOf(join(path, name), most));
  for (const name of read)
    if (!lists.has(name)) yield { sourceId: name, chunks: chunksOf(join(path, name), heard), sources };
  yield* sources.refusals();
}

/** At most so many bytes of a file. */
async function beginningOf(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, most)));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Bytes of a file read at once. */
const CHUNK = 256 * 1024;

/** A file's bytes in pieces, opened when the first one is asked for. */
async function* chunksOf(path: string, heard: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    heard((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

/** The names of a folder's files with their paths there, in their order: those that are read and those that are not. */
async function namesIn(folder: string): Promise<{ read: string[]; passedOver: string[] }> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return {
    read: names.filter((name) => TEXT_FILE.test(name)),
    passedOver: names.filter((name) => !TEXT_FILE.test(name)),
  };
}

/** Files that are passed over are named, because who gives a folder expects all of it. */
function tellPassedOver(names: readonly string[]): void {
  if (names.length === 0) return;
  const [shown, more] = [names.slice(0, NAMES_TOLD), names.length - NAMES_TOLD];
  console.error(`Passed over, no reader for them yet: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`);
}

/** Standard input is JSON lines if it starts with a brace, else what its content is. */
async function readInput(): Promise<StreamedItem> {
  const source = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await source.next();
  const head = first.done ? "" : Buffer.from(first.value).toString("utf8", 0, 16);
  const chunks = async function* () {
    for (let next = first; !next.done; next = await source.next()) yield next.value;
  };
  return { sourceId: head.trimStart().startsWith("{") ? "stdin.jsonl" : "stdin.txt", chunks: chunks() };
}
