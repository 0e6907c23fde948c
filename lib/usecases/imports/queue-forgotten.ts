import { database, inTransaction } from "../../db/client.ts";
import { findForgottenImports } from "../../db/waiting-files.ts";
import { queueUploadJobs } from "./fetch-pages.ts";

/** Minutes after which no request reads its upload any more: it waits for seconds, and what it leaves has a job. */
const FORGOTTEN_MINUTES = 30;
/** Imports that are looked after at once. */
const AT_ONCE = 20;

/**
 * Queue what waits of uploads that were read while their request waited, where the process that did so was killed: it is stored, and would
 * wait for ever. Returns how many imports that was.
 */
export async function queueForgottenUploads(): Promise<number> {
  const forgotten = await findForgottenImports(database(), FORGOTTEN_MINUTES, AT_ONCE);
  for (const importId of forgotten) await inTransaction((tx) => queueUploadJobs(tx, importId));
  return forgotten.length;
}
