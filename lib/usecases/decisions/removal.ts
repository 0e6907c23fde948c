import { getArticle, setRemoved } from "../../db/articles.ts";
import { enqueue } from "../../db/queue.ts";
import { AppError } from "../../model/errors.ts";
import { GONE } from "../../model/telling.ts";
import { lockGroups, regroup } from "../duplicates/regroup.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";

/** An article taken out of every view; undo brings it back and compares it with what came in meanwhile. */
export const REMOVAL: KindOfDecision<"removal"> = {
  kind: "removal",
  differsBy: [],
  restore: async (_, { subject }) => ({
    now: async (tx) => {
      const articleId = Number(subject);
      await lockGroups(tx);
      await setRemoved(tx, articleId, null);
      await enqueue(tx, "flag-duplicates", { articleId });
      await regroup(tx, [articleId]);
    },
  }),
  tell: (_, [one = GONE]) => [one, " was removed from every view. Nothing of it is deleted."],
};

/** Take an article out of every view; nothing of it is deleted. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export function removeArticle(articleId: number): Promise<number> {
  return decide(REMOVAL, async (tx, lock) => {
    const subject = String(articleId);
    await lock(subject);
    const article = await getArticle(tx, articleId);
    if (article.removed) throw new AppError("CONFLICT", "This article has been removed already. Nothing was changed.");
    return {
      choices: [{ subject, verdict: "removed", detail: { articles: [articleId] } }],
      effect: () => ({
        now: async (now) => {
          await lockGroups(now);
          await setRemoved(now, articleId, new Date());
          await regroup(now, [articleId]);
          await enqueue(now, "refresh-topics", {});
        },
      }),
    };
  });
}
