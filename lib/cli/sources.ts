import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { AppError } from "../model/errors.ts";
import type { ImportItem } from "../usecases/imports/import-articles.ts";

/** Files of a folder that are taken for texts; others are passed over. */
const TEXT_FILE = /\.(txt|md|markdown|jsonl|ndjson)$/i;

/** Read files, the text files of folders in the order of their names, and standard input for "-". A file's name is its source id. */
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
  const names = (await readdir(path)).filter((name) => TEXT_FILE.test(name)).sort();
  if (names.length === 0) throw new AppError("NOT_FOUND", `The folder ${path} holds no .txt, .md or .jsonl file.`);
  for (const name of names) yield { sourceId: name, bytes: await readFile(join(path, name)) };
}

/** Standard input is JSON lines if it starts with a brace, else one text. */
async function readInput(): Promise<ImportItem> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { sourceId: bytes.toString("utf8", 0, 16).trimStart().startsWith("{") ? "stdin.jsonl" : "stdin.txt", bytes };
}
