import { database, inTransaction } from "../../db/client.ts";
import { savePreview } from "../../db/imports.ts";
import { findFirstWaiting, saveColumns } from "../../db/waiting-files.ts";
import type { ColumnField } from "../../ingest/formats/file-text.ts";
import { AppError } from "../../model/errors.ts";
import { isTooMuch } from "../../services/apart.ts";
import { queueUploadJobs } from "./fetch-pages.ts";
import { type ImportPreview, loadPreview } from "./make-preview.ts";
import { readApart } from "./upload-reader.ts";

/** The fields that the columns of the first table fill, in the order of the columns; null leaves a column out. */
type GivenColumns = readonly (ColumnField | null)[];

/** Hold an import that waits, to be looked at before any of it comes in. False where there is nothing to look at: pages must be fetched first. */
export async function holdImport(importId: number): Promise<boolean> {
  if ((await findFirstWaiting(database(), importId, 1)).length === 0) return false;
  await savePreview(database(), importId, { files: [], problem: null } satisfies ImportPreview);
  await look(importId);
  return true;
}

/** Look again at a held import with other columns. Throws NOT_FOUND, and CONFLICT where it is not held. */
export async function lookAgain(importId: number, columns: GivenColumns): Promise<ImportPreview> {
  const choice = choiceOf(await heldPreview(importId), columns);
  await saveColumns(database(), importId, choice);
  await look(importId);
  return heldPreview(importId);
}

/** Let a held import come in, with these columns where some are given. Throws NOT_FOUND, and CONFLICT where it is not held. */
export async function startImport(importId: number, columns: GivenColumns = []): Promise<void> {
  const choice = choiceOf(await heldPreview(importId), columns);
  await inTransaction(async (tx) => {
    if (columns.length > 0) await saveColumns(tx, importId, choice);
    await savePreview(tx, importId, null);
    await queueUploadJobs(tx, importId);
  });
}

async function look(importId: number): Promise<void> {
  try {
    await readApart(importId);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    const problem = `The first texts take more ${error.what} to read than a page waits for. They can be imported all the same.`;
    await savePreview(database(), importId, { files: [], problem } satisfies ImportPreview);
  }
}

/** What is shown of a held import. Throws NOT_FOUND where there is none, or nothing is held. */
export async function showPreview(importId: number): Promise<ImportPreview> {
  const preview = await loadPreview(importId);
  if (!preview) throw new AppError("NOT_FOUND", "This import is not held: it has begun or was cancelled.");
  return preview;
}

/** The same for who would change it. */
async function heldPreview(importId: number): Promise<ImportPreview> {
  const preview = await loadPreview(importId);
  if (!preview)
    throw new AppError("CONFLICT", "This import is not held: it has begun or was cancelled. Nothing was changed.");
  return preview;
}

function choiceOf({ files }: ImportPreview, given: GivenColumns): Record<string, ColumnField | null> {
  const columns = files.find((file) => file.columns.length > 0)?.columns ?? [];
  if (given.length > columns.length)
    throw new AppError(
      "INVALID_INPUT",
      `The table has ${columns.length} columns; fields for ${given.length} were given. Nothing was changed.`,
    );
  const taken = given.filter((field) => field !== null);
  if (new Set(taken).size < taken.length)
    throw new AppError(
      "INVALID_INPUT",
      "Two columns cannot fill one field. Nothing was changed. Choose another one for one of them.",
    );
  return Object.fromEntries(given.flatMap((field, i) => (columns[i] ? [[columns[i].name, field]] : [])));
}
