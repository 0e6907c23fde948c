import { type ReaderOfUpload, readUpload } from "./read-upload.ts";

/** What is read: the files of an import that wait, by one of its two readers, and for how long before others have their turn, in milliseconds. */
export type ReadingTurn = { readonly importId: number; readonly reader: ReaderOfUpload; readonly turnMs: number };

/** Reads for a turn. Rejects with TooMuch where it would take more time or memory than it may. */
export type UploadReader = (turn: ReadingTurn) => Promise<void>;

/** On globalThis, because Next bundles the modules of each page apart, and all of them must see what the start has set. */
const holder = globalThis as { parallaxUploadReader?: UploadReader };

/** Sets who reads uploads for this process: the web server lets another process do it, since nobody knows what a stranger sends. */
export function useUploadReader(reader: UploadReader): void {
  holder.parallaxUploadReader = reader;
}

/** How long a reader reads for one request before others have their turn, in milliseconds: a short text waits no longer behind a large upload. */
const TURN_MS = 2_000;

/** Reads waiting files of an import for a turn as was set, or in this process where nothing was. */
export function readApart(importId: number, reader: ReaderOfUpload = 0): Promise<void> {
  const turn = { importId, reader, turnMs: TURN_MS };
  return holder.parallaxUploadReader ? holder.parallaxUploadReader(turn) : readUpload(importId, reader, TURN_MS);
}
