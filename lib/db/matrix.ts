import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What a column of the matrix holds: an outlet's lead copies, or those of one group whose outlet nobody knows. */
export type CountedColumn = { readonly outletId: number | null; readonly groupId: number | null };

/** The lead copies of each column, the column by its place among those asked for. */
function leadsOf(columns: readonly CountedColumn[]): Prisma.Sql {
  const [outlets, groups] = [columns.map(({ outletId }) => outletId), columns.map(({ groupId }) => groupId)];
  return Prisma.sql`
    WITH wanted AS (
      SELECT outlet, grp, place::int - 1 AS place FROM unnest(${outlets}::int[], ${groups}::int[]) WITH ORDINALITY AS w(outlet, grp, place)),
    lead AS (
      SELECT a.id, w.place FROM wanted w JOIN article a ON a.outlet_id = w.outlet AND a.lead AND a.removed_at IS NULL
      UNION ALL
      SELECT a.id, w.place FROM wanted w JOIN article a ON w.outlet IS NULL AND a.group_id = w.grp AND a.outlet_id IS NULL AND a.lead AND a.removed_at IS NULL)`;
}

/**
 * How many sentences of each column use each topic's words, as they were counted when the topics were made; by "topic column", the column by
 * its place in `columns`. What is 0 is left out.
 */
export async function countCells(
  db: Database,
  topicIds: readonly number[],
  columns: readonly CountedColumn[],
): Promise<Map<string, number>> {
  if (topicIds.length === 0 || columns.length === 0) return new Map();
  const rows = await db.$queryRaw<{ topic: number; place: number; sentences: number }[]>`${leadsOf(columns)}
    SELECT t.id AS topic, lead.place, sum(cell.sentences)::int AS sentences
    FROM topic t, jsonb_to_recordset(t.cells) AS cell("articleId" int, sentences int) JOIN lead ON lead.id = cell."articleId"
    WHERE t.id = ANY (${[...topicIds]}::int[]) GROUP BY t.id, lead.place`;
  return new Map(rows.map(({ topic, place, sentences }) => [`${topic} ${place}`, sentences]));
}

/** How many body sentences the lead copies of each column have, in the order of `columns`. */
export async function countColumnSentences(db: Database, columns: readonly CountedColumn[]): Promise<number[]> {
  if (columns.length === 0) return [];
  const rows = await db.$queryRaw<{ place: number; sentences: number }[]>`${leadsOf(columns)}
    SELECT lead.place, count(*)::int AS sentences FROM lead JOIN sentence s ON s.article_id = lead.id GROUP BY lead.place`;
  const totals = new Map(rows.map(({ place, sentences }) => [place, sentences]));
  return columns.map((_, place) => totals.get(place) ?? 0);
}

/** How many sentences with each topic's words stand in these articles, which are put together by `place`; as `countCells`. */
export async function countCellsOfArticles(
  db: Database,
  topicIds: readonly number[],
  articles: readonly { readonly id: number; readonly place: number }[],
): Promise<Map<string, number>> {
  if (topicIds.length === 0 || articles.length === 0) return new Map();
  const rows = await db.$queryRaw<{ topic: number; place: number; sentences: number }[]>`
    SELECT t.id AS topic, w.place, sum(cell.sentences)::int AS sentences
    FROM topic t, jsonb_to_recordset(t.cells) AS cell("articleId" int, sentences int)
    JOIN unnest(${articles.map(({ id }) => id)}::int[], ${articles.map(({ place }) => place)}::int[]) AS w(id, place) ON w.id = cell."articleId"
    WHERE t.id = ANY (${[...topicIds]}::int[]) GROUP BY t.id, w.place`;
  return new Map(rows.map(({ topic, place, sentences }) => [`${topic} ${place}`, sentences]));
}
