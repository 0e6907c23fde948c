import { searchPassages } from "../../../../lib/usecases/articles/search-passages.ts";
import { showArticle, showArticles } from "../../../../lib/usecases/articles/show-article.ts";
import { showOriginal } from "../../../../lib/usecases/articles/show-original.ts";
import { editFields } from "../../../../lib/usecases/decisions/metadata.ts";
import { removeArticle, removeSamples } from "../../../../lib/usecases/decisions/removal.ts";
import { correctRole } from "../../../../lib/usecases/decisions/role.ts";
import { exportKind, listKind } from "../../../../lib/usecases/export/export-kind.ts";
import { subject } from "../_http/operation.ts";
import { offsetCursor, pageOfRows } from "../_http/pages.ts";
import { DecisionMade, DecisionsMade, IdParams, pageOf } from "../_schemas/common.ts";
import { ArticleRow, PassageRow } from "../_schemas/kinds.ts";
import { ArticleWithPassages, SearchResult } from "../_schemas/objects.ts";
import { ArticlesQuery, MetadataBody, PassageParams, RoleBody, SearchQuery } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Articles", description: "Imported texts, their passages, and search in them" };
const operation = subject(TAG);

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

export const articles = [
  operation({
    method: "get",
    path: "/articles",
    id: "listArticles",
    summary: "Articles with their canonical text",
    query: ArticlesQuery,
    answers: { 200: pageOf(ArticleRow) },
    table: true,
    work: async ({ query: { ids, after, limit }, format }) => {
      if (ids !== undefined) {
        const rows = await showArticles(ids.split(",").map(Number));
        return format ? { rows: each(rows), name: "articles", format } : { body: { rows, next: null } };
      }
      if (format) return { rows: exportKind("articles"), name: "articles", format };
      return { body: await listKind("articles", { after, limit }) };
    },
  }),
  listOf("passages", TAG, "Passages with their roles", PassageRow),
  operation({
    method: "get",
    path: "/articles/{id}",
    id: "getArticle",
    summary: "An article with its passages, removed or not",
    params: IdParams,
    answers: { 200: ArticleWithPassages },
    work: async ({ params: { id } }) => ({ body: await showArticle(id) }),
  }),
  operation({
    method: "patch",
    path: "/articles/{id}",
    id: "editArticle",
    summary: "Say what is known about an article",
    params: IdParams,
    body: MetadataBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body }) => {
      const decisions = await editFields(id, body);
      const last = decisions.at(-1);
      return { body: { decisions }, done: last === undefined ? undefined : { word: "saved", decision: last } };
    },
  }),
  operation({
    method: "delete",
    path: "/articles/{id}",
    id: "removeArticle",
    summary: "Take an article out of every view; undoing the decision brings it back",
    params: IdParams,
    answers: { 200: DecisionMade },
    work: async ({ params: { id } }) => {
      const decision = await removeArticle(id);
      return { body: { decision }, done: { word: "removed", decision } };
    },
  }),
  operation({
    method: "delete",
    path: "/samples",
    id: "removeSamples",
    summary: "Take all sample texts out of every view at once; undoing the decision brings them back",
    answers: { 200: DecisionMade },
    work: async () => {
      const decision = await removeSamples();
      return { body: { decision }, done: { word: "removed", decision } };
    },
  }),
  operation({
    method: "get",
    path: "/articles/{id}/bytes",
    id: "getBytes",
    summary: "The bytes as they came",
    params: IdParams,
    answers: { 200: ArticleRow },
    bytes: true,
    work: async ({ params: { id } }) => {
      const { bytes, sourceId } = await showOriginal(id);
      return { bytes, name: sourceId };
    },
  }),
  operation({
    method: "patch",
    path: "/articles/{id}/passages/{position}",
    id: "editPassage",
    summary: "Correct the role of a passage",
    params: PassageParams,
    body: RoleBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id, position }, body: { role } }) => {
      const decision = await correctRole({ articleId: id, position, role });
      return { body: { decisions: [decision] }, done: { word: "saved", decision } };
    },
  }),
  operation({
    method: "get",
    path: "/search",
    id: "search",
    summary: "Search all passages, body first, best first",
    query: SearchQuery,
    answers: { 200: SearchResult },
    work: async ({ query: { q, role, after, limit, ...filter } }) => {
      const offset = offsetCursor(after);
      const { hits, total } = await searchPassages(q, role, { ...filter, offset, limit });
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
      return { body: { query: q, total, ...pageOfRows(rows, limit, () => offset + limit) } };
    },
  }),
];
