import type { Database } from "./client.ts";

/**
 * A fingerprint or line in more groups than this says nothing about copies: it is a common phrase or a site's own line.
 * Higher finds more copies of widely printed wire text; lower bounds the cost of a phrase repeated to annoy.
 */
const MOST_GROUPS_PER_HASH = 100;
/** Fewest shared fingerprints of a candidate: one is often a stock phrase. */
const FEWEST_SHARED = 2;
/** Most candidates aligned for one article, those that share most first. */
const MOST_CANDIDATES = 60;
/** A line seen in this many different groups is furniture. Groups, not articles, or a widely reprinted story would erase itself. */
const FURNITURE_GROUPS = 5;

/** Add fingerprints and line hashes of an article; those that it has already stay. */
export async function saveFingerprints(db: Database, articleId: number, hashes: readonly bigint[], lines: readonly bigint[]): Promise<void> {
  await db.$executeRaw`INSERT INTO fingerprint (hash, article_id) SELECT unnest(${[...hashes]}::bigint[]), ${articleId} ON CONFLICT DO NOTHING`;
  await db.$executeRaw`INSERT INTO line (hash, article_id) SELECT unnest(${[...lines]}::bigint[]), ${articleId} ON CONFLICT DO NOTHING`;
}

/** Take away fingerprints that an article's body has no more. They are named, so that no index on the article is needed. */
export async function deleteFingerprints(db: Database, articleId: number, hashes: readonly bigint[]): Promise<void> {
  await db.$executeRaw`DELETE FROM fingerprint WHERE hash = ANY (${[...hashes]}::bigint[]) AND article_id = ${articleId}`;
}

/**
 * Articles that share at least two fingerprints with `hashes`, those that share most first.
 * Each hash is probed for one row more than the cap; a hash over the cap is dropped (DESIGN section 5).
 */
export async function findCandidates(db: Database, articleId: number, hashes: readonly bigint[]): Promise<{ id: number; shared: number }[]> {
  return db.$queryRaw`
    SELECT article_id AS id, count(*)::int AS shared
    FROM unnest(${[...hashes]}::bigint[]) AS probe(hash),
    LATERAL (
      SELECT array_agg(article_id) AS ids FROM (
        SELECT f.article_id FROM fingerprint f WHERE f.hash = probe.hash LIMIT ${MOST_GROUPS_PER_HASH + 1}
      ) AS probed
    ) AS hit,
    LATERAL unnest(hit.ids) AS article_id
    WHERE cardinality(hit.ids) <= ${MOST_GROUPS_PER_HASH} AND article_id <> ${articleId}
      AND EXISTS (SELECT 1 FROM article a WHERE a.id = article_id AND a.removed_at IS NULL)
    GROUP BY article_id HAVING count(*) >= ${FEWEST_SHARED}
    ORDER BY shared DESC, article_id LIMIT ${MOST_CANDIDATES}`;
}

/** Which of these line hashes stand in five or more groups, or were marked as furniture by a person. */
export async function findCommonLines(db: Database, lines: readonly bigint[]): Promise<Set<bigint>> {
  const rows = await db.$queryRaw<{ hash: bigint }[]>`
    SELECT probe.hash FROM unnest(${[...lines]}::bigint[]) AS probe(hash),
    LATERAL (SELECT count(DISTINCT a.group_id) AS groups FROM (
      SELECT article_id FROM line l WHERE l.hash = probe.hash LIMIT 200) AS probed JOIN article a ON a.id = probed.article_id AND a.removed_at IS NULL) AS seen
    WHERE seen.groups >= ${FURNITURE_GROUPS} OR EXISTS (SELECT 1 FROM furniture_line f WHERE f.hash = probe.hash)`;
  return new Set(rows.map((row) => row.hash));
}

/** The articles imported nearest to one, without its own group: what a why-card compares a flagged pair with. */
export async function findNeighbours(db: Database, articleId: number, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT a.id FROM article a, article own WHERE own.id = ${articleId} AND a.id <> own.id AND a.group_id <> own.group_id AND a.removed_at IS NULL
    ORDER BY abs(a.id - own.id), a.id LIMIT ${limit}`;
  return rows.map((row) => row.id);
}
