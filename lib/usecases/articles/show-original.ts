import { getDocument } from "../../db/articles.ts";
import { database } from "../../db/client.ts";

/** The bytes of an article as they came, with the name of their file. Throws NOT_FOUND. */
export function showOriginal(articleId: number): Promise<{ bytes: Uint8Array; sourceId: string }> {
  return getDocument(database(), articleId);
}
