import { database } from "../../db/client.ts";
import { countShownOutlets, findOutlets } from "../../db/outlets.ts";
import type { StoryArticle } from "../../db/stories.ts";
import { letterAt } from "../columns/outlet-letters.ts";

/** A collection of so many outlets or fewer is told which of them have nothing on a story. */
const NAMED_UP_TO = 12;

/** How many texts a story has, of how many outlets, and between which dates. */
export type StoryCounts = {
  readonly articles: number;
  /** Articles, copies counted once. */
  readonly texts: number;
  readonly outlets: number;
  /** Outlets of the whole collection. */
  readonly of: number;
  readonly withoutOutlet: number;
  readonly undated: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Outlets that have nothing here, where the collection has few enough to name them. */
  readonly silent: readonly { readonly letter: string; readonly name: string }[];
};

/** Counts the articles of a story. */
export async function countSides(articles: readonly StoryArticle[]): Promise<StoryCounts> {
  const db = database();
  const here = new Set(articles.flatMap(({ outletId }) => outletId ?? []));
  const { outlets: of } = await countShownOutlets(db);
  const known = of <= NAMED_UP_TO ? await findOutlets(db, { limit: NAMED_UP_TO }) : [];
  const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
  return {
    of,
    articles: articles.length,
    texts: new Set(articles.map(({ groupId }) => groupId)).size,
    outlets: here.size,
    withoutOutlet: articles.filter(({ outletId }) => outletId === null).length,
    undated: articles.length - dates.length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    silent: known.filter(({ id }) => !here.has(id)).map(({ place, name }) => ({ letter: letterAt(place), name })),
  };
}
