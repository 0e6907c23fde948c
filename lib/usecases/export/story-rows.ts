import { database } from "../../db/client.ts";
import { findStoriesAfter, findStoryArticles, findTouchedStories, type StoryHead } from "../../db/stories.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { grouped } from "../../model/grouped.ts";

/** Stories read at a time. */
const PAGE = 200;

/** Every story with its articles, by number; every article stands in exactly one, also one that is alone. */
export async function* storyRows(from = 0): AsyncGenerator<ExportRow> {
  for (let after = from - 1; ; ) {
    const page = await findStoriesAfter(database(), after, PAGE);
    yield* await rowsOf(page);
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

async function rowsOf(stories: readonly StoryHead[]): Promise<ExportRow[]> {
  const ids = stories.map(({ id }) => id);
  const articles = grouped(await findStoryArticles(database(), ids), ({ storyId }) => storyId);
  const touched = grouped(await findTouchedStories(database(), ids), ({ storyId }) => storyId);
  return stories.map(({ id, name }) => {
    const members = articles.get(id) ?? [];
    const dates = members.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
    const outlets = [...new Set(members.flatMap(({ outlet }) => outlet ?? []))].sort();
    return {
      story: id,
      name: name ?? members.find(({ lead }) => lead)?.headline ?? null,
      from: dates[0] ?? null,
      to: dates.at(-1) ?? null,
      articles: members.map(({ articleId, sourceId, outlet }) => ({ article: articleId, sourceId, outlet })),
      outlets,
      touches: (touched.get(id) ?? []).map(({ touches }) => touches),
    };
  });
}
