import { findTexts } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { deleteStoryTexts, findLeadIds, type StoredStoryText, saveStoryTexts } from "../../db/stories.ts";
import type { StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { daySpanOf } from "../../stories/day-span.ts";
import { storyTextOf } from "../../stories/story-text.ts";

/**
 * Reads the lead copies of some groups and keeps the words that tell their story. A group that has no article any more, since it was
 * removed or merged, is taken out. Returns the groups that are there, and the stories that lost one.
 */
export async function readGroups(
  tx: Database,
  groupIds: readonly number[],
): Promise<{ groups: number[]; left: number[] }> {
  const leads = await findLeadIds(tx, groupIds);
  const gone = groupIds.filter((id) => !leads.has(id));
  const left = await deleteStoryTexts(tx, gone);
  const articles = await findTexts(tx, [...leads.values()]);
  await saveStoryTexts(tx, articles.map(readArticle), VERSIONS.stories);
  return { groups: articles.map(({ groupId }) => groupId), left };
}

function readArticle(article: StoredArticle): Omit<StoredStoryText, "storyId"> {
  const withRole = (role: string) => article.passages.filter((passage) => passage.role === role);
  const text = storyTextOf({
    headline: article.headline,
    deck: withRole("deck")[0]?.text ?? null,
    paragraphs: withRole("body").map((passage) => passage.text),
    language: article.language,
  });
  return {
    groupId: article.groupId,
    articleId: article.id,
    textSha256: article.textSha256,
    text,
    days: daySpanOf(article.publishedAt),
  };
}
