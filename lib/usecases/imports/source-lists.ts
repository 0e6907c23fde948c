import type { BibliographyEntry } from "../../ingest/formats/bibliography-fields.ts";
import { entriesOfList, MAY_BE_LIST, SourceList } from "../../ingest/formats/source-list.ts";
import { LARGEST_TEXT } from "../../model/limits.ts";

/** First bytes of a file by which a list of sources is told. */
const HEAD = 16 * 1024;

/** The lists of sources among the files of a folder, and what they say of the others. `read` gives at most so many bytes of a file. */
export async function sourceListsAmong(
  names: readonly string[],
  read: (name: string, most: number) => Promise<Uint8Array>,
): Promise<{ readonly lists: ReadonlySet<string>; readonly sources: SourceList }> {
  const found = new Map<string, BibliographyEntry[]>();
  for (const name of names.filter((each) => MAY_BE_LIST.test(each))) {
    if (entriesOfList(name, await read(name, HEAD)) === null) continue;
    const bytes = await read(name, LARGEST_TEXT + 1);
    const entries = entriesOfList(name, bytes);
    // An empty list or a broken one is told of as a file.
    if (entries && entries.length > 0) found.set(name, entries);
  }
  return { lists: new Set(found.keys()), sources: new SourceList(found) };
}
