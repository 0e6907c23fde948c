import { database } from "../../db/client.ts";
import { findSentences } from "../../db/sentences.ts";
import type { Span } from "../../model/span.ts";
import type { StoredArticle } from "../../model/stored.ts";

/** The stretch to highlight for an offset into an article: its sentence in the body, else its passage; null outside both. */
export async function highlightSpan(article: StoredArticle, offset: number): Promise<Span | null> {
  const passage = article.passages.find(({ start, end }) => start <= offset && offset < end);
  if (!passage) return null;
  const sentences = passage.role === "body" ? await findSentences(database(), [article.id]) : [];
  const sentence = sentences.find(({ start, end }) => start <= offset && offset < end) ?? passage;
  // A sentence never leaves its passage on the page, whatever its reader made of a missing full stop.
  return { start: Math.max(sentence.start, passage.start), end: Math.min(sentence.end, passage.end) };
}
