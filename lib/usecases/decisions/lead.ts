import { getArticle } from "../../db/articles.ts";
import { AppError } from "../../model/errors.ts";
import { GONE } from "../../model/telling.ts";
import { regroup } from "../duplicates/regroup.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

/** The copy that a person chose to lead its group. */
export const LEAD: KindOfDecision<"lead"> = {
  kind: "lead",
  differsBy: [],
  restore: async (_, { subject }) => ({ now: (tx) => keepDecisions(tx, subject) }),
  tell: (_, [one = GONE]) => [one, " was chosen to lead its copies."],
};

/**
 * Let this copy lead its group. The choice binds to the text and holds wherever its group goes.
 * Throws CONFLICT if the article is not in that group. Returns the decision's id.
 */
export function chooseLead(articleId: number, groupId: number): Promise<number> {
  return decide(LEAD, async (tx, lock) => {
    const { textSha256: subject } = await getArticle(tx, articleId);
    await lock(subject);
    const article = await getArticle(tx, articleId);
    if (article.groupId !== groupId || article.removed) {
      throw new AppError(
        "CONFLICT",
        `Article ${articleId} is not a copy in group ${groupId} any more. Nothing was changed.`,
      );
    }
    return {
      // Of several choices the latest leads: an earlier one that leads no more may be chosen again.
      choices: [{ subject, verdict: "lead", detail: { articles: [articleId] }, again: !article.lead }],
      effect: () => ({ now: (now) => regroup(now, [articleId]) }),
    };
  });
}
