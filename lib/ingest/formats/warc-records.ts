import { LARGEST_TEXT } from "../../model/limits.ts";

/** A record of a web archive: its headers by their names in small letters, and its content; null where that is larger than is read. */
export type WarcRecord = {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer | null;
};

/** Longest head of a record, in bytes: an archive's own have a few hundred. */
const LONGEST_HEAD = 64 * 1024;
/** Most bytes of a record that are held: a text of the largest size, and the head of the answer that it came in. */
const MOST_CONTENT = LARGEST_TEXT + LONGEST_HEAD;

/** What stands where a record should stand is none, or it breaks off. */
export class BrokenArchive extends Error {}

/**
 * The records of an unpacked web archive that are wanted by their headers, in their order and one in memory at a time.
 *
 * @throws BrokenArchive where it breaks off, or something else stands where a record should begin.
 */
export async function* warcRecords(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (headers: WarcRecord["headers"]) => boolean,
): AsyncGenerator<WarcRecord> {
  const source = new Bytes(chunks[Symbol.asyncIterator]());
  try {
    for (let head = await source.head(); head !== null; head = await source.head()) {
      if (!/^WARC\/\d/.test(head)) throw new BrokenArchive("no record begins here");
      const headers = headersIn(head);
      const length = Number(headers.get("content-length") ?? "none");
      if (!Number.isSafeInteger(length) || length < 0) throw new BrokenArchive("a record has no length");
      const isHeld = isWanted(headers) && length <= MOST_CONTENT;
      const content = await source.take(length, isHeld);
      if (isWanted(headers)) yield { headers, content: isHeld ? content : null };
    }
  } finally {
    await source.end();
  }
}

/** The headers of a record or an answer, the line that it begins with left out. */
export function headersIn(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** Where the head ends that bytes begin with: the place and the length of the empty line, or null. */
export function headEnd(bytes: Buffer): { at: number; length: number } | null {
  const [wide, narrow] = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")];
  if (wide >= 0 && (narrow < 0 || wide < narrow)) return { at: wide, length: 4 };
  return narrow >= 0 ? { at: narrow, length: 2 } : null;
}

/** Bytes that come in pieces, taken from the front. */
class Bytes {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly source: AsyncIterator<Uint8Array>) {}

  /** The next head, its empty line left out, or null where nothing but line ends is left. */
  async head(): Promise<string | null> {
    for (;;) {
      let blank = 0;
      while (this.rest[blank] === 13 || this.rest[blank] === 10) blank++;
      this.rest = this.rest.subarray(blank);
      const end = headEnd(this.rest);
      if (end) {
        const head = this.rest.toString("utf8", 0, end.at);
        this.rest = this.rest.subarray(end.at + end.length);
        return head;
      }
      if (this.rest.length > LONGEST_HEAD) throw new BrokenArchive("the head of a record has no end");
      const next = await this.more();
      if (next === null && this.rest.length === 0) return null;
      if (next === null) throw new BrokenArchive("it breaks off");
      this.rest = Buffer.concat([this.rest, next]);
    }
  }

  /** The next `length` bytes; passed over where they are not to be held. */
  async take(length: number, isHeld: boolean): Promise<Buffer> {
    const parts: Buffer[] = [];
    let left = length;
    while (left > 0) {
      if (this.rest.length === 0) {
        const next = await this.more();
        if (next === null) throw new BrokenArchive("it breaks off");
        this.rest = next;
      }
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      if (isHeld) parts.push(part);
    }
    return Buffer.concat(parts);
  }

  async end(): Promise<void> {
    await this.source.return?.();
  }

  private async more(): Promise<Buffer | null> {
    const { value, done } = await this.source.next();
    return done ? null : Buffer.from(value.buffer, value.byteOffset, value.length);
  }
}
