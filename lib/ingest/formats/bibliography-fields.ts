/** What a list of sources says of one text, in whatever form it was written; empty where it says nothing. */
export type BibliographyEntry = {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly date: string | null;
  readonly address: string | null;
  readonly doi: string | null;
  /** Names of the files that hold the text, without their folders. */
  readonly files: readonly string[];
};
