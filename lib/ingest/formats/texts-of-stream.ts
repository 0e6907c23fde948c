import type { Metadata } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { LARGEST_TEXT, LARGEST_WHOLE_FILE, megabytes } from "../../model/limits.ts";
import type { ColumnChoice, FileText, RefusedText } from "./file-text.ts";
import { rowsOfStream } from "./rows-of-stream.ts";
import { kindOfFile, textsOfFile } from "./texts-of-file.ts";
import { pagesOfWarc } from "./warc.ts";

/** A file that comes in pieces, of any size. */
export type IncomingStream = {
  readonly sourceId: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly metadata?: Metadata | undefined;
  readonly columns?: ColumnChoice | undefined;
};

/**
 * The texts of a file that comes in pieces. One that fits into memory is read as a whole; of a larger one the rows, or the pages of a web archive, are read as they come,
 * so that a file of a gigabyte takes no more memory than one of ten megabytes.
 *
 * @throws AppError TOO_LARGE for a large file that is not rows, and where `textsOfFile` throws.
 */
export async function* textsOfStream(file: IncomingStream): AsyncGenerator<FileText | RefusedText> {
  const { sourceId, metadata = {}, columns } = file;
  const source = file.chunks[Symbol.asyncIterator]();
  try {
    const start = await gather(source, [], LARGEST_TEXT);
    const bytes = new Uint8Array(Buffer.concat(start.parts));
    if (start.ended) {
      yield* textsOfFile({ sourceId, bytes, metadata, columns });
      return;
    }
    const kind = kindOfFile({ sourceId, bytes });
    if (kind === "warc") {
      yield* pagesOfWarc({ sourceId, metadata, chunks: joined(start.parts, source) });
      return;
    }
    if (kind !== "rows" && kind !== "json" && kind !== "table") {
      yield* wholeFile(file, source, start.parts);
      return;
    }
    // A copy, because a part of the first ten megabytes would keep all of them.
    const head = bytes.slice(0, HEAD);
    for await (const row of rowsOfStream({ kind, sourceId, head, columns, chunks: joined(start.parts, source) })) {
      if ("error" in row) yield { sourceId: row.sourceId, refused: row.error };
      else yield { ...row, metadata: { ...metadata, ...row.metadata } };
    }
  } finally {
    await source.return?.();
  }
}

/** First bytes by which the encoding and the separator of a large file are told. */
const HEAD = 64 * 1024;

type Source = AsyncIterator<Uint8Array>;

/** Reads on until the pieces hold more than `most` bytes or the source ends. */
async function gather(
  source: Source,
  before: readonly Uint8Array[],
  most: number,
): Promise<{ parts: Uint8Array[]; ended: boolean }> {
  const parts = [...before];
  let length = parts.reduce((sum, part) => sum + part.length, 0);
  while (length <= most) {
    const { value, done } = await source.next();
    if (done) return { parts, ended: true };
    parts.push(value);
    length += value.length;
  }
  return { parts, ended: false };
}

async function* wholeFile(
  { sourceId, metadata }: IncomingStream,
  source: Source,
  before: readonly Uint8Array[],
): AsyncGenerator<FileText | RefusedText> {
  const { parts, ended } = await gather(source, before, LARGEST_WHOLE_FILE);
  if (!ended)
    throw new AppError(
      "TOO_LARGE",
      `This file has more than ${megabytes(LARGEST_WHOLE_FILE)}, and no larger one is read as a whole. Nothing of it was kept. Split it, or import its texts as rows (.jsonl, .csv), which may be of any size.`,
    );
  yield* textsOfFile({ sourceId, bytes: Buffer.concat(parts), metadata });
}

/** What was read already and what comes, each piece given once and let go. */
async function* joined(start: Uint8Array[], source: Source): AsyncGenerator<Uint8Array> {
  for (let part = start.shift(); part; part = start.shift()) yield part;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}
