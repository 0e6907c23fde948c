import { getArticle, savePassages } from "../db/articles.ts";
import type { Database } from "../db/client.ts";
import type { StoredDecision } from "../db/decisions.ts";
import { enqueue } from "../db/queue.ts";
import type { Role } from "../model/article.ts";
import { VERSIONS } from "../model/versions.ts";

type Detail = { readonly articles?: readonly number[]; readonly before?: { readonly role: Role; readonly roleOrigin: string } };

/** Give a passage the role it had, and compare and read its article again. */
export async function restoreRole(tx: Database, decision: StoredDecision): Promise<void> {
  const { articles, before } = decision.detail as Detail;
  const [articleId] = articles ?? [];
  if (articleId === undefined || !before) return;
  const [, start] = decision.subject.split(" ").map(Number);
  const article = await getArticle(tx, articleId);
  const passages = article.passages.map((passage) => (passage.start === start ? { ...passage, ...before } : passage));
  await savePassages(tx, articleId, article.text, passages, VERSIONS.roles);
  await enqueue(tx, "flag-duplicates", { articleId });
}
