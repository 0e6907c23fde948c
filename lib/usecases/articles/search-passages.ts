import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { FOUND_END, FOUND_START, findPassages } from "../../db/search.ts";
import { ROLES, type Role } from "../../model/article.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { columnKey, columnsOf } from "../columns/outlet-columns.ts";

/** Which passages to search: those in an outlet's own words, all, or one role. */
export type RoleFilter = "own" | "all" | Role;

const OWN: readonly Role[] = ["headline", "deck", "body"];
/** Passages on one page of results. */
const PER_PAGE = 20;

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
export type SearchPage = {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Passages that hold the words, body first, best first, one page of them. */
export async function searchPassages(query: string, role: RoleFilter, page: number): Promise<SearchPage> {
  const roles = role === "own" ? OWN : role === "all" ? ROLES : [role];
  const { hits, total } = await findPassages(database(), query, {
    roles,
    limit: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  });
  const articles = await findArticles(database(), { ids: [...new Set(hits.map((hit) => hit.articleId))] });
  const columns = new Map((await columnsOf(articles)).map((column) => [column.key, column]));
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    total,
    page,
    pages: Math.ceil(total / PER_PAGE),
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

/** Split marked words from the rest. */
function piecesOf(marked: string): ExcerptWords[] {
  return marked.split(FOUND_START).flatMap((part, position) => {
    if (position === 0) return part ? [{ text: part, found: false }] : [];
    const [found = "", rest = ""] = part.split(FOUND_END);
    return [{ text: found, found: true }, ...(rest ? [{ text: rest, found: false }] : [])];
  });
}
