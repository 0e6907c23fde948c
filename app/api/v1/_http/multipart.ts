import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { AppError } from "../../../../lib/model/errors.ts";
import {
  LARGEST_FIELD,
  LARGEST_FIELDS,
  LARGEST_UPLOAD,
  MOST_FIELDS,
  MOST_FILES,
  megabytes,
} from "../../../../lib/model/limits.ts";
import { forgetFiles, type KeptFile, keepFile } from "../../../../lib/usecases/imports/keep-file.ts";

/** The fields of a form as [name, value], and its files, which lie in the database. */
export type Multipart = { readonly fields: readonly [string, string][]; readonly files: readonly KeptFile[] };

/** Most header lines of one part: a browser sends two or three. */
const MOST_PART_HEADERS = 20;
/** Longest name of a field, in bytes. */
const LONGEST_NAME = 200;

/**
 * Read a multipart form as it comes: files go to the database in parts, so that an upload of any size takes no more memory than a small one.
 * Files are read over where `keeps` is false. Throws TOO_LARGE with the limit, or INVALID_INPUT; nothing is kept then.
 */
export async function readMultipart(request: Request, { keeps }: { keeps: boolean }): Promise<Multipart> {
  const tooMuch = tooLarge(
    `One upload may hold ${megabytes(LARGEST_UPLOAD)}`,
    "Import fewer files at a time, or use the command “parallax import”.",
  );
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_UPLOAD) throw tooMuch;
  const parser = parserOf(request.headers.get("content-type") ?? "");
  const fields = fieldsFrom(parser);
  const files = keeps ? filesFrom(parser) : null;
  if (!files) parser.on("file", (_name, stream) => stream.on("error", () => {}).resume());
  parser.on("partsLimit", () => parser.destroy(tooLarge(`A form may have ${MOST_FIELDS} fields`)));
  try {
    await pipeline(bodyOf(request), counted(tooMuch), parser);
    return { fields, files: (await files?.kept()) ?? [] };
  } catch (error) {
    await files?.forget();
    if (error instanceof AppError || files?.failedOnce()) throw error;
    throw new AppError("INVALID_INPUT", "The form could not be read. Nothing was changed.", { cause: error });
  }
}

function parserOf(type: string): busboy.Busboy {
  const limits = {
    fieldNameSize: LONGEST_NAME,
    fieldSize: LARGEST_FIELD,
    parts: MOST_FIELDS,
    headerPairs: MOST_PART_HEADERS,
  };
  try {
    // Browsers send names as UTF-8, and those of a folder's files with their folders.
    return busboy({ headers: { "content-type": type }, defParamCharset: "utf8", preservePath: true, limits });
  } catch (error) {
    throw new AppError("INVALID_INPUT", "The form could not be read. Nothing was changed.", { cause: error });
  }
}

function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);
}

/** The fields as they come, in a list that grows. */
function fieldsFrom(parser: busboy.Busboy): [string, string][] {
  const fields: [string, string][] = [];
  let bytes = 0;
  parser.on("field", (name, value, { valueTruncated }) => {
    bytes += Buffer.byteLength(value);
    if (valueTruncated) parser.destroy(tooLarge(`A text may have ${megabytes(LARGEST_FIELD)}`));
    else if (bytes > LARGEST_FIELDS)
      parser.destroy(tooLarge(`The fields of a form may have ${megabytes(LARGEST_FIELDS)} together`));
    else fields.push([name, value]);
  });
  return fields;
}

/** Keeps the files as they come. Tells, when all have come, which are kept, and whether keeping one failed. */
function filesFrom(parser: busboy.Busboy) {
  const files: KeptFile[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let failed = false;
  let begun = 0;
  const keep = async (name: string, stream: Readable): Promise<void> => {
    files.push(await keepFile(name, stream));
  };
  parser.on("file", (_name, stream, { filename }) => {
    // A failure of the whole reaches its files too; it is told once.
    stream.on("error", () => {});
    // A file field that was left empty comes as a file without a name.
    if (!filename) return stream.resume();
    if (++begun > MOST_FILES) {
      parser.destroy(tooLarge(`At most ${MOST_FILES.toLocaleString("en")} files can be imported at once`));
      return;
    }
    last = last
      .then(() => keep(filename, stream))
      .catch((error: Error) => {
        failed ||= !parser.destroyed;
        parser.destroy(error);
      });
  });
  return {
    kept: () => last.then(() => files),
    forget: () => last.then(() => forgetFiles(files)).catch(() => {}),
    failedOnce: () => failed,
  };
}

/** Lets bytes through until there are more than an upload may have: its declared length may be missing or wrong. */
function counted(tooMuch: AppError): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      if (seen > LARGEST_UPLOAD) done(tooMuch);
      else done(null, chunk);
    },
  });
}

function tooLarge(limit: string, advice = ""): AppError {
  return new AppError("TOO_LARGE", `${limit}; this one has more. Nothing of it was kept. ${advice}`.trim());
}
