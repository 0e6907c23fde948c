import { decode } from "../../ingest/decode.ts";
import type { ColumnField } from "../../ingest/formats/file-text.ts";
import { columnsAtHead } from "../../ingest/formats/table.ts";
import { kindOfFile } from "../../ingest/formats/texts-of-file.ts";
import { AppError } from "../../model/errors.ts";
import { readAlone, type StreamedItem, textsOf } from "./import-articles.ts";

/** How many texts are shown before an import. */
export const FIRST_TEXTS = 5;
/** Bytes of a file that are looked at for the columns of its table, and characters shown of a text. */
const [HEAD, SHOWN] = [64 * 1024, 200];

/** A text as it would come in, or the sentence that says why it would not. */
export type FirstText = {
  readonly sourceId: string;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
  /** Words of the article itself, without what stands around it. */
  readonly words: number;
  /** How the article itself begins. */
  readonly beginning: string;
  readonly refused: string | null;
};
/** A file as it would come in; `columns` are those of a table, with the field that each fills. */
export type FirstOfFile = {
  readonly sourceId: string;
  readonly columns: readonly { readonly name: string; readonly field: ColumnField | null }[];
  readonly texts: readonly FirstText[];
};

/** The first `most` texts of a file as they would come in. Nothing is stored, and no more of the file is read than it takes. */
export async function firstTexts(item: StreamedItem, most: number): Promise<FirstOfFile> {
  const head: Uint8Array[] = [];
  const texts: FirstText[] = [];
  for await (const text of textsOf({ ...item, chunks: heard(item.chunks, head) })) {
    texts.push(firstText(text));
    if (texts.length >= most) break;
  }
  const bytes = new Uint8Array(Buffer.concat(head).subarray(0, HEAD));
  return { sourceId: item.sourceId, columns: columnsIn(item, bytes), texts };
}

/** The pieces of a file, of which the first are noted as they pass. */
async function* heard(chunks: StreamedItem["chunks"], head: Uint8Array[]): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    if (size < HEAD) head.push(chunk.slice(0, HEAD));
    size += chunk.length;
    yield chunk;
  }
}

function firstText(text: Parameters<typeof readAlone>[0]): FirstText {
  const read = readAlone(text);
  const nothing = { headline: null, outlet: null, author: null, publishedAt: null, url: null, words: 0, beginning: "" };
  if ("refused" in read) return { ...nothing, sourceId: read.sourceId, refused: read.refused };
  const { draft, bodyWords: words } = read.article;
  const { headline, outlet, author, publishedAt, url } = draft.metadata;
  const body = draft.passages.find(({ role }) => role === "body");
  const said = { headline, outlet, author, publishedAt, url };
  return {
    ...nothing,
    ...Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value?.value ?? null])),
    ...{ sourceId: read.sourceId, words, refused: null },
    beginning: body ? draft.text.slice(body.start, Math.min(body.end, body.start + SHOWN)) : "",
  };
}

/** The columns of a file that is a table, by its first bytes; none where it is not. */
function columnsIn({ sourceId, columns }: StreamedItem, bytes: Uint8Array): FirstOfFile["columns"] {
  try {
    return kindOfFile({ sourceId, bytes }) === "table" ? columnsAtHead(decode(bytes).text, columns) : [];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
