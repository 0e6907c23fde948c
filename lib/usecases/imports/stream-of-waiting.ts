import type { WaitingFile } from "../../db/waiting-files.ts";
import type { ColumnChoice } from "../../ingest/formats/file-text.ts";
import type { SourceList } from "../../ingest/formats/source-list.ts";
import { outsidePart } from "../../services/apart.ts";
import type { StreamedItem } from "./import-articles.ts";
import { bytesOfKept } from "./keep-file.ts";

/** A waiting file as it is read: as a stream, because the rows of a large file are read one after the other. `sources` are the lists that came with it. */
export function streamOfWaiting(
  { sourceId, bytes, known, parts, columns }: WaitingFile,
  sources: SourceList,
): StreamedItem {
  const chunks = parts ? waitedFor(bytesOfKept(parts)) : inOnePiece(bytes);
  return { sourceId, metadata: known, chunks, sources, columns: columns as ColumnChoice | undefined };
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The same pieces; the time that the database takes for one is not counted as the reading of a text. */
async function* waitedFor(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await outsidePart(() => pieces.next());
      if (done) return;
      yield value;
    }
  } finally {
    await pieces.return?.();
  }
}
