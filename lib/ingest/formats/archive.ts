import { AppError } from "../../model/errors.ts";
import { DEEPEST_ARCHIVE } from "../../model/limits.ts";
import { decode } from "../decode.ts";
import {
  type BibliographyEntry,
  bibliographyKind,
  fileNameOf,
  metadataOfEntry,
  readBibliography,
  withoutText,
} from "./bibliography.ts";
import type { ArchivedFile, FileText, RefusedText } from "./file-text.ts";
import { officeKind, readOffice } from "./office.ts";
import { isWacz, pagesOfWacz } from "./wacz.ts";
import { readZip, type ZipEntry } from "./zip.ts";

/** Characters of a list of sources by which its form is told. */
const LIST_HEAD = 4_096;

type Texts = AsyncGenerator<FileText | RefusedText>;

/** Files of archives that belong to pages and hold no text: they are passed over without a word, as a browser's "save whole page" brings tens of them. */
const BELONGS_TO_PAGES =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|mov)$|(?:^|\/)(?:__MACOSX|\.DS_Store|Thumbs\.db|\.git)(?:\/|$)/i;

/**
 * The texts of a ZIP archive: of a document of Word or OpenDocument the one that it is, else those of each file in it, in the order of
 * their names and each refused for itself.
 *
 * @throws AppError where the archive as a whole cannot be read, or holds no file with a text.
 */
export async function* textsOfArchive(file: ArchivedFile, readFile: (file: ArchivedFile) => Texts): Texts {
  const { sourceId, bytes, metadata = {}, depth = 0 } = file;
  const packed = readZip(bytes);
  const office = officeKind(packed);
  if (office) {
    const read = { text: readOffice(office, packed), format: office };
    yield { sourceId, bytes, metadata, remarks: [], page: false, read };
    return;
  }
  if (isWacz(packed)) {
    yield* pagesOfWacz(file, packed);
    return;
  }
  if (depth >= DEEPEST_ARCHIVE)
    throw new AppError(
      "TOO_LARGE",
      `Archives stand more than ${DEEPEST_ARCHIVE} deep in one another here, and no more are read. Unpack them and import the folder.`,
    );
  const wanted = packed
    .filter(({ name }) => !BELONGS_TO_PAGES.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (wanted.length === 0)
    throw new AppError("EMPTY_ARTICLE", "This archive holds no file with a text. Nothing of it was kept.");
  const lists = wanted.filter(({ name }) => /\.(?:ris|bib|bibtex)$/i.test(name));
  const entries = lists.flatMap(entriesIn);
  const named = new Map(entries.flatMap((entry) => entry.files.map((name) => [name, entry] as const)));
  const used = new Set<BibliographyEntry>();
  for (const each of wanted) {
    if (lists.includes(each)) continue;
    const told = named.get(fileNameOf(each.name));
    if (told) used.add(told);
    // What a person says of the archive stands over its list, and the list over what a file seems to say of itself.
    const known = told ? { ...metadataOfEntry(told), ...metadata } : metadata;
    yield* textsOfEntry(each, { ...file, metadata: known, depth }, readFile);
  }
  for (const [i, entry] of entries.entries())
    if (!used.has(entry)) yield { sourceId: `${sourceId}:${i + 1}`, refused: withoutText(entry) };
}

/** The entries of a list of sources in the archive; a list that cannot be read has none. */
function entriesIn(list: ZipEntry): BibliographyEntry[] {
  try {
    const { text } = decode(list.read());
    const kind = bibliographyKind(text.slice(0, LIST_HEAD), list.name);
    return kind ? readBibliography(kind, text) : [];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function* textsOfEntry(
  entry: ZipEntry,
  { sourceId, metadata, depth = 0 }: ArchivedFile,
  readFile: (file: ArchivedFile) => Texts,
): Texts {
  const name = `${sourceId}/${entry.name}`;
  try {
    yield* readFile({ sourceId: name, bytes: entry.read(), metadata, depth: depth + 1 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { sourceId: name, refused: error.message };
  }
}
