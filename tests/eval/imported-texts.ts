import { draftOf } from "../../lib/ingest/draft.ts";
import { textsOfFile } from "../../lib/ingest/formats/texts-of-file.ts";
import { AppError } from "../../lib/model/errors.ts";

/** What a file becomes in the import: the text of each article in it, null where one is refused. What is no refusal is thrown on. */
export async function importedTexts(name: string, bytes: Uint8Array): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  try {
    for await (const text of textsOfFile({ sourceId: name, bytes })) {
      try {
        found.push("refused" in text ? null : draftOf(text).text);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        found.push(null);
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (found.length === 0) found.push(null);
  }
  return found;
}
