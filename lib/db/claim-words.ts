import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";

/** How many claims of lead copies there are, counted no further than `most`, and the number of the claim read last, 0 where there is none. */
export async function claimsUpTo(db: Database, most: number): Promise<{ count: number; newest: number }> {
  const [row] = await db.$queryRaw<{ count: number; newest: number }[]>`
    SELECT count(*)::int AS count, coalesce((SELECT max(id) FROM claim), 0)::int AS newest FROM (
      SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL LIMIT ${most}) AS counted`;
  return row ?? { count: 0, newest: 0 };
}

/** How many claims the lead copies have. */
export async function countClaims(db: Database): Promise<number> {
  return db.claim.count({ where: { article: { removedAt: null, lead: true } } });
}

/** In how many claims of lead copies each lemma stands, and how many claims there are: one pass over the collection. */
export async function countLemmas(db: Database): Promise<{ counts: Map<string, number>; claims: number }> {
  const rows = await db.$queryRaw<{ lemma: string; n: number }[]>`
    SELECT lemma, count(*)::int AS n FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL,
    LATERAL (SELECT DISTINCT each FROM unnest(c.lemmas) AS each) AS own(lemma) GROUP BY lemma`;
  return { counts: new Map(rows.map(({ lemma, n }) => [lemma, n])), claims: await countClaims(db) };
}

/** The rare lemmas of a group's lead copy, by which others are looked up. */
export type RareLemmas = { readonly groupId: number; readonly lemmas: readonly string[] };

/**
 * For each of these groups the lead copies of other groups and other stories whose claims share at least two of its lemmas, those that share
 * most first, at most `limit` each. Each lemma is looked up by itself: an overlap with all of them at once would have every claim that it
 * finds read whole and its words compared with all that are looked for, which took Postgres a hundred times as long.
 */
export async function findSharingArticles(
  db: Database,
  wanted: readonly RareLemmas[],
  limit: number,
): Promise<Map<number, number[]>> {
  const pairs = wanted.flatMap(({ groupId, lemmas }) => lemmas.map((lemma) => ({ group_id: groupId, lemma })));
  if (pairs.length === 0) return new Map();
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    WITH wanted AS MATERIALIZED (
      SELECT DISTINCT group_id, lemma FROM json_to_recordset(${toJson(pairs)}::json) AS w(group_id int, lemma text)),
    holders AS MATERIALIZED (
      SELECT w.lemma, h.article_id FROM (SELECT DISTINCT lemma FROM wanted) w,
      LATERAL (SELECT DISTINCT c.article_id FROM claim c WHERE c.lemmas @> ARRAY[w.lemma]) h),
    sharing AS (
      SELECT w.group_id, h.article_id, count(*) AS shared FROM wanted w JOIN holders h ON h.lemma = w.lemma
      GROUP BY w.group_id, h.article_id HAVING count(*) >= 2),
    ranked AS (
      SELECT s.group_id, s.article_id, row_number() OVER (PARTITION BY s.group_id ORDER BY s.shared DESC, s.article_id) AS place
      FROM sharing s JOIN article a ON a.id = s.article_id AND a.lead AND a.removed_at IS NULL AND a.group_id <> s.group_id
      LEFT JOIN story_text own ON own.group_id = s.group_id LEFT JOIN story_text t ON t.group_id = a.group_id
      WHERE (t.story_id = own.story_id) IS NOT TRUE)
    SELECT group_id AS own, array_agg(article_id ORDER BY place) AS ids FROM ranked WHERE place <= ${limit} GROUP BY group_id`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}
