import { createHash } from "node:crypto";
import { findArticlesAnyState } from "../../db/articles.ts";
import { type Database, database, inTransaction } from "../../db/client.ts";
import { type ImportFileResult, type ImportStatus, saveImport, saveImportFiles } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { type NewArticle, type SavedArticle, saveArticles } from "../../db/save-articles.ts";
import { addressKey } from "../../ingest/address-key.ts";
import { draftOf } from "../../ingest/draft.ts";
import type { ColumnChoice } from "../../ingest/formats/file-text.ts";
import type { SourceList } from "../../ingest/formats/source-list.ts";
import { textsOfFile } from "../../ingest/formats/texts-of-file.ts";
import { textsOfStream } from "../../ingest/formats/texts-of-stream.ts";
import type { Draft, Metadata } from "../../model/article.ts";
import { isDatabaseGone, isDiskFull } from "../../model/database-gone.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_ROWS } from "../../model/limits.ts";
import { errorFields, log } from "../../model/log.ts";
import { bodySpans } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { partBegins, partsDone } from "../../services/apart.ts";
import { countWords } from "../../text/tokens.ts";

/** A file or a pasted text: its name, its bytes, and what the person or a catalogue says about it. */
export type ImportItem = {
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly metadata?: Metadata;
  readonly remarks?: readonly string[];
  /** Whether its bytes are known to be a page of the web; left out, its content is asked. */
  readonly page?: boolean;
};

/** A file that comes in pieces and may be larger than memory. */
export type StreamedItem = Pick<ImportItem, "sourceId" | "metadata"> & {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Which field each column of a table fills, as a person said. */
  readonly columns?: ColumnChoice | undefined;
  /** The lists of sources that came with it. */
  readonly sources?: SourceList;
};

/** A text that cannot be taken, with the sentence that tells the person why: it stands in the import as failed. */
export type RefusedItem = { readonly sourceId: string; readonly refused: string };

/** What became of one text. */
export type ImportOutcome = {
  readonly sourceId: string;
  readonly article: number | null;
  readonly status: ImportStatus;
  readonly error: string | null;
};

/** Texts stored in one transaction: more gain little (measured), and their results come later. */
const MOST_TEXTS = 100;
/** Bytes after which a batch is stored, so that large files do not gather in memory. */
const MOST_BYTES = 2_000_000;

/**
 * Read, store and queue texts in batches, each in one transaction with its results and its job. A batch that cannot be stored is stored
 * text by text, so that a bad one affects no other. Yields a result a text, in order, as soon as it is stored; a .jsonl file gives one
 * a row. Returns the import's id.
 */
export async function* importArticles(items: Texts, origin: string): AsyncGenerator<ImportOutcome, number> {
  const importId = await saveImport(database(), origin);
  for await (const batch of batchesOf(readsOf(items, 0))) yield* await storeBatch(importId, batch);
  return importId;
}

/** The texts of one file of an upload, whose rows are numbered from `position` on. */
export type TextsOfFile = { readonly texts: Texts; readonly position: number };

/** The same into an import that has begun, for some files of it. Returns the positions of those of which a row failed for a reason of ours. */
export async function importInto(importId: number, files: readonly TextsOfFile[]): Promise<ReadonlySet<number>> {
  const failed = new Set<number>();
  for await (const batch of batchesOf(readsOfFiles(files))) {
    const results = await storeBatch(importId, batch);
    for (const [i, { error }] of results.entries()) {
      if (error !== FAILURE_OF_OURS) continue;
      const row = batch[i]?.position ?? 0;
      failed.add(Math.max(...files.map(({ position }) => position).filter((position) => position <= row)));
    }
  }
  partsDone();
  return failed;
}

async function* readsOfFiles(files: readonly TextsOfFile[]): AsyncGenerator<Read> {
  for (const { texts, position } of files) yield* readsOf(texts, position, MOST_ROWS);
}

type Texts = AsyncIterable<Incoming> | Iterable<Incoming>;
type Incoming = Text | StreamedItem;

