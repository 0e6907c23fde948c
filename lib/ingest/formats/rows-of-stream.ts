import { AppError } from "../../model/errors.ts";
import { decode, streamDecoder } from "../decode.ts";
import { type ParsedRow, parseRow, rowOf, tooLongRow } from "../rows.ts";
import { elementCutter, lineCutter, type Piece, piecesOf, recordCutter } from "./cut.ts";
import type { ColumnChoice } from "./file-text.ts";
import { delimiterOf, readRecords, rowMaker } from "./table.ts";

/** A file of rows that is too large to be held: what it is, its name, its first bytes once more, and all of them in turn. */
export type RowStream = {
  readonly kind: "rows" | "json" | "table";
  readonly sourceId: string;
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly columns?: ColumnChoice | undefined;
};

/**
 * The rows of a file of any size, one in memory at a time. A row that cannot be read is refused for itself, and so is what is left of a file
 * that breaks off.
 *
 * @throws AppError UNREADABLE where a table has no column with a text.
 */
export async function* rowsOfStream({ kind, sourceId, head, chunks, columns }: RowStream): AsyncGenerator<ParsedRow> {
  const wide = wideEncoding(head);
  const bytes = wide ? asUtf8(chunks, wide) : chunks;
  const read = (piece: Uint8Array) => textOf(piece, wide ? "utf-8" : encodingOf(head));
  if (kind === "rows") yield* lineRows(bytes, sourceId, read);
  else if (kind === "table") yield* recordRows(bytes, sourceId, read, { delimiter: delimiterIn(head), columns });
  else yield* elementRows(bytes, sourceId, read);
}

/** The text of a piece, or the sentence that says why it is none. */
type ReadPiece = (bytes: Uint8Array) => { readonly text: string } | { readonly error: string };

async function* lineRows(chunks: RowStream["chunks"], sourceId: string, read: ReadPiece): AsyncGenerator<ParsedRow> {
  for await (const { bytes, line } of piecesOf(chunks, lineCutter())) {
    const place = `${sourceId}:${line}`;
    if (bytes === null) yield tooLongRow(line, place, `Line ${line}`);
    else {
      const source = read(bytes);
      if ("error" in source) yield { line, sourceId: place, error: source.error };
      else if (source.text.trim() !== "") yield parseRow(source.text, line, place);
    }
  }
}

async function* recordRows(
  chunks: RowStream["chunks"],
  sourceId: string,
  read: ReadPiece,
  { delimiter, columns }: { readonly delimiter: string; readonly columns: ColumnChoice | undefined },
): AsyncGenerator<ParsedRow> {
  let makeRow: ReturnType<typeof rowMaker> | null = null;
  let number = 0;
  for await (const piece of piecesOf(chunks, recordCutter(delimiter))) {
    const called = `Row ${number + 1} (line ${piece.line})`;
    const record = recordOf(piece, read, delimiter);
    if (record === null) continue;
    if (makeRow === null) {
      if ("error" in record) throw new AppError("UNREADABLE", record.error);
      makeRow = rowMaker(record.fields, columns);
      continue;
    }
    number++;
    const place = `${sourceId}:${number}`;
    if (!("error" in record)) yield rowOf(makeRow(record.fields), { line: number, place, called });
    else if (piece.bytes === null) yield tooLongRow(number, place, `${called}: a quotation mark may not be closed; it`);
    else yield { line: number, sourceId: place, error: `${called}: ${record.error}` };
  }
}

/** The record of a piece, null where the line is blank, or the sentence that says why it is none. */
function recordOf(
  { bytes }: Piece,
  read: ReadPiece,
  delimiter: string,
): { readonly fields: string[] } | { readonly error: string } | null {
  if (bytes === null) return { error: "It is too long." };
  const source = read(bytes);
  if ("error" in source) return source;
  try {
    const [fields] = readRecords(source.text, delimiter);
    return fields ? { fields } : null;
  } catch (error) {
    if (error instanceof AppError) return { error: error.message };
    throw error;
  }
}

async function* elementRows(chunks: RowStream["chunks"], sourceId: string, read: ReadPiece): AsyncGenerator<ParsedRow> {
  const cutter = elementCutter();
  let number = 0;
  for await (const { bytes } of piecesOf(chunks, cutter)) {
    number++;
    const place = { line: number, place: `${sourceId}:${number}`, called: `Row ${number}` };
    if (bytes === null) yield tooLongRow(number, place.place, place.called);
    else {
      const source = read(bytes);
      yield "error" in source
        ? { line: number, sourceId: place.place, error: source.error }
        : elementRow(source.text, place);
    }
  }
  if (number === 0 && cutter.mayEnd())
    throw new AppError("EMPTY_ARTICLE", "This JSON file holds no rows. Nothing of it was kept.");
  if (!cutter.mayEnd())
    yield {
      line: number + 1,
      sourceId: `${sourceId}:${number + 1}`,
      error: `This file breaks off behind row ${number}. The rows before it are in. Write it anew, or as one object a line (.jsonl).`,
    };
}

function elementRow(source: string, place: Parameters<typeof rowOf>[1]): ParsedRow {
  try {
    return rowOf(JSON.parse(source), place);
  } catch {
    return {
      line: place.line,
      sourceId: place.place,
      error: `${place.called} is not JSON. The others are not affected.`,
    };
  }
}

/** The separator by the line of names, which stands in the first bytes. */
function delimiterIn(head: Uint8Array): string {
  const source = textOf(head, encodingOf(head));
  const [first = ""] = ("text" in source ? source.text : "").split("\n", 1);
  return delimiterOf(first);
}

/** The encoding that the first whole lines are written in. A stray byte far behind is judged with its own line. */
function encodingOf(head: Uint8Array): string {
  const end = head.lastIndexOf(10);
  try {
    return decode(end > 0 ? head.subarray(0, end) : head).encoding;
  } catch {
    return "utf-8";
  }
}

/** Encodings of two and four bytes a letter are turned into UTF-8 first, because a line end is no byte of its own in them. */
function wideEncoding(head: Uint8Array): string | null {
  try {
    const { encoding } = decode(head.subarray(0, head.length - (head.length % 4)));
    return /^utf-(?:16|32)/.test(encoding) ? encoding : null;
  } catch {
    return null;
  }
}

async function* asUtf8(chunks: RowStream["chunks"], encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = streamDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.write(Buffer.from(chunk)), "utf8");
  yield Buffer.from(decoder.end() ?? "", "utf8");
}

function textOf(bytes: Uint8Array, encoding: string): ReturnType<ReadPiece> {
  try {
    return { text: decode(bytes, encoding).text };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "EMPTY_ARTICLE" ? { text: "" } : { error: error.message };
  }
}
