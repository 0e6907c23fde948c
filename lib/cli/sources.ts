import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { AppError } from "../model/errors.ts";
import type { ImportItem } from "../usecases/imports/import-articles.ts";

/** Files of a folder that are taken for texts; others are passed over. */
const TEXT_FILE = /\.(txt|md|markdown|jsonl|ndjson|json|html?|xhtml|mhtml?|eml|mbox|csv|tsv|xml|rss|atom)$/i;

/** Names of passed-over files that are told; more would hide what came in. */
const NAMES_TOLD = 20;

/** Read files, the files of folders and their sub-folders in the order of their names, and standard input for "-". A file's name, in a folder with its path there, is its source id. */
export async function* readSources(paths: readonly string[]): AsyncGenerator<ImportItem> {
  for (const path of paths) {
    if (path === "-") yield await readInput();
    else if (/^https?:/i.test(path)) {
      throw new AppError(
        "NOT_SUPPORTED",
        `Addresses are not fetched yet: ${path}. Save the page's text to a file and import that.`,
      );
    } else yield* readPath(path);
  }
}

async function* readPath(path: string): AsyncGenerator<ImportItem> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError("NOT_FOUND", `There is no file or folder ${path}. Nothing of it was imported.`);
  if (!found.isDirectory()) {
    yield { sourceId: basename(path), bytes: await readFile(path) };
    return;
  }
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
  const read = names.filter((name) => TEXT_FILE.test(name));
  if (read.length === 0)
    throw new AppError(
      "NOT_FOUND",
      `The folder ${path} holds no file that is read: .txt, .md, .html, .jsonl, .json, .csv, .eml or a feed.`,
    );
  tellPassedOver(names.filter((name) => !TEXT_FILE.test(name)));
  for (const name of read) yield { sourceId: name, bytes: await readFile(join(path, name)) };
}

/** Files that are passed over are named, because who gives a folder expects all of it. */
function tellPassedOver(names: readonly string[]): void {
  if (names.length === 0) return;
  const [shown, more] = [names.slice(0, NAMES_TOLD), names.length - NAMES_TOLD];
  console.error(`Passed over, no reader for them yet: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`);
}

/** Standard input is JSON lines if it starts with a brace, else one text. */
async function readInput(): Promise<ImportItem> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { sourceId: bytes.toString("utf8", 0, 16).trimStart().startsWith("{") ? "stdin.jsonl" : "stdin.txt", bytes };
}
