import { database } from "../../db/client.ts";
import { addUsedEntries, findPossibleLists, findUsedEntries, type PossibleList } from "../../db/waiting-files.ts";
import type { BibliographyEntry } from "../../ingest/formats/bibliography-fields.ts";
import type { RefusedText } from "../../ingest/formats/file-text.ts";
import { entriesOfList, MAY_BE_LIST, SourceList } from "../../ingest/formats/source-list.ts";
import { LARGEST_TEXT } from "../../model/limits.ts";
import { bytesOfKept } from "./keep-file.ts";

/** First bytes of a file by which a list of sources is told. */
const HEAD = 16 * 1024;
/** Files of an upload that are looked at for a list of sources; those behind them are read each for itself. */
const MOST_LISTS = 100;

/** The lists of sources among the files of a folder, and what they say of the others. `read` gives at most so many bytes of a file. */
export async function sourceListsAmong(
  names: readonly string[],
  read: (name: string, most: number) => Promise<Uint8Array>,
): Promise<{ readonly lists: ReadonlySet<string>; readonly sources: SourceList }> {
  const entries = await entriesAmong(names, read);
  return { lists: new Set(entries.keys()), sources: new SourceList(entries) };
}

/** The entries of each list of sources among files, by its name. */
async function entriesAmong(
  names: readonly string[],
  read: (name: string, most: number) => Promise<Uint8Array>,
): Promise<ReadonlyMap<string, BibliographyEntry[]>> {
  const found = new Map<string, BibliographyEntry[]>();
  for (const name of names.filter((each) => MAY_BE_LIST.test(each))) {
    if (entriesOfList(name, await read(name, HEAD)) === null) continue;
    const bytes = await read(name, LARGEST_TEXT + 1);
    const entries = entriesOfList(name, bytes);
    // An empty list or a broken one is told of as a file.
    if (entries && entries.length > 0) found.set(name, entries);
  }
  return found;
}

/** The lists of sources of an upload, and how what they were found to be about is kept. */
export type ListsOfUpload = {
  readonly sources: SourceList;
  /** Keep with each list which of its entries texts were found for since. */
  saveUsed(): Promise<void>;
  /** What is said of the entries of a list that no reader of the upload found a text for; null where it is no list. */
  leftOf(list: string): Promise<RefusedText[] | null>;
};

/**
 * The lists of sources among the waiting files of an upload, which are marked as such: they are read behind the texts. Lists of more than
 * LARGEST_TEXT together are left out, because all of them stay in memory while the texts are read.
 */
export async function listsOfUpload(importId: number): Promise<ListsOfUpload> {
  const possible = new Map<string, PossibleList>();
  let size = 0;
  for (const file of await findPossibleLists(database(), importId, MAY_BE_LIST, MOST_LISTS)) {
    if (possible.has(file.sourceId) || size + file.size > LARGEST_TEXT) continue;
    size += file.size;
    possible.set(file.sourceId, file);
  }
  const entries = await entriesAmong([...possible.keys()], (name, most) => beginningOf(possible.get(name), most));
  const files = [...possible.values()].filter(({ sourceId }) => entries.has(sourceId));
  const saved = new Map(files.map(({ sourceId, used }) => [sourceId, used] as const));
  const sources = new SourceList(entries, saved);
  for (const { position, used } of files) await addUsedEntries(database(), importId, position, used);
  const saveUsed = async () => {
    for (const { position, sourceId } of files) {
      const used = sources.usedOf(sourceId);
      if (used.length === saved.get(sourceId)?.length) continue;
      await addUsedEntries(database(), importId, position, used);
      saved.set(sourceId, used);
    }
  };
  const leftOf = async (list: string) => {
    const file = files.find(({ sourceId }) => sourceId === list);
    if (!file) return null;
    sources.markUsed(list, await findUsedEntries(database(), importId, file.position));
    return sources.refusals(list);
  };
  return { sources, saveUsed, leftOf };
}

/** At most so many bytes of a file that lies in parts. */
async function beginningOf(file: PossibleList | undefined, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (file)
    for await (const part of bytesOfKept(file)) {
      parts.push(part);
      size += part.length;
      if (size >= most) break;
    }
  return new Uint8Array(Buffer.concat(parts).subarray(0, most));
}
