import type { Metadata, ReadText } from "../../model/article.ts";

/** Fields of an article that a column of a table may fill. */
export const COLUMN_FIELDS = ["id", "text", "html", "headline", "outlet", "author", "url", "publishedAt"] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];
/** What a person says of a table's columns, by name; null where a column is left out. */
export type ColumnChoice = Readonly<Record<string, ColumnField | null>>;

/** A file as it comes; `depth` says in how many archives it stands. */
export type ArchivedFile = {
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly metadata?: Metadata | undefined;
  readonly depth?: number | undefined;
  /** Which field each column of a table fills, by the column's name; where nothing is said its name tells. */
  readonly columns?: ColumnChoice | undefined;
};

/** A text of a file, ready to become a draft; `page` where its bytes are HTML. */
export type FileText = {
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly metadata: Metadata;
  readonly remarks: readonly string[];
  readonly page: boolean;
  /** The text of bytes that are none themselves, as a PDF's are. */
  readonly read?: ReadText;
};

/** A text that cannot be taken, with the sentence that says why. */
export type RefusedText = { readonly sourceId: string; readonly refused: string };
