import { database } from "../../db/client.ts";
import { dropLooseUploads, findUploadPart, saveUploadFile, saveUploadPart } from "../../db/upload-files.ts";
import { LARGEST_FILE } from "../../model/limits.ts";

/** A file that was sent and lies in the database in parts. `upload` is null where it is larger than it may be: nothing of it is kept. */
export type KeptFile = { readonly name: string; readonly size: number; readonly upload: number | null };

/** Bytes of a part. Each passes through memory as text several times on its way: with parts of a megabyte a process grew by 200 MB, with these by half. */
const PART = 256 * 1024;

/**
 * Store a file that is being sent, part by part, so that this process never holds more of it than one. It is of no import until
 * `queueUpload` or `importUpload` is given it. One that grows larger than LARGEST_FILE is read to its end and not kept.
 */
export async function keepFile(name: string, chunks: AsyncIterable<Uint8Array>): Promise<KeptFile> {
  let upload: number | null = null;
  let [size, parts] = [0, 0];
  try {
    for await (const part of inParts(chunks)) {
      size += part.length;
      if (size > LARGEST_FILE) continue;
      if (upload === null) upload = await saveUploadFile(database(), part);
      else await saveUploadPart(database(), upload, parts, part);
      parts++;
    }
  } catch (error) {
    await forgetFiles([{ name, size, upload }]);
    throw error;
  }
  if (size <= LARGEST_FILE) return { name, size, upload };
  await forgetFiles([{ name, size, upload }]);
  return { name, size, upload: null };
}

/** Forget kept files that became part of no import. */
export async function forgetFiles(files: readonly KeptFile[]): Promise<void> {
  const loose = files.flatMap(({ upload }) => upload ?? []);
  if (loose.length > 0) await dropLooseUploads(database(), loose);
}

/** The bytes of a kept file, one part in memory at a time. `size` is what they come to; fewer are a failure, not an end. */
export async function* bytesOfKept({ upload, size }: Pick<KeptFile, "upload" | "size">): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for (let part = 0; upload !== null && seen < size; part++) {
    const bytes = await findUploadPart(database(), upload, part);
    if (!bytes) throw new Error(`Part ${part} of upload ${upload} is gone.`);
    seen += bytes.length;
    yield bytes;
  }
}

/** Pieces of any size as parts of one; at least one, which is of no byte where nothing came. Each is gone when the next is asked for. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const part = new Uint8Array(PART);
  let [filled, given] = [0, false];
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const taken = Math.min(PART - filled, chunk.length - from);
      part.set(chunk.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled < PART) continue;
      yield part;
      given = true;
      filled = 0;
    }
  }
  if (filled > 0 || !given) yield part.subarray(0, filled);
}
