import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findOutlets } from "../../db/outlets.ts";
import { FOUND_END, FOUND_START, findPassages } from "../../db/search.ts";
import { ROLES, type Role } from "../../model/article.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { searchQuery } from "../../text/search-query.ts";
import { columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { letterAt } from "../columns/outlet-letters.ts";
import type { ListedStory } from "../stories/list-stories.ts";
import { storiesOfGroups } from "../stories/stories-of-groups.ts";

/** Which passages to search: those in an outlet's own words, all, or one role. */
export type RoleFilter = "own" | "all" | Role;

const OWN: readonly Role[] = ["headline", "deck", "body"];
/** Passages on one page of results. */
const PER_PAGE = 20;
/** Outlets to narrow a search to. */
const MOST_OUTLETS = 300;

/** Words of a passage, those that were searched for apart from the rest. */
type ExcerptWords = { readonly text: string; readonly found: boolean };
type Hit = {
  readonly article: ArticleSummary;
  readonly letter: string;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  readonly text: string;
  /** The passage, or the part around the words found. */
  readonly pieces: readonly ExcerptWords[];
};
/** What a search is narrowed to. */
export type SearchFilter = {
  readonly outlet?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words of the name of somebody who is quoted or reported in the passage. */
  readonly person?: string | undefined;
};

export type SearchPage = {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** By group of copies. */
  readonly stories: ReadonlyMap<number, ListedStory>;
  readonly page: number;
  readonly pages: number;
};

/** Passages that hold the words, body first, best first: `limit` of them after the first `offset`. */
export async function searchPassages(
  query: string,
  role: RoleFilter,
  { offset, limit, outlet, from, to, person }: { offset: number; limit: number } & SearchFilter,
): Promise<{ hits: Hit[]; total: number }> {
  const roles = role === "own" ? OWN : role === "all" ? ROLES : [role];
  const wanted = searchQuery(query);
  if (wanted === "") return { hits: [], total: 0 };
  const speaker = searchQuery(person ?? "");
  const { hits, total } = await findPassages(database(), wanted, {
    roles,
    limit,
    offset,
    ...(outlet === undefined ? {} : { outletId: outlet }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(speaker === "" ? {} : { person: speaker }),
  });
  const articles = await findArticles(database(), { ids: [...new Set(hits.map((hit) => hit.articleId))] });
  const columns = new Map((await columnsOf(articles)).map((column) => [column.key, column]));
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    total,
    hits: hits.flatMap(({ articleId, start, end, role: own, text, marked }) => {
      const article = byId.get(articleId);
      if (!article) return [];
      return [
        {
          article,
          letter: columns.get(columnKey(article))?.letter ?? "?",
          start,
          end,
          role: own,
          text,
          pieces: piecesOf(marked),
        },
      ];
    }),
  };
}

/** A page of what was found as the search page shows it, with the stories of its articles. */
export async function loadSearch(
  query: string,
  role: RoleFilter,
  page: number,
  filter: SearchFilter = {},
): Promise<SearchPage> {
  const found = await searchPassages(query, role, { ...filter, offset: (page - 1) * PER_PAGE, limit: PER_PAGE });
  const stories = await storiesOfGroups(found.hits.map(({ article }) => article.groupId));
  return { ...found, stories, page, pages: Math.ceil(found.total / PER_PAGE) };
}

/** Outlets that a search can be narrowed to, those with most articles first, `MOST_OUTLETS` at most. */
export async function loadSearchOutlets(): Promise<{ id: number; name: string; letter: string }[]> {
  const outlets = await findOutlets(database(), { limit: MOST_OUTLETS });
  return outlets.map(({ id, name, place }) => ({ id, name, letter: letterAt(place) }));
}

/** Split marked words from the rest. */
function piecesOf(marked: string): ExcerptWords[] {
  return marked.split(FOUND_START).flatMap((part, position) => {
    if (position === 0) return part ? [{ text: part, found: false }] : [];
    const [found = "", rest = ""] = part.split(FOUND_END);
    return [{ text: found, found: true }, ...(rest ? [{ text: rest, found: false }] : [])];
  });
}
