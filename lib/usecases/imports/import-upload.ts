import { createHash } from "node:crypto";
import { database, inTransaction } from "../../db/client.ts";
import { saveImport, saveImportFiles } from "../../db/imports.ts";
import { dropOldUploads } from "../../db/upload-files.ts";
import { saveWaitingFiles, type WaitingFile } from "../../db/waiting-files.ts";
import { addressesIn } from "../../ingest/web-address.ts";
import type { Metadata, Sourced } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { LARGEST_FILE, MOST_ADDRESSES, MOST_FILES, megabytes } from "../../model/limits.ts";
import { isTooMuch } from "../../services/apart.ts";
import { queueUploadJobs } from "./fetch-pages.ts";
import { holdImport } from "./hold-import.ts";
import type { ImportOutcome, RefusedItem } from "./import-articles.ts";
import { type KeptFile, keepFile } from "./keep-file.ts";
import { outcomesOf } from "./outcomes-of.ts";
import {
  isAnyLeft,
  queueReading,
  type ReaderOfUpload,
  ROWS_PER_FILE,
  readersOf,
  refuseFileInHand,
} from "./read-upload.ts";
import { readApart } from "./upload-reader.ts";

/** A file that is still to be kept, as the web's own `File` is. */
type SentFile = { readonly name: string; stream(): AsyncIterable<Uint8Array> };

/** What a reader sends: files, a pasted text, and what they know about it; `date` is an ISO date of any precision. */
export type Upload = {
  readonly files: readonly (KeptFile | SentFile)[];
  readonly text?: string | undefined;
  readonly known: { readonly [field in "outlet" | "headline" | "author" | "date" | "address"]?: string | undefined };
};

/** An upload as it stands: its import, and what became of each text so far. */
export type UploadOutcome = { readonly import: number; readonly files: readonly ImportOutcome[] };

/**
 * Store what a reader pasted or uploaded, to be read by a worker: the answer comes at once, and what waits can be cancelled.
 * Throws as `importUpload` does.
 */
export async function queueUpload(upload: Upload): Promise<UploadOutcome> {
  const importId = await storeUpload(upload);
  await inTransaction((tx) => queueUploadJobs(tx, importId));
  return { import: importId, files: await allOutcomes(importId) };
}

/** Store what a reader pasted or uploaded and hold it, so that its first texts can be looked at before any comes in. Throws as `importUpload` does. */
export async function holdUpload(upload: Upload): Promise<UploadOutcome> {
  const importId = await storeUpload(upload);
  if (!(await holdImport(importId))) await inTransaction((tx) => queueUploadJobs(tx, importId));
  return { import: importId, files: await allOutcomes(importId) };
}

/**
 * Import what a reader pasted or uploaded and wait until it is read; a file that cannot be taken affects no other. What takes too long for
 * a request is left to a worker: its files are "waiting" or "reading". Throws INVALID_INPUT if nothing came.
 */
export async function importUpload(upload: Upload): Promise<UploadOutcome> {
  // Sites take their time; no request waits for them.
  if (addressesIn(upload.text ?? "")) return queueUpload(upload);
  const importId = await storeUpload(upload);
  await readOrQueue(importId);
  return { import: importId, files: await allOutcomes(importId) };
}

/** Longest that a request waits for its upload to be read, in milliseconds; the rest is left to a worker. */
const LONGEST_WAIT_MS = 20_000;

async function readOrQueue(importId: number): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  const readers = await readersOf(importId);
  const read = await Promise.allSettled(readers.map((reader) => readUntil(until, importId, reader)));
  for (const each of read) if (each.status === "rejected") throw each.reason;
  if (read.some((each) => each.status === "fulfilled" && !each.value))
    await inTransaction((tx) => queueReading(tx, importId));
}

/** Has one reader read, turn after turn; false where it was not done by then. */
async function readUntil(until: number, importId: number, reader: ReaderOfUpload): Promise<boolean> {
  while (await isAnyLeft(importId, reader)) {
    if (performance.now() > until) return false;
    try {
      await readApart(importId, reader);
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      if (error.what === "time") return false;
      await refuseFileInHand(importId, error.what, reader);
    }
  }
  return true;
}

