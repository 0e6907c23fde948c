import { createHash } from "node:crypto";
import { database, inTransaction } from "../../db/client.ts";
import { saveImport, saveImportFiles } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { saveWaitingFiles } from "../../db/waiting-files.ts";
import type { Metadata, Sourced } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { LARGEST_FILE, MOST_FILES, megabytes } from "../../model/limits.ts";
import { type ImportItem, type ImportOutcome, importArticles, type RefusedItem } from "./import-articles.ts";
import { ROWS_PER_FILE } from "./read-upload.ts";

/** What a reader sends: files, a pasted text, and what they know about it; `date` is an ISO date of any precision. */
export type Upload = {
  readonly files: readonly { readonly name: string; readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }[];
  readonly text?: string | undefined;
  readonly known: { readonly [field in "outlet" | "headline" | "author" | "date" | "address"]?: string | undefined };
};

/**
 * Store what a reader pasted or uploaded, to be read by a worker: the answer comes at once, and what waits can be cancelled.
 * Throws as `importUpload` does.
 */
export async function queueUpload(upload: Upload): Promise<{ import: number; files: ImportOutcome[] }> {
  const { items } = itemsOfUpload(upload);
  const importId = await saveImport(database(), "upload");
  const results: ImportOutcome[] = [];
  let position = 0;
  for await (const item of items) {
    const { sourceId } = item;
    const refused = "refused" in item ? item.refused : null;
    await inTransaction(async (tx) => {
      if ("bytes" in item)
        await saveWaitingFiles(tx, importId, [{ position, sourceId, bytes: item.bytes, known: item.metadata ?? {} }]);
      else
        await saveImportFiles(tx, importId, [
          { position, sourceId, status: "failed", error: refused, bytes: 0, articleId: null },
        ]);
    });
    results.push({ sourceId, article: null, status: refused === null ? "waiting" : "failed", error: refused });
    position += ROWS_PER_FILE;
  }
  await inTransaction((tx) => enqueue(tx, "read-upload", { importId }));
  return { import: importId, files: results };
}

/** Import what a reader pasted or uploaded; a file that cannot be taken affects no other. Throws INVALID_INPUT if nothing came. */
export async function importUpload(upload: Upload): Promise<{ import: number; files: ImportOutcome[] }> {
  const running = importArticles(itemsOfUpload(upload).items, "upload");
  const results: ImportOutcome[] = [];
  for (;;) {
    const step = await running.next();
    if (step.done) return { import: step.value, files: results };
    results.push(step.value);
  }
}

/** The texts of an upload, or INVALID_INPUT and TOO_LARGE before anything is stored. */
function itemsOfUpload({ files, text, known }: Upload): { items: AsyncGenerator<ImportItem | RefusedItem> } {
  const texts = files.length + (text?.trim() ? 1 : 0);
  if (texts === 0) throw new AppError("INVALID_INPUT", "Choose a file or paste a text first. Nothing was imported.");
  if (files.length > MOST_FILES) {
    throw new AppError(
      "TOO_LARGE",
      `At most ${MOST_FILES} files can be imported at once; these are ${files.length}. Nothing was imported.`,
    );
  }
  // With several texts a headline, author, date or address can be true of one at most; the outlet may hold for all.
  const about = texts === 1 ? known : { outlet: known.outlet };
  const pasted = text?.trim() ? [pastedItem(text, about)] : [];
  return { items: itemsOf(pasted, files, asMetadata(about)) };
}

async function* itemsOf(
  pasted: readonly ImportItem[],
  files: Upload["files"],
  metadata: Metadata,
): AsyncGenerator<ImportItem | RefusedItem> {
  yield* pasted;
  for (const file of files) {
    const sourceId = file.name || "unnamed file";
    if (file.size <= LARGEST_FILE) yield { sourceId, bytes: new Uint8Array(await file.arrayBuffer()), metadata };
    else {
      yield {
        sourceId,
        refused: `This file has ${megabytes(file.size)}; a browser may send ${megabytes(LARGEST_FILE)}. Nothing of it was kept. Import it with “parallax import”.`,
      };
    }
  }
}

/**
 * Its name is made from the text, so that the same paste twice is one article: a form sends every line end as CRLF whatever was
 * pasted, so line ends are made one. First lines such as "Title: …" are read with the text.
 */
function pastedItem(pasted: string, known: Upload["known"]): ImportItem {
  const bytes = new TextEncoder().encode(pasted.replaceAll("\r\n", "\n"));
  const name = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { sourceId: `pasted-${name}.txt`, bytes, metadata: asMetadata(known) };
}

function asMetadata({ outlet, headline, author, date, address }: Upload["known"]): Metadata {
  const said = (value: string | undefined): Sourced<string> | undefined =>
    value ? { value, origin: "person" } : undefined;
  const fields = {
    outlet: said(outlet),
    headline: said(headline),
    author: said(author),
    url: said(address),
    publishedAt: said(date),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}
