import { createHash } from "node:crypto";
import {
  type Draft,
  EXCERPT_ONLY,
  type LayoutLine,
  type Metadata,
  type Passage,
  type ReadText,
} from "../model/article.ts";
import { AppError } from "../model/errors.ts";
import { LARGEST_TEXT, MOST_LINES, megabytes } from "../model/limits.ts";
import { declaredCharset, decode } from "./decode.ts";
import { DOUBLED } from "./flow.ts";
import { readPage } from "./html/page.ts";
import { languageOf } from "./language.ts";
import { joinMetadata, statedMetadata } from "./metadata.ts";
import { passagesOf } from "./passages.ts";
import { refuseWalls, wallBehindExcerpt } from "./walls.ts";

/** A file or pasted text, with what a person, its row or the catalogue says of it. */
type Incoming = {
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly metadata?: Metadata;
  /** What could not be read of its row, in sentences. */
  readonly remarks?: readonly string[];
  /** Whether the bytes are a page of the web. */
  readonly page?: boolean;
  /** The text that its format's reader found in the bytes, where they are no text themselves. */
  readonly read?: ReadText;
};

/**
 * One text ready to be saved: decoded, split into passages with roles, its metadata joined, its hashes taken.
 *
 * @throws AppError EMPTY_ARTICLE, TOO_LARGE or UNREADABLE, with a sentence that says what to do.
 */
export function draftOf({ sourceId, bytes, metadata = {}, remarks: told = [], page = false, read }: Incoming): Draft {
  const { text, encoding, remarks, layout, ofPage } = read
    ? readText(read)
    : page
      ? decodedPage(bytes)
      : plainText(bytes);
  refuseLists(text);
  const author = metadata.author?.value;
  const headline = metadata.headline?.value;
  const passages = passagesOf(text, {
    ...(author ? { author } : {}),
    ...(headline ? { headline } : {}),
    ...(layout ? { layout } : {}),
  });
  refuseWalls(text, passages);
  const body = passages
    .filter(({ role }) => role === "body")
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 20_000)));
  const language = languageOf(body.length > 0 ? body.join("\n") : text);
  const stated = statedMetadata(text, passages, language);
  return {
    sourceId,
    bytes,
    encoding,
    text,
    passages,
    remarks: [...remarks, ...told, ...stated.remarks, ...remarksOn(text, passages)],
    sha256: createHash("sha256").update(bytes).digest("hex"),
    textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
    language,
    layout,
    metadata: joinMetadata(metadata, joinMetadata(ofPage, stated.metadata)),
  };
}

type Decoded = {
  readonly text: string;
  readonly encoding: string;
  readonly remarks: readonly string[];
  readonly layout: readonly LayoutLine[] | null;
  readonly ofPage: Metadata;
};

/** The text of a PDF or a document, with the sizes that hold for every text. */
function readText({ text, format, layout }: ReadText): Decoded {
  if (text.length > LARGEST_TEXT)
    throw new AppError(
      "TOO_LARGE",
      `The text of this file has ${megabytes(text.length)}, and at most ${megabytes(LARGEST_TEXT)} are read. Split it into its articles and import those.`,
    );
  return { text, encoding: format, remarks: [], layout: layout ?? null, ofPage: {} };
}

function plainText(bytes: Uint8Array): Decoded {
  return { ...decode(bytes), layout: null, ofPage: {} };
}

/** The canonical text of a page is its visible blocks, one a line. */
function decodedPage(bytes: Uint8Array): Decoded {
  const { text: html, encoding, remarks } = decode(bytes, declaredCharset(bytes));
  const { text, layout, metadata, remarks: ofPage } = readPage(html);
  return { text, encoding, remarks: [...remarks, ...ofPage], layout, ofPage: metadata };
}

/** Refuses what has more lines than a text has, because two megabytes of lines of one letter take a gigabyte to tell their roles. */
function refuseLists(text: string): void {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (lines <= MOST_LINES) return;
  throw new AppError(
    "TOO_LARGE",
    `This text has ${lines} lines, and at most ${MOST_LINES} are read. Split it into its articles and import those.`,
  );
}

/** What a reader should know of the text before counting on it. */
function remarksOn(text: string, passages: readonly Passage[]): string[] {
  const wall = wallBehindExcerpt(text, passages);
  const doubled = passages.filter(({ roleOrigin }) => roleOrigin === DOUBLED).length;
  return [
    ...(wall
      ? [`${EXCERPT_ONLY} behind its first paragraphs the page says “${wall}”. What it does not say is not known.`]
      : []),
    ...(doubled > 0 ? [`${doubled} paragraphs stand twice in this text; each counts once.`] : []),
  ];
}
