import { getArticle } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { endDecision, findDecision, type StoredDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import type { Role } from "../../model/article.ts";
import { applyRoles } from "../passages/revise-roles.ts";
import { restoreLine } from "./restore-line.ts";

type Detail = {
  readonly articles?: readonly number[];
  readonly before?: { readonly role: Role; readonly roleOrigin: string };
  /** The decision about the same line everywhere, made by the same click. */
  readonly everywhere?: number;
};

/** Give a passage the role it had, and compare and read its article again. */
export async function restoreRole(tx: Database, decision: StoredDecision): Promise<void> {
  const { articles, before, everywhere } = decision.detail as Detail;
  const [articleId] = articles ?? [];
  if (articleId === undefined || !before) return;
  const [, start] = decision.subject.split(" ").map(Number);
  const article = await getArticle(tx, articleId);
  const passages = article.passages.map((passage) => (passage.start === start ? { ...passage, ...before } : passage));
  await applyRoles(tx, [{ article, passages }]);
  if (everywhere !== undefined) await restoreEverywhere(tx, everywhere);
  await enqueue(tx, "flag-duplicates", { articleId });
}

/** The decision about the line may have been undone on its own since, or replaced. */
async function restoreEverywhere(tx: Database, decision: number): Promise<void> {
  const line = await findDecision(tx, decision);
  if (!line || line.endedAt) return;
  const { ended } = await endDecision(tx, line.id);
  await restoreLine(tx, ended);
}
