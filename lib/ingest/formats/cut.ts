import { LONGEST_LINE } from "../../model/limits.ts";

/** Says where the pieces of a stream of bytes end. It keeps its state from one call to the next, so that a piece may lie in several chunks. */
export type Cutter = {
  /** The place behind the next end of a piece at or after `from`, or -1 where the bytes hold none. */
  next(bytes: Uint8Array, from: number): number;
  /** Whether the piece that ended last is one that is wanted; what stands between the elements of an array is not. */
  wanted(): boolean;
  /** Whether what stands behind the last end is a piece: the last line of a file often has no line end. */
  readonly tailWanted: boolean;
  /** The piece is too long. True where it may end sooner than was seen: a quotation mark that is never closed would take all that follows. */
  giveUp(): boolean;
  /** Whether the bytes may end here. */
  mayEnd(): boolean;
};

/** A piece of a stream: its bytes, or null where it is longer than is read. `line` is the line that it begins in, from 1. */
export type Piece = { readonly bytes: Uint8Array | null; readonly line: number };

const [LF, CR, QUOTE, BACKSLASH] = [10, 13, 34, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** The wanted pieces of a stream, one in memory at a time. A piece without an end is the last one. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, cutter: Cutter): AsyncGenerator<Piece> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let tooLong = false;
  let line = 1;
  let firstLine = 1;
  const keep = (part: Uint8Array) => {
    length += part.length;
    tooLong ||= length > LONGEST_LINE;
    if (tooLong) parts = [];
    else parts.push(part);
    line += countLines(part);
  };
  const end = (): Piece => {
    const piece = { bytes: tooLong ? null : Buffer.concat(parts), line: firstLine };
    parts = [];
    length = 0;
    tooLong = false;
    firstLine = line;
    return piece;
  };
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      const most = at + LONGEST_LINE + 1 - length;
      const stop = cutter.next(chunk, at);
      if (!tooLong && most < (stop < 0 ? chunk.length : stop) && cutter.giveUp()) {
        keep(chunk.subarray(at, most));
        at = most;
        continue;
      }
      keep(chunk.subarray(at, stop < 0 ? chunk.length : stop));
      if (stop < 0) break;
      at = stop;
      const piece = end();
      if (cutter.wanted()) yield piece;
    }
  }
  if (length > 0 && cutter.tailWanted) yield end();
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}

/** Pieces are lines. */
export function lineCutter(): Cutter {
  return {
    next: (bytes, from) => bytes.indexOf(LF, from) + 1 || -1,
    wanted: () => true,
    tailWanted: true,
    giveUp: () => false,
    mayEnd: () => true,
  };
}

/** What a byte means for the piece that it stands in: it goes on, it ended before this byte, or it ends with it. */
type Step = "on" | "before" | "with";

function byByte(step: (byte: number) => Step): Cutter["next"] {
  return (bytes, from) => {
    for (let i = from; i < bytes.length; i++) {
      const end = step(bytes[i] ?? 0);
      if (end !== "on") return end === "with" ? i + 1 : i;
    }
    return -1;
  };
}

/** Pieces are the records of a table: a line end inside a quoted field ends none. */
export function recordCutter(delimiter: string): Cutter {
  const mark = delimiter.charCodeAt(0);
  let quoted = false;
  let closing = false;
  let fieldBegins = true;
  const step = (byte: number): Step => {
    if (closing) {
      // A quotation mark closes its field before a delimiter or a line end only; two of them, or one amid words, stand for themselves.
      closing = false;
      if (byte === QUOTE) return "on";
      quoted = byte !== mark && byte !== LF && byte !== CR;
    }
    if (quoted) {
      closing = byte === QUOTE;
      return "on";
    }
    quoted = byte === QUOTE && fieldBegins;
    fieldBegins = byte === mark || byte === LF;
    return byte === LF ? "with" : "on";
  };
  return {
    next: byByte(step),
    wanted: () => true,
    tailWanted: true,
    giveUp: () => {
      quoted = false;
      closing = false;
      return true;
    },
    mayEnd: () => !quoted || closing,
  };
}

/** Pieces are the objects of a JSON array: of the one that is the whole file, or of those that stand directly in its object. */
export function elementCutter(): Cutter {
  const open: number[] = [];
  let inString = false;
  let escaped = false;
  let base = 0;
  let begun = false;
  let wanted = false;
  const inArray = () => open.length === base && open[base - 1] === OPEN_LIST;
  /** True where an element begins here that was not cut off from what stands before it. */
  const opens = (byte: number): boolean => {
    if (open.length === 0) base = byte === OPEN_LIST ? 1 : 2;
    else if (byte === OPEN_OBJECT && inArray() && !begun) return true;
    open.push(byte);
    return false;
  };
  const closes = (byte: number): boolean => {
    open.pop();
    return byte === CLOSE_OBJECT && inArray();
  };
  const inside = (byte: number): Step => {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else inString = byte !== QUOTE;
    return "on";
  };
  const step = (byte: number): Step => {
    if (inString) return inside(byte);
    inString = byte === QUOTE;
    if ((byte === OPEN_LIST || byte === OPEN_OBJECT) && opens(byte)) {
      begun = true;
      wanted = false;
      return "before";
    }
    if ((byte !== CLOSE_LIST && byte !== CLOSE_OBJECT) || !closes(byte)) return "on";
    begun = false;
    wanted = true;
    return "with";
  };
  return {
    next: byByte(step),
    wanted: () => wanted,
    tailWanted: false,
    giveUp: () => false,
    mayEnd: () => open.length === 0,
  };
}
