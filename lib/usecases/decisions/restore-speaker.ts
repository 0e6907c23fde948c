import type { Database } from "../../db/client.ts";
import type { StoredDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import { profileArticle } from "../framing/profile-article.ts";
import { restoreLink } from "./restore-link.ts";

/** What the rule read stands again: rows follow as for a link, and who is quoted how much in the article. */
export async function restoreSpeaker(tx: Database, decision: StoredDecision): Promise<() => Promise<void>> {
  const { articles = [] } = decision.detail as { articles?: readonly number[] };
  const linkAfter = await restoreLink(tx, decision);
  for (const articleId of articles) await enqueue(tx, "profile-article", { articleId });
  return async () => {
    for (const articleId of articles) await profileArticle(articleId);
    await linkAfter();
  };
}
