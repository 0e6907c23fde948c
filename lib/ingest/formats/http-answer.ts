import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { AppError } from "../../model/errors.ts";
import { LARGEST_TEXT, megabytes } from "../../model/limits.ts";
import { headEnd, headersIn } from "./warc-records.ts";

/** What a server answered: its status, what it says that the content is, in small letters, and the content as a browser would have it. */
export type HttpAnswer = { readonly status: number; readonly type: string; content(): Uint8Array };

/** The answer that stands in bytes, or null where they are none. Its content is unpacked when it is asked for. */
export function readAnswer(bytes: Buffer): HttpAnswer | null {
  const end = headEnd(bytes);
  const head = end && bytes.toString("latin1", 0, end.at);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(head ?? "")?.[1];
  if (!end || !head || !status) return null;
  const headers = headersIn(head);
  const raw = bytes.subarray(end.at + end.length);
  return {
    status: Number(status),
    type: (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    content() {
      const whole = /\bchunked\b/i.test(headers.get("transfer-encoding") ?? "") ? withoutChunks(raw) : raw;
      return unpacked(whole, (headers.get("content-encoding") ?? "").trim().toLowerCase());
    },
  };
}

/** The content of an answer that was sent in pieces with their lengths; what is not so after all, since archivers undo it, is left. */
function withoutChunks(raw: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = raw.indexOf("\n", at);
    const size = lineEnd < 0 ? null : /^[\da-f]{1,8}(?=\s*(?:;|$))/i.exec(raw.toString("latin1", at, lineEnd).trim());
    if (!size) return parts.length > 0 ? Buffer.concat(parts) : raw;
    const length = Number.parseInt(size[0], 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(raw.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length;
    while (raw[at] === 13 || raw[at] === 10) at++;
  }
}

const UNPACKERS: Readonly<Record<string, (bytes: Uint8Array, most: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  br: brotliDecompressSync,
  // Servers mean either of two things by it.
  deflate: (bytes, most) => (((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, most) : inflateRawSync(bytes, most)),
};

/** Unpacked as the answer's header says; archivers unpack content and leave the header, and so what cannot be unpacked stays. */
function unpacked(bytes: Buffer, how: string): Uint8Array {
  const unpack = UNPACKERS[how];
  if (!unpack || bytes.length === 0) return bytes;
  try {
    return unpack(bytes, { maxOutputLength: LARGEST_TEXT });
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_BUFFER_TOO_LARGE") return bytes;
    throw new AppError(
      "TOO_LARGE",
      `Unpacked, this page has more than ${megabytes(LARGEST_TEXT)}, and no larger text is read. Save its text as a .txt file and import that.`,
    );
  }
}
