import { MOST_COMPARED_WITH } from "../model/pair.ts";
import type { Database } from "./client.ts";

/**
 * A fingerprint in more groups than this says nothing about copies: it is a common phrase or a site's own line. Groups, not articles, or a
 * story that a hundred papers print would hide its next copy. Higher finds more copies of widely printed wire text; lower bounds the cost
 * of a phrase repeated to annoy.
 */
export const MOST_GROUPS_PER_HASH = 100;
/** Fewest shared fingerprints of a candidate: one is often a stock phrase. */
const FEWEST_SHARED = 2;
/**
 * Where a quarter of an article's fingerprints is over the cap, the rarest of those are read deeper: someone who spreads an article's
 * phrases over hundreds of others does not hide its next copy, which shares them all. The first number says how many are tried for it, the
 * second how many are used, the third how many articles are read for each. More looks deeper and costs more on stock texts.
 */
const RARE_TRIED = 64;
const RARE_USED = 16;
const RARE_DEPTH = 400;
/** Articles looked at for one line. */
const MOST_HOLDERS = 200;

/** What an article is looked up by. */
export type ArticleFingerprints = {
  readonly id: number;
  readonly hashes: readonly bigint[];
  readonly lines: readonly bigint[];
};

/**
 * Add the fingerprints and line hashes of articles; those that are there stay. Returns the pairs that are stored of these articles now: one that
 * another job stores later than this is newer than what is found by these fingerprints.
 */
export async function saveFingerprints(
  db: Database,
  articles: readonly ArticleFingerprints[],
): Promise<{ aId: number; bId: number }[]> {
  const prints = columnsOf(articles, ({ hashes }) => hashes);
  const lines = columnsOf(articles, ({ lines: keys }) => keys);
  const ids = articles.map(({ id }) => id);
  // Sorted, so that neighbours in the index are written together and two jobs that write the same rows do so in one order.
  return db.$queryRaw`
    WITH prints AS (
      INSERT INTO fingerprint (hash, article_id) SELECT * FROM unnest(${prints.hashes}::bigint[], ${prints.ids}::int[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING
    ), keys AS (
      INSERT INTO line (hash, article_id) SELECT * FROM unnest(${lines.hashes}::bigint[], ${lines.ids}::int[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING
    )
    SELECT a_id AS "aId", b_id AS "bId" FROM pair WHERE a_id = ANY (${ids}::int[])
    UNION SELECT a_id, b_id FROM pair WHERE b_id = ANY (${ids}::int[])`;
}

/** Take away fingerprints that articles' bodies have no more. They are named, so that no index on the article is needed. */
export async function deleteFingerprints(
  db: Database,
  articles: readonly Pick<ArticleFingerprints, "id" | "hashes">[],
): Promise<void> {
  const { ids, hashes } = columnsOf(articles, (article) => article.hashes);
  if (ids.length === 0) return;
  await db.$executeRaw`
    DELETE FROM fingerprint f USING unnest(${hashes}::bigint[], ${ids}::int[]) AS gone(hash, article_id)
    WHERE f.hash = gone.hash AND f.article_id = gone.article_id`;
}

/** `of` the article asked for, another that shares `shared` fingerprints with it; `length` is that of its text in UTF-16 units. */
export type Candidate = { readonly of: number; readonly id: number; readonly shared: number; readonly length: number };

/**
 * For each article, those that share at least two fingerprints with it, those that share most first, at most 60. One query: each
 * fingerprint reads one row more than the cap from the index, whatever stands there, and counts where those rows are in at most 100
 * different groups. So the rows read are bounded by the fingerprints asked for, not by the articles stored. Articles whose group is not
 * known yet, since they come in now, count as none.
 */
export async function findCandidates(
  db: Database,
  articles: readonly Pick<ArticleFingerprints, "id" | "hashes">[],
): Promise<Candidate[]> {
  const { ids, hashes } = columnsOf(articles, (article) => article.hashes);
  return ids.length === 0 ? [] : db.$queryRawUnsafe<Candidate[]>(CANDIDATES, ids, hashes);
}

