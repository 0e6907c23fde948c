import { getArticle, saveMetadata, setRemoved } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import type { Role } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { isLineRole } from "../../model/line.ts";
import type { MetadataField } from "../../model/stored.ts";
import { lineKeysOf } from "../../similarity/boilerplate.ts";
import { regroup } from "../duplicates/regroup.ts";
import { applyRoles } from "../passages/revise-roles.ts";
import { markLine } from "./decide-line.ts";

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Set what is known about an article; an empty value means unknown. Its origin becomes "person". Returns the decision's id. */
export async function editMetadata({
  articleId,
  field,
  value,
}: {
  articleId: number;
  field: MetadataField;
  value: string | null;
}): Promise<number> {
  const clean = value?.trim() || null;
  if (
    clean !== null &&
    (field === "publishedAt" || field === "updatedAt" || field === "capturedAt") &&
    !DATE.test(clean)
  ) {
    throw new AppError(
      "INVALID_INPUT",
      `“${clean}” is not a date. Write a year, a month or a day: 2025, 2025-07 or 2025-07-04. Nothing was changed.`,
    );
  }
  const article = await getArticle(database(), articleId);
  return inTransaction(async (tx) => {
    const before = await saveMetadata(tx, articleId, field, { value: clean, origin: { origin: "person" } });
    const id = await saveDecision(tx, {
      kind: "metadata",
      subject: `${article.id} ${field}`,
      verdict: clean ?? "unknown",
      detail: {
        articles: [articleId],
        field,
        value: clean,
        before: { value: before.value, ...(before.origin ? { origin: { ...before.origin } } : {}) },
      },
    });
    await regroup(tx, [articleId]);
    return id;
  });
}

/** Take an article out of every view; nothing of it is deleted. Returns the decision's id. */
export async function removeArticle(articleId: number): Promise<number> {
  const article = await getArticle(database(), articleId);
  if (article.removed) throw new AppError("CONFLICT", "This article has been removed already. Nothing was changed.");
  return inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "removal",
      subject: String(articleId),
      verdict: "removed",
      detail: { articles: [articleId] },
    });
    await setRemoved(tx, articleId, new Date());
    await regroup(tx, [articleId]);
    await enqueue(tx, "refresh-topics", {});
    return id;
  });
}

/**
 * Give a passage another role. Similarity, claims and framing are made again from it. A line marked as a teaser, an appeal or furniture
 * is that wherever it stands: other articles follow, as a decision of its own. Returns the decision's id.
 */
export async function correctRole({
  articleId,
  position,
  role,
}: {
  articleId: number;
  position: number;
  role: Role;
}): Promise<number> {
  const article = await getArticle(database(), articleId);
  const passage = article.passages.find((each) => each.position === position);
  if (!passage) throw new AppError("NOT_FOUND", `Article ${articleId} has no passage ${position}.`);
  return inTransaction(async (tx) => {
    const [line] = lineKeysOf(passage.text);
    const everywhere =
      line && isLineRole(role) ? await markLine(tx, { hash: line.key, text: passage.text, role }) : null;
    const id = await saveDecision(tx, {
      kind: "role",
      subject: `${article.textSha256} ${passage.start} ${passage.end}`,
      verdict: role,
      detail: {
        articles: [articleId],
        before: { role: passage.role, roleOrigin: passage.roleOrigin },
        ...(everywhere === null ? {} : { everywhere }),
      },
    });
    const passages = article.passages.map((each) =>
      each.position === position ? { ...each, role, roleOrigin: "person" } : each,
    );
    await applyRoles(tx, [{ article, passages }]);
    await enqueue(tx, "flag-duplicates", { articleId });
    return id;
  });
}
