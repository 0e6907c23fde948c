import { AppError } from "../../model/errors.ts";
import { decode } from "../decode.ts";
import type { ArchivedFile, FileText, RefusedText } from "./file-text.ts";
import { pagesOfWarc } from "./warc.ts";
import type { ZipEntry } from "./zip.ts";

const WARC = /^archive\/.+\.warc(?:\.gz)?$/i;

/** Whether the files of an archive are those of a web archive as the WACZ format packs it. */
export function isWacz(entries: readonly Pick<ZipEntry, "name">[]): boolean {
  return entries.some(({ name }) => name === "datapackage.json") && entries.some(({ name }) => WARC.test(name));
}

/**
 * The pages of a WACZ: those that its list of pages names, with the words of their servers in its web archives; all, where it has no list.
 *
 * @throws AppError as `pagesOfWarc` does.
 */
export async function* pagesOfWacz(
  { sourceId, metadata }: ArchivedFile,
  entries: readonly ZipEntry[],
): AsyncGenerator<FileText | RefusedText> {
  const listed = new Set(entries.filter(({ name }) => /^pages\/.+\.jsonl$/i.test(name)).flatMap(addressesIn));
  const pages = listed.size > 0 ? listed : undefined;
  let told = 0;
  let without: AppError | null = null;
  for (const entry of entries) {
    if (!WARC.test(entry.name)) continue;
    const name = `${sourceId}/${entry.name}`;
    try {
      for await (const page of pagesOfWarc({ sourceId: name, chunks: inPieces(entry.read()), metadata, pages })) {
        told++;
        yield page;
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // One of several may hold nothing but pictures.
      if (error.code === "EMPTY_ARTICLE") without = error;
      else yield { sourceId: name, refused: error.message };
    }
  }
  if (told === 0 && without) throw without;
}

/** The addresses of a list of pages: its first line says what it is, and a line that cannot be read names none. */
function addressesIn(list: ZipEntry): string[] {
  const lines = decode(list.read()).text.split("\n");
  return lines.flatMap((line) => {
    try {
      const { url } = JSON.parse(line) as { readonly url?: unknown };
      return typeof url === "string" ? [url] : [];
    } catch {
      return [];
    }
  });
}

const PIECE = 256 * 1024;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
