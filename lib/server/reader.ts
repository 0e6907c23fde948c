import { currentConfig } from "../model/config.ts";
import { EXTRACTION_HEAP_MB, LONGEST_EXTRACTION_MS } from "../model/limits.ts";
import { type Apart, apart } from "../services/apart.ts";
import type { UploadReader } from "../usecases/imports/upload-reader.ts";
import { inProject } from "./paths.ts";

/** Longest that one turn of reading may take, in milliseconds; what takes longer is left to a worker, which watches each text by itself. */
const LIMIT_MS = LONGEST_EXTRACTION_MS;
/** How long a reader waits for another upload, in milliseconds: a new one takes some seconds to begin. */
const IDLE_MS = 10 * 60_000;
/** Readers at once: two, so that two cores read one upload. They read in turns, so that it does not hold up a short text of somebody else. */
const READERS = 2;

/** Reads uploads in processes of their own, because the web process must outlive whatever a stranger sends. */
export function readerApart(): UploadReader {
  const readers = Array.from({ length: READERS }, () => ({
    apart: apart<object>(inProject("lib/server/reader-process.ts"), EXTRACTION_HEAP_MB, IDLE_MS) as Apart<object>,
    waiting: 0,
    last: Promise.resolve() as Promise<unknown>,
  }));
  return (turn) => {
    const [reader] = readers.toSorted((a, b) => a.waiting - b.waiting);
    if (!reader) throw new Error("There is no reader.");
    reader.waiting++;
    const reading = reader.last.then(() => reader.apart.ask({ config: currentConfig(), turn }, { whole: LIMIT_MS }));
    reader.last = reading.catch(() => {}).finally(() => reader.waiting--);
    return reading;
  };
}
