import { database, inTransaction } from "../../db/client.ts";
import { dropWaitingFile, forgetRows, keepFailedFile, takeWaitingFile } from "../../db/waiting-files.ts";
import { FAILURE_OF_OURS, importInto } from "./import-articles.ts";

/** Positions that a file of an upload has for its rows: a .jsonl file becomes a text a row. Fifty files stay within an integer. */
export const ROWS_PER_FILE = 10_000_000;

/** Read the files of an upload that wait, one after the other, until none is left or the rest is cancelled. */
export async function readUpload(importId: number): Promise<void> {
  for (;;) {
    const file = await inTransaction((tx) => takeWaitingFile(tx, importId));
    if (!file) return;
    const { position, sourceId, bytes, known } = file;
    await inTransaction((tx) => forgetRows(tx, importId, position, position + ROWS_PER_FILE));
    const results = await importInto(importId, { sourceId, bytes, metadata: known }, position);
    if (results.some(({ error }) => error === FAILURE_OF_OURS)) await keepFailedFile(database(), importId, position);
    else await dropWaitingFile(database(), importId, position);
  }
}