/** Parameters: ids of the articles that ask and their fingerprints, side by side. */
export const CANDIDATES = `
  WITH probed AS MATERIALIZED (
    SELECT asked.of, asked.hash, read.ids, count(*) OVER (PARTITION BY asked.of) AS prints
    FROM unnest($1::int[], $2::bigint[]) AS asked(of, hash),
    LATERAL (SELECT array_agg(article_id) AS ids FROM (
      SELECT f.article_id FROM fingerprint f WHERE f.hash = asked.hash LIMIT ${MOST_GROUPS_PER_HASH + 1}) AS row) AS read
  ), weighed AS MATERIALIZED (
    SELECT of, hash, ids, prints, CASE WHEN cardinality(ids) <= ${MOST_GROUPS_PER_HASH} THEN true
      ELSE (SELECT count(DISTINCT a.group_id) FROM article a WHERE a.id = ANY (ids) AND a.similarity_version > 0) <= ${MOST_GROUPS_PER_HASH} END AS rare
    FROM probed WHERE cardinality(ids) > 1 OR ids[1] <> of
  ), common AS (
    SELECT of, hash, row_number() OVER (PARTITION BY of ORDER BY hash) AS nth, prints, count(*) OVER (PARTITION BY of) AS over_cap
    FROM weighed WHERE NOT rare
  ), deeper AS (
    SELECT common.of, read.ids, row_number() OVER (PARTITION BY common.of ORDER BY cardinality(read.ids), common.hash) AS place
    FROM common, LATERAL (SELECT array_agg(article_id) AS ids FROM (
      SELECT f.article_id FROM fingerprint f WHERE f.hash = common.hash LIMIT ${RARE_DEPTH}) AS row) AS read
    WHERE common.over_cap * 4 >= common.prints AND common.nth <= ${RARE_TRIED}
  ), shared AS (
    SELECT of, id, count(*)::int AS shared
    FROM (SELECT of, unnest(ids) AS id FROM weighed WHERE rare UNION ALL SELECT of, unnest(ids) FROM deeper WHERE place <= ${RARE_USED}) AS hit
    WHERE id <> of GROUP BY of, id HAVING count(*) >= ${FEWEST_SHARED}
  ), ranked AS (
    SELECT s.of, s.id, s.shared, a.text_length AS length, row_number() OVER (PARTITION BY s.of ORDER BY s.shared DESC, s.id) AS place
    FROM shared s JOIN article a ON a.id = s.id AND a.removed_at IS NULL
  )
  SELECT of, id, shared, length FROM ranked WHERE place <= ${MOST_COMPARED_WITH} ORDER BY of, place`;

/**
 * Which of these line hashes stand in at least so many groups, or are known as furniture. As above, articles that were not compared yet do not
 * count: of ten copies that come in together each is still a group of its own.
 */
export async function findCommonLines(db: Database, lines: readonly bigint[], groups: number): Promise<Set<bigint>> {
  if (lines.length === 0) return new Set();
  const rows = await db.$queryRaw<{ hash: bigint }[]>`
    SELECT probe.hash FROM unnest(${[...lines]}::bigint[]) AS probe(hash),
    LATERAL (SELECT array_agg(article_id) AS ids FROM (SELECT l.article_id FROM line l WHERE l.hash = probe.hash LIMIT ${MOST_HOLDERS}) AS row) AS read
    WHERE (cardinality(read.ids) >= ${groups}
        AND (SELECT count(DISTINCT a.group_id) FROM article a WHERE a.id = ANY (read.ids) AND a.removed_at IS NULL AND a.similarity_version > 0) >= ${groups})
      OR EXISTS (SELECT 1 FROM furniture_line f WHERE f.hash = probe.hash)`;
  return new Set(rows.map((row) => row.hash));
}

/**
 * For each of these articles the `limit` imported nearest to it, without its own group: what a why-card compares a flagged pair with. In the
 * order asked for, the nearest first; `of` is the article that was asked for.
 */
export async function findNeighbours(
  db: Database,
  articleIds: readonly number[],
  limit: number,
): Promise<{ of: number; id: number; length: number }[]> {
  return db.$queryRaw`
    SELECT own.id AS of, near.id, near.text_length AS length
    FROM unnest(${[...articleIds]}::int[]) WITH ORDINALITY AS asked(id, nth) JOIN article own ON own.id = asked.id, LATERAL (
      SELECT * FROM (
        (SELECT a.id, a.text_length FROM article a WHERE a.id < own.id AND a.group_id <> own.group_id AND a.removed_at IS NULL
          ORDER BY a.id DESC LIMIT ${limit})
        UNION ALL
        (SELECT a.id, a.text_length FROM article a WHERE a.id > own.id AND a.group_id <> own.group_id AND a.removed_at IS NULL
          ORDER BY a.id LIMIT ${limit})
      ) AS beside ORDER BY abs(beside.id - own.id), beside.id LIMIT ${limit}) AS near
    ORDER BY asked.nth, abs(near.id - own.id), near.id`;
}

/** An id and a hash a row, side by side. */
function columnsOf<A extends { readonly id: number }>(articles: readonly A[], of: (article: A) => readonly bigint[]) {
  const ids: number[] = [];
  const hashes: bigint[] = [];
  for (const article of articles) {
    for (const hash of of(article)) {
      ids.push(article.id);
      hashes.push(hash);
    }
  }
  return { ids, hashes };
}
