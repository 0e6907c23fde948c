import { type Database, database, inTransaction } from "../../db/client.ts";
import { findImportFile, findPreview, saveImportFiles } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { findFileInHand, isAnyWaiting, takeWaitingFiles } from "../../db/taken-files.ts";
import {
  countWaiting,
  dropUsedList,
  dropWaitingFiles,
  keepFailedFile,
  type WaitingFile,
} from "../../db/waiting-files.ts";
import { MOST_ROWS } from "../../model/limits.ts";
import type { TooMuch } from "../../services/apart.ts";
import { type ImportItem, importInto, type StreamedItem, type TextsOfFile, whyNoText } from "./import-articles.ts";
import { makePreview } from "./make-preview.ts";
import { type ListsOfUpload, listsOfUpload } from "./source-lists.ts";
import { streamOfWaiting } from "./stream-of-waiting.ts";

/** Positions that a file of an upload has for its rows: a .jsonl file becomes a text a row. A thousand files stay within an integer. */
export const ROWS_PER_FILE = MOST_ROWS;

/** Bytes from which a file counts as large: it is read in the lane of long jobs, since it may become many thousand texts. */
const LARGE = 500_000;
/** How long one job reads before it lets others have their turn, in milliseconds. */
const TURN_MS = 5_000;

/** The two readers of an upload: each takes a file that the other has not, so that two cores are used. */
export type ReaderOfUpload = 0 | 1;

/** The readers of an upload that find something to read now. */
export async function readersOf(importId: number): Promise<ReaderOfUpload[]> {
  const { all } = await countWaiting(database(), importId, LARGE);
  return all > 1 ? [0, 1] : [0];
}

/** Whether a file waits that this reader of an upload would read. */
export function isAnyLeft(importId: number, reader: ReaderOfUpload): Promise<boolean> {
  return isAnyWaiting(database(), importId, reader);
}

/**
 * Queue the reading of an upload's waiting files. The first reader is queued for the lane of long jobs where one of them is large; the second
 * takes small ones only, so that the other lane can do it at the same time.
 */
export async function queueReading(tx: Database, importId: number): Promise<void> {
  const { all, small, readers } = await countWaiting(tx, importId, LARGE);
  await enqueue(tx, "read-upload", { importId }, { long: all > small });
  if ((all > 1 && small > 0) || readers.includes(1)) await enqueue(tx, "read-upload", { importId, reader: 1 });
}

/** Read the files of an upload that wait, or the first texts of one that is held; one after the other, until this reader finds none left. */
export async function readUpload(
  importId: number,
  reader: ReaderOfUpload = 0,
  turnMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  if (await findPreview(database(), importId)) return makePreview(importId);
  await readFor(importId, { reader }, turnMs);
}

/** The same for a job: it reads for some seconds, then queues itself again, so that one upload of a thousand files does not hold another one. */
export async function readUploadInTurn(importId: number, reader: ReaderOfUpload = 0): Promise<void> {
  const done = await readFor(importId, reader === 0 ? { reader } : { reader, most: LARGE }, TURN_MS);
  if (!done) await inTransaction((tx) => queueReading(tx, importId));
}

type Taking = { readonly reader: ReaderOfUpload; readonly most?: number };

/** Reads files for so long; true where none is left. */
async function readFor(importId: number, taking: Taking, turnMs: number): Promise<boolean> {
  const until = performance.now() + turnMs;
  const lists = await listsOfUpload(importId);
  while (await readNextFiles(importId, taking, lists)) if (performance.now() > until) return false;
  return true;
}

/** Reads some files that wait, which are stored together; false where none does. */
async function readNextFiles(importId: number, taking: Taking, lists: ListsOfUpload): Promise<boolean> {
  const files = await inTransaction((tx) => takeWaitingFiles(tx, importId, { ...taking, rows: ROWS_PER_FILE }));
  const read = files.map(({ position }) => position);
  const texts: TextsOfFile[] = [];
  for (const file of files) {
    const { position } = file;
    const left = file.isList ? await lists.leftOf(file.sourceId) : null;
    if (left?.length === 0) await inTransaction((tx) => dropUsedList(tx, importId, position));
    else texts.push({ texts: left ?? textsOfWaiting(file, lists), position });
  }
  const failed = await importInto(importId, texts);
  await lists.saveUsed();
  await dropWaitingFiles(
    database(),
    importId,
    read.filter((position) => !failed.has(position)),
  );
  for (const position of failed) await keepFailedFile(database(), importId, position);
  return files.length > 0;
}

/** What a waiting file holds, looked at when its turn comes, so that of several one is in memory at a time. */
async function* textsOfWaiting(
  file: WaitingFile,
  { sources }: ListsOfUpload,
): AsyncGenerator<ImportItem | StreamedItem> {
  yield (await saidInstead(file)) ?? streamOfWaiting(file, sources);
}

/** What a feed says of a page, where the page holds no article: it asks for consent, or says that something went wrong. Null where the page is read. */
async function saidInstead({ sourceId, bytes, known, said }: WaitingFile): Promise<ImportItem | null> {
  if (!said) return null;
  const why = await whyNoText({ sourceId, bytes, metadata: known });
  return why === null ? null : { sourceId, bytes: said, metadata: known, remarks: [`${FEED_INSTEAD} ${why}`] };
}

const FEED_INSTEAD = "This is what the feed says; its page could not be read.";

/** Give up on the file that was being read when its reader took too much, or have each of several read alone; the others go on. False where there is none. */
export async function refuseFileInHand(
  importId: number,
  what: TooMuch["what"],
  reader: ReaderOfUpload = 0,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const file = await findFileInHand(tx, importId, reader);
    if (!file) return false;
    if (file === "several") return true;
    const { position, sourceId, bytes, parts } = file;
    const error = `Reading this text took more ${what} than one text may take. Split it into its articles and import those.`;
    // Rows of it that are stored stay; the last place of the file then says that it was not read to its end.
    const rows = await findImportFile(tx, importId, position);
    const place = rows?.status === "reading" || rows?.status === "waiting" ? position : position + ROWS_PER_FILE - 1;
    await saveImportFiles(tx, importId, [
      { position: place, sourceId, status: "failed", error, bytes: parts?.size ?? bytes.length, articleId: null },
    ]);
    await dropWaitingFiles(tx, importId, [position]);
    return true;
  });
}
