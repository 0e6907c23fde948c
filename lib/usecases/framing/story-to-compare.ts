import { database } from "../../db/client.ts";
import { findStoryArticles, type StoryArticle } from "../../db/stories.ts";
import { findStoriesListed } from "../../db/story-lists.ts";
import { AppError } from "../../model/errors.ts";
import { grouped } from "../../model/grouped.ts";
import { columnKey } from "../columns/outlet-columns.ts";
import { describeStories } from "../stories/list-stories.ts";

/** Outlets compared where none is chosen, those with most articles of the story, and articles of each: an address cannot hold a thousand. */
const MOST_COLUMNS = 4;
const MOST_OF_AN_OUTLET = 12;

/** One event as framing compares it: its lead copies alone, and nothing else that their outlets wrote. */
export type ComparedStory = {
  readonly id: number;
  readonly name: string;
  /** Lead copies of the outlets that have most of it. */
  readonly ids: readonly number[];
  /** Each of its outlets, with the article that begins its column. */
  readonly columns: readonly { readonly key: string; readonly name: string; readonly lead: number }[];
};

/** The articles of a story that are compared where nothing else was chosen. Throws NOT_FOUND. */
export async function storyToCompare(id: number): Promise<ComparedStory> {
  const [story] = await describeStories(await findStoriesListed(database(), [id]));
  if (!story) throw new AppError("NOT_FOUND", `There is no story ${id}, or none any more.`);
  const leads = (await findStoryArticles(database(), [id])).filter(({ lead }) => lead);
  const columns = [...grouped(leads, columnKey)].sort(([, a], [, b]) => b.length - a.length);
  return {
    id,
    name: story.name,
    ids: columns
      .slice(0, MOST_COLUMNS)
      .flatMap(([, own]) => own.slice(0, MOST_OF_AN_OUTLET).map(({ articleId }) => articleId)),
    columns: columns.map(([key, own]) => ({ key, ...headOf(own) })),
  };
}

function headOf([first]: readonly StoryArticle[]): { name: string; lead: number } {
  return { name: first?.outlet ?? first?.headline ?? first?.sourceId ?? "", lead: first?.articleId ?? 0 };
}
