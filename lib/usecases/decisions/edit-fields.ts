import { getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import type { MetadataField } from "../../model/stored.ts";
import { editMetadata } from "./edit-article.ts";

/** What a person may say about an article; null or nothing but blanks means unknown. */
export type Fields = { readonly [field in Exclude<MetadataField, "capturedAt">]?: string | null | undefined };

/**
 * Set those of the given fields whose value differs from what is there: a form sends all its fields, and one that
 * nobody touched must keep its origin. Returns the decisions' ids, one a changed field.
 */
export async function editFields(articleId: number, fields: Fields): Promise<number[]> {
  const article = await getArticle(database(), articleId);
  const decisions: number[] = [];
  for (const field of ["outlet", "headline", "author", "publishedAt", "url"] as const) {
    const given = fields[field];
    if (given === undefined || (given?.trim() || null) === article[field]) continue;
    decisions.push(await editMetadata({ articleId, field, value: given }));
  }
  return decisions;
}