/** Files stored in one transaction. */
const AT_ONCE = 100;

/** Store the files of an upload as waiting, or as failed where one cannot be taken. */
async function storeUpload(upload: Upload): Promise<number> {
  const { items } = itemsOfUpload(upload);
  await dropOldUploads(database());
  const importId = await saveImport(database(), "upload");
  let batch: Placed[] = [];
  let position = 0;
  for await (const item of items) {
    batch.push({ ...item, position });
    position += ROWS_PER_FILE;
    if (batch.length < AT_ONCE) continue;
    await storeBatch(importId, batch);
    batch = [];
  }
  await storeBatch(importId, batch);
  return importId;
}

async function storeBatch(importId: number, batch: readonly Placed[]): Promise<void> {
  const waiting = batch.flatMap((item) => ("refused" in item ? [] : [item]));
  const refused = batch.flatMap((item) => ("refused" in item ? [item] : []));
  await inTransaction(async (tx) => {
    await saveWaitingFiles(tx, importId, waiting);
    await saveImportFiles(
      tx,
      importId,
      refused.map(({ position, sourceId, refused: error }) => ({
        ...{ position, sourceId, error },
        ...{ status: "failed", bytes: 0, articleId: null },
      })),
    );
  });
}

async function allOutcomes(importId: number): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for await (const outcome of outcomesOf(importId)) outcomes.push(outcome);
  return outcomes;
}

type Unplaced = Omit<WaitingFile, "position"> | RefusedItem;
type Placed = Unplaced & { readonly position: number };

/** The texts of an upload, or INVALID_INPUT and TOO_LARGE before anything is stored. */
function itemsOfUpload({ files, text, known }: Upload): { items: AsyncGenerator<Unplaced> } {
  const addresses = addressesIn(text ?? "") ?? [];
  const texts = files.length + Math.max(addresses.length, text?.trim() ? 1 : 0);
  if (texts === 0) throw new AppError("INVALID_INPUT", "Choose a file or paste a text first. Nothing was imported.");
  for (const [count, most, what] of [
    [files.length, MOST_FILES, "files"],
    [addresses.length, MOST_ADDRESSES, "addresses"],
  ] as const) {
    if (count > most) {
      throw new AppError(
        "TOO_LARGE",
        `At most ${counted(most)} ${what} can be imported at once; these are ${counted(count)}. Nothing was imported.`,
      );
    }
  }
  // With several texts a headline, author, date or address can be true of one at most; the outlet may hold for all.
  const about = texts === 1 ? known : { outlet: known.outlet };
  const pages = addresses.map((address) => pageItem(address, about));
  const pasted = pages.length > 0 ? pages : text?.trim() ? [pastedItem(text, about)] : [];
  return { items: itemsOf(pasted, files, asMetadata(about)) };
}

const counted = (count: number) => count.toLocaleString("en");

async function* itemsOf(
  pasted: readonly Unplaced[],
  files: Upload["files"],
  known: Metadata,
): AsyncGenerator<Unplaced> {
  yield* pasted;
  for (const file of files) {
    const { name, size, upload } = "upload" in file ? file : await keepFile(file.name, file.stream());
    const sourceId = name || "unnamed file";
    if (upload !== null) yield { sourceId, bytes: new Uint8Array(), known, parts: { upload, size } };
    else {
      yield {
        sourceId,
        refused: `This file has ${megabytes(size)}; a browser may send ${megabytes(LARGEST_FILE)}. Nothing of it was kept. Import it with “parallax import”.`,
      };
    }
  }
}

/** A page that is to be fetched, named by its address. */
function pageItem(address: string, known: Upload["known"]): Unplaced {
  return { sourceId: address, bytes: new Uint8Array(), known: asMetadata(known), address };
}

/**
 * Its name is made from the text, so that the same paste twice is one article: a form sends every line end as CRLF whatever was
 * pasted, so line ends are made one. First lines such as "Title: …" are read with the text.
 */
function pastedItem(pasted: string, known: Upload["known"]): Unplaced {
  const bytes = new TextEncoder().encode(pasted.replaceAll("\r\n", "\n"));
  const name = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { sourceId: `pasted-${name}.txt`, bytes, known: asMetadata(known) };
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
