import { getArticle, setRemoved } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { findDecisions } from "../../db/decisions.ts";
import { findArticlesFrom } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { findDeleted } from "../../db/trash.ts";
import { SAMPLE_TEXTS } from "../../model/article.ts";
import { removedBy, type StoredDecision } from "../../model/decision/stored.ts";
import { AppError } from "../../model/errors.ts";
import { GONE } from "../../model/telling.ts";
import { lockGroups, regroup } from "../duplicates/regroup.ts";
import { decide } from "./decide.ts";
import type { Effect, KindOfDecision } from "./kind.ts";

/** An article taken out of every view; undo brings it back and compares it with what came in meanwhile. */
export const REMOVAL: KindOfDecision<"removal"> = {
  kind: "removal",
  differsBy: [],
  restore: async (_, ended) => ({
    now: async (tx) => {
      await lockGroups(tx);
      const articles = await stillThere(tx, removedBy(ended));
      for (const articleId of articles) {
        await setRemoved(tx, articleId, null);
        await enqueue(tx, "flag-duplicates", { articleId });
      }
      await regroup(tx, articles);
    },
  }),
  tell: ({ subject }, articles) =>
    subject === SAMPLES
      ? ["The sample texts were removed from every view."]
      : [articles[0] ?? GONE, " was removed from every view."],
};

/** Those of removed articles that can be brought back. Throws CONFLICT where all were deleted for good. */
async function stillThere(tx: Database, articles: readonly number[]): Promise<number[]> {
  const deleted = await findDeleted(tx, articles);
  const left = articles.filter((id) => !deleted.some((each) => each.id === id));
  const last = deleted.at(-1);
  if (left.length > 0 || !last) return left;
  throw new AppError(
    "CONFLICT",
    `This was deleted for good on ${last.deletedAt.toISOString().slice(0, 10)}, because it had lain in the trash for long enough. It cannot be brought back; import it again. Nothing was changed.`,
  );
}

/** The subject of the decision that removes the sample texts together; any other is one article's number. */
const SAMPLES = "samples";
/** Sample texts that are removed at once; there are five. */
const MOST_SAMPLES = 50;

/** The decisions by which these articles were removed, by article: each of its own, or the one that took all samples away. */
export async function removalsOf(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<number, StoredDecision<"removal">>> {
  if (articleIds.length === 0) return new Map();
  const removals = await findDecisions(db, "removal", [SAMPLES, ...articleIds.map(String)]);
  return new Map(removals.flatMap((removal) => removedBy(removal).map((id) => [id, removal] as const)));
}

/** Take an article out of every view, into the trash. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export function removeArticle(articleId: number): Promise<number> {
  return decide(REMOVAL, async (tx, lock) => {
    const subject = String(articleId);
    await lock(subject);
    const article = await getArticle(tx, articleId);
    if (article.removed) throw new AppError("CONFLICT", "This article has been removed already. Nothing was changed.");
    return {
      choices: [{ subject, verdict: "removed", detail: { articles: [articleId] } }],
      effect: () => removalOf([articleId]),
    };
  });
}

/** Take all sample texts out of every view, as one decision that one undo takes back. Returns its id. Throws CONFLICT where none is there. */
export function removeSamples(): Promise<number> {
  return decide(REMOVAL, async (tx, lock) => {
    await lock(SAMPLES);
    const articles = await findArticlesFrom(tx, SAMPLE_TEXTS, MOST_SAMPLES);
    if (articles.length === 0) throw new AppError("CONFLICT", "No sample text is here any more. Nothing was changed.");
    return {
      choices: [{ subject: SAMPLES, verdict: "removed", detail: { articles }, again: true }],
      effect: () => removalOf(articles),
    };
  });
}

function removalOf(articles: readonly number[]): Effect {
  return {
    now: async (tx) => {
      await lockGroups(tx);
      for (const articleId of articles) await setRemoved(tx, articleId, new Date());
      await regroup(tx, articles);
      await enqueue(tx, "refresh-topics", {});
    },
  };
}
