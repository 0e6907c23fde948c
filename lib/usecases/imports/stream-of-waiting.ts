import type { WaitingFile } from "../../db/waiting-files.ts";
import type { ColumnChoice } from "../../ingest/formats/file-text.ts";
import type { SourceList } from "../../ingest/formats/source-list.ts";
import type { StreamedItem } from "./import-articles.ts";
import { bytesOfKept } from "./keep-file.ts";

/** A waiting file as it is read: as a stream, because the rows of a large file are read one after the other. `sources` are the lists that came with it. */
export function streamOfWaiting(
  { sourceId, bytes, known, parts, columns }: WaitingFile,
  sources: SourceList,
): StreamedItem {
  const chunks = parts ? bytesOfKept(parts) : inOnePiece(bytes);
  return { sourceId, metadata: known, chunks, sources, columns: columns as ColumnChoice | undefined };
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
