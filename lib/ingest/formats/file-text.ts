import type { Metadata, ReadText } from "../../model/article.ts";

/** A file as it comes; `depth` says in how many archives it stands. */
export type ArchivedFile = {
  readonly sourceId: string;
  readonly bytes: Uint8Array;
  readonly metadata?: Metadata | undefined;
  readonly depth?: number | undefined;
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
