import { AppError } from "../../model/errors.ts";
import { DEEPEST_ARCHIVE, LARGEST_TEXT } from "../../model/limits.ts";
import type { BibliographyEntry } from "./bibliography-fields.ts";
import type { ArchivedFile, FileText, RefusedText } from "./file-text.ts";
import { officeKind, readOffice } from "./office.ts";
import { entriesOfList, MAY_BE_LIST, SourceList } from "./source-list.ts";
import { isWacz, pagesOfWacz } from "./wacz.ts";
import { readZip, type ZipEntry } from "./zip.ts";

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
  const lists = new Map(wanted.flatMap(listIn));
  const sources = new SourceList(new Map([...lists].map(([{ name }, list]) => [`${sourceId}/${name}`, list] as const)));
  for (const each of wanted) {
    if (lists.has(each)) continue;
    // What a person says of the archive stands over its lists, and the lists over what a file seems to say of itself.
    for await (const text of textsOfEntry(each, { ...file, metadata, depth }, readFile))
      yield "refused" in text ? text : sources.complete(text, metadata);
  }
  yield* sources.refusals();
}

/** A list of sources in the archive with its entries; what cannot be unpacked is told of when its turn comes. */
function listIn(entry: ZipEntry): [ZipEntry, BibliographyEntry[]][] {
  if (!MAY_BE_LIST.test(entry.name) || entry.size > LARGEST_TEXT) return [];
  try {
    const entries = entriesOfList(entry.name, entry.read());
    return entries ? [[entry, entries]] : [];
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
