import { database } from "../../db/client.ts";
import { findPreview, savePreview } from "../../db/imports.ts";
import { findFirstWaiting } from "../../db/waiting-files.ts";
import { FIRST_TEXTS, type FirstOfFile, firstTexts } from "./first-texts.ts";
import { listsOfUpload } from "./source-lists.ts";
import { streamOfWaiting } from "./stream-of-waiting.ts";

/** What is shown of an import before any of it comes in. `problem`: why less is shown than there is. */
export type ImportPreview = { readonly files: readonly FirstOfFile[]; readonly problem: string | null };

/** Reads the first texts of a held import, and holds it with them. For the process that reads what strangers send. */
export async function makePreview(importId: number): Promise<void> {
  const files: FirstOfFile[] = [];
  let left = FIRST_TEXTS;
  const { sources } = await listsOfUpload(importId);
  const waiting = await findFirstWaiting(database(), importId, FIRST_TEXTS);
  const texts = waiting.filter(({ isList }) => !isList);
  // Lists of sources tell of the texts that came with them; where none came, they are shown themselves.
  for (const file of texts.length > 0 ? texts : waiting) {
    if (left <= 0) break;
    const first = await firstTexts(streamOfWaiting(file, sources), left);
    left -= first.texts.length;
    files.push(first);
  }
  const preview: ImportPreview = { files, problem: null };
  await savePreview(database(), importId, preview);
}

/** What is shown of a held import; null where it is not held. Throws NOT_FOUND. */
export async function loadPreview(importId: number): Promise<ImportPreview | null> {
  return (await findPreview(database(), importId)) as ImportPreview | null;
}
