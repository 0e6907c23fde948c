import { database } from "../../db/client.ts";
import { findStoriesAfter, findStoryArticles, findTouchedStories, type StoryHead } from "../../db/stories.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { grouped } from "../../model/grouped.ts";
import { pagesAfter } from "../../model/pages.ts";
import { fromPlace, type RowReader, toPlace } from "./row-places.ts";

/** Every story with its articles, by number; every article stands in exactly one, also one that is alone. A place is a story's number. */
export const readStories: RowReader = async function* (after, atOnce) {
  const [first] = fromPlace<[number]>(after, 1) ?? [0];
  const pages = pagesAfter(
    (last: number | undefined) => findStoriesAfter(database(), last ?? first, atOnce),
    ({ id }) => id,
  );
  for await (const page of pages)
    for (const row of await rowsOfStories(page)) yield { place: toPlace(Number(row.story)), row };
};

/** The rows of these stories as the export has them, in their order. */
export async function rowsOfStories(stories: readonly StoryHead[]): Promise<ExportRow[]> {
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