/** The texts read, `most` of them; of more the last place says that the rest was left. */
async function* readsOf(items: Texts, first: number, most = Number.POSITIVE_INFINITY): AsyncGenerator<Read> {
  let position = first;
  for await (const item of items) {
    partBegins();
    for await (const text of textsOf(item)) {
      partBegins();
      if (position - first >= most) return;
      const isLast = position - first === most - 1;
      yield readText(isLast ? { sourceId: text.sourceId, refused: TOO_MANY_ROWS } : text, position++);
      // What its file needs to give the next one is part of reading that.
      partBegins();
    }
  }
}

/** Texts a batch at a time. Where their source breaks off, what it gave before is a batch too. */
async function* batchesOf(reads: AsyncIterable<Read>): AsyncGenerator<Read[]> {
  let batch: Read[] = [];
  let bytes = 0;
  try {
    for await (const read of reads) {
      batch.push(read);
      bytes += read.bytes;
      if (batch.length < MOST_TEXTS && bytes < MOST_BYTES) continue;
      const full = batch;
      batch = [];
      bytes = 0;
      yield full;
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

/** What stands in the last place that a file of an upload has. */
const TOO_MANY_ROWS = `A file of an upload may have ${MOST_ROWS.toLocaleString("en")} rows; this row and those behind it were left. Import the file with “parallax import”.`;

export type Text = ImportItem | RefusedItem;

/** The texts of a file by what its content is; where it cannot be read as a whole, that sentence. */
export async function* textsOf(item: Incoming): AsyncGenerator<Text> {
  if ("refused" in item) {
    yield item;
    return;
  }
  try {
    const told = "bytes" in item ? (item.remarks ?? []) : [];
    const sources = "sources" in item ? item.sources : undefined;
    for await (const text of "bytes" in item ? textsOfFile(item) : textsOfStream(item)) {
      if ("refused" in text) yield text;
      else yield { ...(sources?.complete(text, item.metadata) ?? text), remarks: [...told, ...text.remarks] };
    }
  } catch (error) {
    yield { sourceId: item.sourceId, refused: sentenceFor(error) };
  }
}

/** One text as it would be stored, by itself. */
export function readAlone(text: Text): Read {
  return readText(text, 0);
}

/** Why a file holds no text that can be read; null where it holds one. */
export async function whyNoText(item: ImportItem): Promise<string | null> {
  let why = "It is empty.";
  for await (const text of textsOf(item)) {
    const read = readAlone(text);
    if (!("refused" in read)) return null;
    why = read.refused;
  }
  return why;
}

/** A text as read: ready to be stored, or refused with the sentence that says why. */
type Read = { readonly position: number; readonly sourceId: string; readonly bytes: number } & (
  | { readonly article: NewArticle }
  | { readonly refused: string }
);

function readText(text: Text, position: number): Read {
  const { sourceId } = text;
  if ("refused" in text) return { position, sourceId, bytes: 0, refused: text.refused };
  const about = { position, sourceId, bytes: text.bytes.length };
  try {
    return { ...about, article: newArticle(draftOf(text)) };
  } catch (error) {
    return { ...about, refused: sentenceFor(error) };
  }
}

function newArticle(draft: Draft): NewArticle {
  const { outlet, url } = draft.metadata;
  return {
    draft,
    words: countWords(draft.text),
    bodyWords: bodySpans(draft.passages).reduce((sum, span) => sum + countWords(draft.text, span), 0),
    rolesVersion: VERSIONS.roles,
    address: addressOf(draft),
    identity: createHash("sha256")
      .update(JSON.stringify([draft.sha256, outlet?.value ?? null, url?.value ?? null, draft.sourceId]))
      .digest("hex"),
  };
}

function addressOf({ metadata: { url } }: Draft): NewArticle["address"] {
  const key = url ? addressKey(url.value) : null;
  return url && key ? { ...key, address: url.value, claimed: url.origin === "page-data" } : null;
}

async function storeBatch(importId: number, batch: readonly Read[]): Promise<ImportOutcome[]> {
  partsDone();
  try {
    return await storeTogether(importId, batch);
  } catch (error) {
    // That is no fault of any text: nothing is noted of it, and whoever sent it is told.
    if (isDatabaseGone(error) || isDiskFull(error)) throw error;
    const [only, another] = batch;
    if (!only || another) return (await inTurn(batch, (read) => storeBatch(importId, [read]))).flat();
    return storeTogether(importId, [
      { position: only.position, sourceId: only.sourceId, bytes: only.bytes, refused: sentenceFor(error) },
    ]);
  }
}

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await work(one));
  return results;
}

/** Store texts, what became of each, and the job that compares them, in one transaction. */
async function storeTogether(importId: number, batch: readonly Read[]): Promise<ImportOutcome[]> {
  return inTransaction(async (tx) => {
    const readable = batch.flatMap((read) => ("article" in read ? [read] : []));
    const saved = await saveArticles(
      tx,
      readable.map(({ article }) => article),
    );
    const byPosition = new Map(readable.map(({ position }, i) => [position, saved[i]]));
    const thrownAway = await findThrownAway(tx, idsOf(saved, "already-there"));
    const files = batch.map((read) => fileResult(read, byPosition.get(read.position), thrownAway));
    await saveImportFiles(tx, importId, files);
    await enqueueFlags(tx, [...new Set(saved.filter(isNews).map(({ id }) => id))]);
    return files.map(toResult);
  });
}

/** A text that came in is compared, and so is one that is there at another address: it may be a version of what stands there. */
function isNews({ status, moved }: SavedArticle): boolean {
  return status === "added" || moved;
}

function idsOf(saved: readonly SavedArticle[], wanted: SavedArticle["status"]): number[] {
  return saved.filter(({ status }) => status === wanted).map(({ id }) => id);
}

function fileResult(
  { position, sourceId, bytes, ...read }: Read,
  saved: SavedArticle | undefined,
  thrownAway: ReadonlySet<number>,
): ImportFileResult {
  const about = { position, sourceId, bytes };
  if (saved) {
    const error = thrownAway.has(saved.id) ? IN_THE_TRASH : saved.moved ? MOVED : null;
    return { ...about, status: saved.status, error, articleId: saved.id };
  }
  return { ...about, status: "failed", error: "refused" in read ? read.refused : null, articleId: null };
}

function toResult({ sourceId, articleId, status, error }: ImportFileResult): ImportOutcome {
  return { sourceId, article: articleId, status, error };
}

/** One article by itself, several as one job. */
async function enqueueFlags(tx: Database, articleIds: readonly number[]): Promise<void> {
  const [only, another] = articleIds;
  if (only === undefined) return;
  if (another === undefined) await enqueue(tx, "flag-duplicates", { articleId: only });
  else await enqueue(tx, "flag-batch", { articleIds });
}

/** What is said of a text that was removed and comes again: a feed or a folder that holds it still must not undo what a reader decided. */
const IN_THE_TRASH =
  "It was removed here, and lies in the trash. Nothing was changed. Bring it back where you want it.";

const MOVED =
  "The same text is there from another address of its site. It stays one article, and this address was noted.";

async function findThrownAway(tx: Database, articleIds: readonly number[]): Promise<Set<number>> {
  if (articleIds.length === 0) return new Set();
  const there = await findArticlesAnyState(tx, articleIds);
  return new Set(there.filter((article) => article.removed).map(({ id }) => id));
}

/** What is said where the failure is ours: the text may well be read another time. */
export const FAILURE_OF_OURS =
  "Parallax could not store this text. Nothing of it was kept, and the other texts are not affected. Try it again; if it fails again, please report it.";

/** The sentence a reader gets for a failure: ours where the text is at fault, a plain one where we are. */
function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.message;
  log.error("A text could not be stored.", errorFields(error));
  return FAILURE_OF_OURS;
}
