import { database } from "../../db/client.ts";
import { findFilesAfter } from "../../db/imports.ts";
import type { ImportOutcome } from "./import-articles.ts";

/** Files read at once. */
const AT_ONCE = 1000;

/** What became of each text of an import, in their order and a thousand in memory at a time. */
export async function* outcomesOf(importId: number): AsyncGenerator<ImportOutcome> {
  for (let after = -1; ; ) {
    const files = await findFilesAfter(database(), importId, after, AT_ONCE);
    for (const { sourceId, articleId, status, error } of files) yield { sourceId, article: articleId, status, error };
    const last = files.at(-1);
    if (!last || files.length < AT_ONCE) return;
    after = last.position;
  }
}
