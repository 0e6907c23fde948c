import { inflateRawSync } from "node:zlib";
import { AppError } from "../../model/errors.ts";
import { LARGEST_UNPACKED, LARGEST_WHOLE_FILE, MOST_ARCHIVED, MOST_SWELLING, megabytes } from "../../model/limits.ts";

/** A file inside a ZIP archive. Its name is safe to show and to join to another, and is never a place on the disk. */
export type ZipEntry = { readonly name: string; readonly size: number; read(): Uint8Array };

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Bytes of the record that ends an archive, and of the longest remark behind it. */
const [END_SIZE, LONGEST_REMARK] = [22, 0xffff];
const [STORED, DEFLATED] = [0, 8];
/** A file below this size may swell as it likes: a blank page of a document does so a hundredfold. */
const SMALL = 1024 * 1024;

/** Whether bytes begin as a ZIP archive does; docx and odt are such archives. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) <= 8 && (bytes[3] ?? 9) <= 8;
}

/**
 * The files of a ZIP archive, by its directory, folders left out. Nothing is unpacked until it is read, and all that is read together obeys
 * LARGEST_UNPACKED, because a few kilobytes can stand for gigabytes.
 *
 * @throws AppError UNREADABLE where it is damaged, encrypted or of several parts, TOO_LARGE where it holds too many files.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(buffer);
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (at === 0xffffffff || count === 0xffff || buffer.readUInt16LE(end + 8) !== count)
    throw damaged("is of several parts or larger than is read");
  if (count > MOST_ARCHIVED)
    throw new AppError(
      "TOO_LARGE",
      `This archive holds ${count} files, and at most ${MOST_ARCHIVED} are read. Nothing of it was kept. Unpack it and import the folder.`,
    );
  let unpacked = 0;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== CENTRAL) throw damaged("has a damaged directory");
    const header = headerAt(buffer, at);
    at += header.length;
    if (header.raw.endsWith("/")) continue;
    entries.push({
      name: safeName(header.raw),
      size: header.size,
      read() {
        const content = contentOf(buffer, header, LARGEST_UNPACKED - unpacked);
        unpacked += content.length;
        return content;
      },
    });
  }
  return entries;
}

type Header = {
  readonly raw: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly place: number;
  readonly length: number;
};

function headerAt(buffer: Buffer, at: number): Header {
  const nameLength = buffer.readUInt16LE(at + 28);
  const flags = buffer.readUInt16LE(at + 8);
  const name = buffer.subarray(at + 46, at + 46 + nameLength);
  return {
    raw: name.toString(flags & 0x800 ? "utf8" : "latin1"),
    method: buffer.readUInt16LE(at + 10),
    encrypted: (flags & 1) === 1,
    packed: buffer.readUInt32LE(at + 20),
    size: buffer.readUInt32LE(at + 24),
    place: buffer.readUInt32LE(at + 42),
    length: 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32),
  };
}

function endOf(buffer: Buffer): number {
  const first = Math.max(0, buffer.length - END_SIZE - LONGEST_REMARK);
  for (let at = buffer.length - END_SIZE; at >= first; at--) if (buffer.readUInt32LE(at) === END) return at;
  throw damaged("breaks off: its directory is missing");
}

function contentOf(buffer: Buffer, { raw, method, encrypted, packed, place }: Header, room: number): Uint8Array {
  if (encrypted)
    throw new AppError(
      "UNREADABLE",
      "This file of the archive is locked with a password. Unpack it and import the file.",
    );
  if (place + 30 > buffer.length || buffer.readUInt32LE(place) !== LOCAL)
    throw damaged(`is damaged at “${safeName(raw)}”`);
  const from = place + 30 + buffer.readUInt16LE(place + 26) + buffer.readUInt16LE(place + 28);
  const content = buffer.subarray(from, from + packed);
  if (content.length < packed) throw damaged(`breaks off in “${safeName(raw)}”`);
  if (method === STORED) return content.length <= room ? content : tooMuch();
  if (method !== DEFLATED)
    throw new AppError(
      "UNREADABLE",
      "This file of the archive is packed in a way that is not read. Unpack it and import the file.",
    );
  const most = Math.min(room, LARGEST_WHOLE_FILE, Math.max(SMALL, packed * MOST_SWELLING));
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return tooMuch();
    throw damaged(`is damaged at “${safeName(raw)}”`);
  }
}

function tooMuch(): never {
  throw new AppError(
    "TOO_LARGE",
    `Unpacked, this file would be more than ${MOST_SWELLING} times as large as it is packed, or its archive more than ${megabytes(LARGEST_UNPACKED)} together. No more is unpacked. Unpack it and import the folder.`,
  );
}

function damaged(how: string): AppError {
  return new AppError("UNREADABLE", `This archive ${how}. Nothing of it was kept. Pack it anew, or import the folder.`);
}

/** A path without what leads out of it and without control signs. */
function safeName(raw: string): string {
  const parts = raw
    .replaceAll("\\", "/")
    .replace(/[\p{Cc}\p{Cs}]/gu, "\uFFFD")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.join("/").slice(-300) || "unnamed file";
}
