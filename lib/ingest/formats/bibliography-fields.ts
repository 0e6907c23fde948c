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
/** The last part of a path in small letters, as lists and archives name one file with different folders. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1)?.toLowerCase() ?? "";
}

/** "Holzer, Marta" as it is printed. */
export function printedName(name: string): string {
  const [family = "", given] = name.split(/,\s*/);
  return given ? `${given} ${family}` : family;
}
