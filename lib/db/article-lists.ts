import type { ArticleLook, ArticleOrder } from "../model/article-list.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What a list of articles is narrowed to. */
export type ArticleListFilter = {
  /** Null means unknown. */
  readonly outletId?: number | null | undefined;
  /** Words that its headline or its own passages hold, as `searchQuery` gives them. */
  readonly words?: string | undefined;
  /** Words of the name of somebody who is quoted or reported in it, as `searchQuery` gives them. */
  readonly person?: string | undefined;
  /** Dates as precise as they are known: "2025", "2025-07", "2025-07-03". An article without a date lies in no range. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly look?: ArticleLook | undefined;
};

/** Articles looked at for words or for a name; what more of them hold narrows nothing. */
const MOST_FOUND = 5000;

const ORDERS: Readonly<Record<ArticleOrder, Prisma.Sql>> = {
  latest: Prisma.sql`a.id DESC`,
  newest: Prisma.sql`a.published_at COLLATE "C" DESC NULLS LAST, a.id DESC`,
  oldest: Prisma.sql`a.published_at COLLATE "C" ASC NULLS LAST, a.id`,
  longest: Prisma.sql`a.body_words DESC, a.id`,
  headline: Prisma.sql`lower(coalesce(a.headline, a.source_id)), a.id`,
};

/** The ids of a page of the articles that a filter leaves, in an order; removed ones are in no list. */
export async function findArticleList(
  db: Database,
  filter: ArticleListFilter,
  page: { readonly order: ArticleOrder; readonly skip: number; readonly limit: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM article a WHERE ${leftBy(filter)} ORDER BY ${ORDERS[page.order]} LIMIT ${page.limit} OFFSET ${page.skip}`;
  return rows.map(({ id }) => id);
}

/** How many articles a filter leaves. */
export async function countArticleList(db: Database, filter: ArticleListFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM article a WHERE ${leftBy(filter)}`;
  return row?.n ?? 0;
}

function leftBy({ outletId, words, person, from, to, look }: ArticleListFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`a.removed_at IS NULL`,
    ...(outletId === undefined
      ? []
      : [outletId === null ? Prisma.sql`a.outlet_id IS NULL` : Prisma.sql`a.outlet_id = ${outletId}`]),
    ...(words === undefined ? [] : [holding(words)]),
    ...(person === undefined ? [] : [quoting(person)]),
    ...(from === undefined ? [] : [Prisma.sql`a.published_at COLLATE "C" >= ${from}`]),
    // "2025-07" as an end holds all its days, and ":" sorts behind every digit and hyphen.
    ...(to === undefined ? [] : [Prisma.sql`a.published_at COLLATE "C" < ${`${to}:`}`]),
    ...(look === undefined ? [] : [LOOKS[look]]),
  ];
  return Prisma.join(conditions, " AND ");
}

const LOOKS: Readonly<Record<ArticleLook, Prisma.Sql>> = {
  outlet: Prisma.sql`a.outlet_id IS NULL`,
  date: Prisma.sql`a.published_at IS NULL`,
  headline: Prisma.sql`a.headline IS NULL`,
  copies: Prisma.sql`EXISTS (SELECT 1 FROM article o WHERE o.group_id = a.group_id AND o.id <> a.id AND o.removed_at IS NULL)`,
};

function holding(words: string): Prisma.Sql {
  const query = Prisma.sql`websearch_to_tsquery('english', ${words})`;
  return Prisma.sql`(to_tsvector('english', coalesce(a.headline, '')) @@ ${query} OR a.id IN (
    SELECT p.article_id FROM passage p WHERE p.search @@ ${query} AND p.role IN ('headline', 'deck', 'body') LIMIT ${MOST_FOUND}))`;
}

function quoting(person: string): Prisma.Sql {
  return Prisma.sql`a.id IN (SELECT c.article_id FROM claim c
    WHERE to_tsvector('simple', coalesce(c.speaker, '')) @@ websearch_to_tsquery('simple', ${person}) LIMIT ${MOST_FOUND})`;
}
