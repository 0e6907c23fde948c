import { readUpload } from "./read-upload.ts";

/** Reads the files of an import that wait. Rejects with TooMuch where it would take more time or memory than it may. */
export type UploadReader = (importId: number) => Promise<void>;

/** On globalThis, because Next bundles the modules of each page apart, and all of them must see what the start has set. */
const holder = globalThis as { parallaxUploadReader?: UploadReader };

/** Sets who reads uploads for this process: the web server lets another process do it, since nobody knows what a stranger sends. */
export function useUploadReader(reader: UploadReader): void {
  holder.parallaxUploadReader = reader;
}

/** Reads the waiting files of an import as was set, or in this process where nothing was. */
export function readApart(importId: number): Promise<void> {
  return (holder.parallaxUploadReader ?? readUpload)(importId);
}
