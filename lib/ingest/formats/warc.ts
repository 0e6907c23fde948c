import { createGunzip, type Gunzip, gunzipSync, constants as zlib } from "node:zlib";
import type { Metadata, Sourced } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { LARGEST_TEXT, MOST_SWELLING, megabytes } from "../../model/limits.ts";
import type { FileText, RefusedText } from "./file-text.ts";
import { readAnswer } from "./http-answer.ts";
import { BrokenArchive, type WarcRecord, warcRecords } from "./warc-records.ts";

/** A web archive that comes in pieces; `pages` holds the addresses that are its pages, where a list that came with it says so. */
type WarcFile = {
  readonly sourceId: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly metadata?: Metadata | undefined;
  readonly pages?: ReadonlySet<string> | undefined;
};

/** Bytes from which it is told whether something packed is a web archive. */
const HEAD = 4_096;
/** Bytes that a web archive may unpack to whatever its size. */
const FREE = LARGEST_TEXT;

/** Whether bytes begin as a web archive does, packed with gzip or not. */
export function isWarc(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const begins = (start: Uint8Array) =>
    /^WARC\/\d\.\d\r?\n/.test(Buffer.from(start.subarray(0, 12)).toString("latin1"));
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return begins(head);
  try {
    return begins(gunzipSync(head, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: FREE }));
  } catch {
    return false;
  }
}

/**
 * The pages of a web archive, each with the address and the day that it was kept at, one in memory at a time. Pictures, scripts and answers
 * other than "found" are passed over. A page that cannot be read is refused for itself, and so is what follows where the archive breaks off.
 *
 * @throws AppError EMPTY_ARTICLE where it holds no page, TOO_LARGE where it swells more than is unpacked.
 */
export async function* pagesOfWarc(file: WarcFile): AsyncGenerator<FileText | RefusedText> {
  const { sourceId, chunks, metadata = {}, pages } = file;
  let told = 0;
  let before = "its beginning";
  try {
    for await (const record of warcRecords(unpacked(chunks), (headers) => mayBePage(headers, pages))) {
      const address = addressOf(record.headers);
      const page = pageOf(record);
      if (page === null) continue;
      told++;
      before = address;
      if ("refused" in page) yield { sourceId: address, ...page };
      else yield { sourceId: address, ...page, metadata: { ...toldBy(record), ...metadata }, remarks: [], page: true };
    }
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error;
    yield {
      sourceId: `${sourceId}:${told + 1}`,
      refused: `This web archive breaks off or is damaged behind ${before}. The pages before that are in. Fetch it anew, or import its pages one by one.`,
    };
    return;
  }
  if (told === 0)
    throw new AppError(
      "EMPTY_ARTICLE",
      "This web archive holds no page with a text, only what belongs to pages or answers of other kinds. Nothing of it was kept.",
    );
}

/** The archive's bytes, out of gzip where they are packed so: each record is a packed piece of its own. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  for (let next = await source.next(); !next.done; next = await source.next()) {
    first = Buffer.concat([first, next.value]);
    // Two bytes tell a pack.
    if (first.length > 1) break;
  }
  const all = async function* () {
    try {
      yield first;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  };
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all();
    return;
  }
  let packed = 0;
  const counted = async function* () {
    for await (const chunk of all()) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  // The loop below hears of a failure by itself.
  feed(gunzip, counted()).catch((error) => gunzip.destroy(error));
  let length = 0;
  try {
    for await (const chunk of gunzip) {
      length += (chunk as Buffer).length;
      if (length > FREE + packed * MOST_SWELLING) throw swollen();
      yield chunk as Buffer;
    }
  } catch (error) {
    if (/^Z_|^ERR_(?:STREAM|_ERROR)/.test((error as { code?: string }).code ?? "")) throw new BrokenArchive("a pack");
    throw error;
  }
}

async function feed(gunzip: Gunzip, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (gunzip.destroyed) return;
    if (!gunzip.write(chunk))
      await new Promise<void>((resolve) => {
        gunzip.once("drain", resolve);
        // Nobody reads on: the pages that were wanted are in.
        gunzip.once("close", resolve);
      });
  }
  gunzip.end();
}

function swollen(): AppError {
  return new AppError(
    "TOO_LARGE",
    `Unpacked, this web archive is more than ${MOST_SWELLING} times as large as it is packed, and no more is read. The pages before that are in. Unpack it and import that file.`,
  );
}

type Headers = WarcRecord["headers"];

/** Whether a record may hold a page: what a server answered or a file that was kept, for an address of the web. */
function mayBePage(headers: Headers, pages: ReadonlySet<string> | undefined): boolean {
  const address = addressOf(headers);
  if (!/^(?:response|resource)$/i.test(headers.get("warc-type") ?? "") || !/^https?:\/\//i.test(address)) return false;
  // Archivers that know it say what a page asked for: what it loaded afterwards is no page.
  if (!/^(?:document|)$/i.test(headers.get("warc-resource-type") ?? "")) return false;
  return pages === undefined || pages.has(address);
}

const addressOf = (headers: Headers) => (headers.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");

const IS_PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;

/** The bytes of a record's page, the sentence that says why it cannot be read, or null where it is none. */
function pageOf({ headers, content }: WarcRecord): { bytes: Uint8Array } | { refused: string } | null {
  if (content === null) return tooLarge(headers);
  if (/^resource$/i.test(headers.get("warc-type") ?? "")) {
    const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    return IS_PAGE.test(type) ? { bytes: content } : null;
  }
  const answer = readAnswer(content);
  if (answer === null || answer.status !== 200 || !IS_PAGE.test(answer.type)) return null;
  try {
    const bytes = answer.content();
    return bytes.length > 0 ? { bytes } : null;
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}

/** A film or a pack of data is no page, and nobody misses it; of a record that says that it is a page, the limit is told. */
function tooLarge(headers: Headers): { refused: string } | null {
  if (!IS_PAGE.test(headers.get("warc-identified-payload-type") ?? "")) return null;
  return {
    refused: `This page has more than ${megabytes(LARGEST_TEXT)}, and no larger text is read. Save its text as a .txt file and import that.`,
  };
}

/** What the archive says of a page: where it stood, and when it was kept. */
function toldBy({ headers }: WarcRecord): Metadata {
  const day = /^\d{4}-\d\d-\d\d/.exec(headers.get("warc-date") ?? "")?.[0];
  const said = (value: string): Sourced<string> => ({ value, origin: "file", note: "the web archive that it came in" });
  return { url: said(addressOf(headers)), ...(day ? { capturedAt: said(day) } : {}) };
}
