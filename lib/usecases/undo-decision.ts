import { getArticle, saveMetadata, savePassages, setRemoved } from "../db/articles.ts";
import { inTransaction } from "../db/client.ts";
import { endDecision, type StoredDecision } from "../db/decisions.ts";
import { enqueue } from "../db/queue.ts";
import { deleteTopic, saveTopic } from "../db/topics.ts";
import type { Role } from "../model/article.ts";
import type { MetadataField, Origins } from "../model/stored.ts";
import { VERSIONS } from "../model/versions.ts";
import { regroup } from "./regroup.ts";

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0];
type Detail = { readonly articles?: readonly number[]; readonly field?: MetadataField; readonly before?: unknown; readonly topic?: number };

/** Undo a decision: what it had replaced is there again. The log keeps both entries. Throws CONFLICT if it was undone or replaced already. */
export async function undoDecision(id: number): Promise<StoredDecision> {
  return inTransaction(async (tx) => {
    const { ended } = await endDecision(tx, id);
    await restore(tx, ended, ended.detail as Detail);
    return ended;
  });
}

async function restore(tx: Tx, decision: StoredDecision, detail: Detail): Promise<void> {
  const articles = detail.articles ?? [];
  switch (decision.kind) {
    case "pair":
    case "lead":
      return regroup(tx, articles);
    case "removal":
      for (const article of articles) {
        await setRemoved(tx, article, null);
        await enqueue(tx, "flag-duplicates", { articleId: article });
      }
      return regroup(tx, articles);
    case "metadata":
      return restoreMetadata(tx, detail);
    case "role":
      return restoreRole(tx, decision, detail);
    case "topic":
      return restoreTopic(tx, detail);
    case "link":
    case "speaker":
      return enqueue(tx, "refresh-topics", {});
  }
}

async function restoreMetadata(tx: Tx, detail: Detail): Promise<void> {
  const [article] = detail.articles ?? [];
  if (article === undefined || !detail.field) return;
  const before = detail.before as { value: string | null; origin?: Origins[MetadataField] };
  await saveMetadata(tx, article, detail.field, { value: before.value, origin: before.origin ?? null });
  await regroup(tx, [article]);
}

async function restoreRole(tx: Tx, decision: StoredDecision, detail: Detail): Promise<void> {
  const [articleId] = detail.articles ?? [];
  if (articleId === undefined) return;
  const [, start] = decision.subject.split(" ").map(Number);
  const before = detail.before as { role: Role; roleOrigin: string };
  const article = await getArticle(tx, articleId);
  const passages = article.passages.map((passage) => (passage.start === start ? { ...passage, ...before } : passage));
  await savePassages(tx, articleId, article.text, passages, VERSIONS.roles);
  await enqueue(tx, "flag-duplicates", { articleId });
}

async function restoreTopic(tx: Tx, detail: Detail): Promise<void> {
  if (detail.topic === undefined) return;
  const before = detail.before as { name: string; hidden: boolean } | null;
  if (before) await saveTopic(tx, { id: detail.topic, name: before.name, hidden: before.hidden, version: VERSIONS.links });
  else await deleteTopic(tx, detail.topic);
  await enqueue(tx, "refresh-topics", {});
}
