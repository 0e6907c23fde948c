import { searchPassages } from "../../../../lib/usecases/articles/search-passages.ts";
import { route } from "../_route.ts";
import { SearchQuery } from "../_schemas.ts";

export const GET = route({ query: SearchQuery }, async ({ query: { q, role, page } }) => {
  const { hits, total, pages } = await searchPassages(q, role, page);
  const rows = hits.map(({ article: { id, sourceId, headline, outlet }, start, end, role: own, text }) => ({
    article: id,
    sourceId,
    headline,
    outlet,
    start,
    end,
    role: own,
    text,
  }));
  return { body: { query: q, total, page, pages, rows } };
});
