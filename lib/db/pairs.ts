import type { PairRelation, PairScore, PairVerdict } from "../model/pair.ts";
import type { StoredPair, Why } from "../model/stored.ts";
import type { Database } from "./client.ts";
import { findDecisions, pairSubject } from "./decisions.ts";
import { Prisma } from "./generated/client.ts";

const hashes = {
  a: { select: { textSha256: true } },
  b: { select: { textSha256: true } },
} satisfies Prisma.PairInclude;
type PairRow = Prisma.PairGetPayload<{ include: typeof hashes }>;

/** A flagged pair to be stored, a < b, its spans turned if need be by the caller. */
export type NewPair = {
  readonly aId: number;
  readonly bId: number;
  readonly score: PairScore;
  readonly relation: PairRelation;
  readonly why: Why;
};

/** Stores pairs in place of what was stored of the same two. */
export async function savePairs(tx: Database, pairs: readonly NewPair[], version: number): Promise<void> {
  if (pairs.length > 0) await tx.$executeRaw`${insertOf(pairs, version)}`;
}

function insertOf(pairs: readonly NewPair[], version: number): Prisma.Sql {
  const rows = pairs.map(({ aId, bId, relation, score, why }) => ({
    a_id: aId,
    b_id: bId,
    relation,
    version,
    score: score.score,
    matched_words: score.matchedWords,
    longest_run: score.longestRun,
    containment_a: score.containmentA,
    containment_b: score.containmentB,
    cut: score.cut,
    why,
    created_at: new Date(),
    spans: score.spans.map((span) => [span.aStart, span.aEnd, span.bStart, span.bEnd]),
  }));
  return Prisma.sql`
    INSERT INTO pair SELECT * FROM json_populate_recordset(null::pair, ${JSON.stringify(rows)}::json)
    ON CONFLICT (a_id, b_id) DO UPDATE SET relation = excluded.relation, version = excluded.version, score = excluded.score,
      matched_words = excluded.matched_words, longest_run = excluded.longest_run, containment_a = excluded.containment_a,
      containment_b = excluded.containment_b, spans = excluded.spans, cut = excluded.cut, why = excluded.why, relation_before_digest = null`;
}

/** What comparing articles found: their words, the pairs that were stored of them before, and those that are worth a flag now. */
export type Comparisons = {
  readonly articles: readonly { readonly id: number; readonly bodyWords: number }[];
  readonly before: readonly PairKey[];
  readonly pairs: readonly NewPair[];
};

/**
 * Store what comparing articles found, with the version of similarity that they were compared by. Of `before` the pairs that are not flagged any
 * more go; a pair that is in neither stays: another job found it meanwhile, and knows the newer article of the two. Returns which articles held
 * one of these or a large part of it until now, or the other way about, without being one with it; and whether an address that one of these has,
 * and of which a page's data alone may say so, is another article's too.
 */
export async function saveComparisons(
  tx: Database,
  { articles, before, pairs }: Comparisons,
  version: number,
): Promise<{ held: number[]; sharesAddress: boolean }> {
  const kept = new Set(pairs.map(({ aId, bId }) => `${aId} ${bId}`));
  const gone = before.filter(({ aId, bId }) => !kept.has(`${aId} ${bId}`));
  const ids = Prisma.sql`${articles.map(({ id }) => id)}::int[]`;
  const [row] = await tx.$queryRaw<{ held: number[] | null; sharesAddress: boolean }[]>`
    WITH held AS MATERIALIZED (
      SELECT unnest(ARRAY[a_id, b_id]) AS id FROM pair WHERE a_id = ANY (${ids}) AND relation = 'contains'
      UNION SELECT unnest(ARRAY[a_id, b_id]) FROM pair WHERE b_id = ANY (${ids}) AND relation = 'contains'
    ), gone AS (
      DELETE FROM pair USING unnest(${gone.map(({ aId }) => aId)}::int[], ${gone.map(({ bId }) => bId)}::int[]) AS gone(a_id, b_id)
      WHERE pair.a_id = gone.a_id AND pair.b_id = gone.b_id
    ), saved AS (${insertOf(pairs, version)}
    ), done AS (
      UPDATE article a SET body_words = done.body_words, similarity_version = ${version}
      FROM unnest(${ids}, ${articles.map(({ bodyWords }) => bodyWords)}::int[]) AS done(id, body_words)
      WHERE a.id = done.id AND (a.body_words, a.similarity_version) IS DISTINCT FROM (done.body_words, ${version})
    )
    SELECT (SELECT array_agg(id ORDER BY id) FROM held) AS held, EXISTS (
      SELECT 1 FROM article_address own JOIN article_address other ON other.key = own.key AND other.article_id <> own.article_id
      WHERE own.article_id = ANY (${ids}) AND (own.claimed OR other.claimed)) AS "sharesAddress"`;
  return { held: row?.held ?? [], sharesAddress: row?.sharesAddress ?? false };
}

/** What bounds a read of pairs: the article they are of, a set of articles, or the pairs themselves. */
type PairFilter =
  | { readonly articleId: number; readonly limit?: number }
  | { readonly among: readonly number[] }
  | { readonly these: readonly PairKey[] };
type PairKey = { readonly aId: number; readonly bId: number };

const shown = { a: { removedAt: null }, b: { removedAt: null } } satisfies Prisma.PairWhereInput;
const SUREST_FIRST = [
  { score: "desc" },
  { aId: "asc" },
  { bId: "asc" },
] satisfies Prisma.PairOrderByWithRelationInput[];

/** Flagged pairs of articles that are not removed, surest first: of one article, of a set of articles, or these very pairs. */
export async function findPairs(db: Database, filter: PairFilter): Promise<StoredPair[]> {
  const rows = await db.pair.findMany({
    where: { ...shown, ...whereOf(filter) },
    include: hashes,
    orderBy: SUREST_FIRST,
    ...("limit" in filter && filter.limit !== undefined ? { take: filter.limit } : {}),
  });
  return withVerdicts(db, rows);
}

function whereOf(filter: PairFilter): Prisma.PairWhereInput {
  if ("articleId" in filter) return { OR: [{ aId: filter.articleId }, { bId: filter.articleId }] };
  if ("these" in filter) return { OR: filter.these.map(({ aId, bId }) => ({ aId, bId })) };
  return { aId: { in: [...filter.among] }, bId: { in: [...filter.among] } };
}

/** For each of these articles its surest flagged pairs with articles that are not removed, `limit` of each at most. */
export async function findSurestPairs(db: Database, articleIds: readonly number[], limit: number): Promise<PairKey[]> {
  const rows = await db.$queryRaw<PairKey[]>`
    SELECT DISTINCT pair.a_id AS "aId", pair.b_id AS "bId" FROM unnest(${[...articleIds]}::int[]) AS asked(id), LATERAL (
      SELECT p.a_id, p.b_id FROM pair p JOIN article other ON other.id = p.a_id + p.b_id - asked.id AND other.removed_at IS NULL
      WHERE p.a_id = asked.id OR p.b_id = asked.id ORDER BY p.score DESC, p.a_id, p.b_id LIMIT ${limit}) AS pair`;
  return rows;
}

/** Where a list of pairs goes on: after this one. */
export type PairPlace = PairKey & { readonly score: number };

/** A page of the flagged pairs of articles that are not removed, surest first, with the names of their files; `limit` at most. */
export async function findPairsAfter(
  db: Database,
  { after, limit }: { after?: PairPlace | undefined; limit: number },
): Promise<(StoredPair & { readonly sourceIds: readonly [string, string] })[]> {
  const rows = await db.pair.findMany({
    where: {
      ...shown,
      ...(after
        ? {
            score: { lte: after.score },
            OR: [
              { score: { lt: after.score } },
              { aId: { gt: after.aId } },
              { aId: after.aId, bId: { gt: after.bId } },
            ],
          }
        : {}),
    },
    include: {
      a: { select: { textSha256: true, sourceId: true } },
      b: { select: { textSha256: true, sourceId: true } },
    },
    orderBy: SUREST_FIRST,
    take: limit,
  });
  const pairs = await withVerdicts(db, rows);
  return pairs.map((pair, i) => ({ ...pair, sourceIds: [rows[i]?.a.sourceId ?? "", rows[i]?.b.sourceId ?? ""] }));
}

async function withVerdicts(db: Database, rows: readonly PairRow[]): Promise<StoredPair[]> {
  const verdicts = await verdictsOf(db, rows);
  return rows.map((row) => toPair(row, verdicts));
}

async function verdictsOf(db: Database, rows: readonly PairRow[]): Promise<Map<string, PairVerdict>> {
  const decisions = await findDecisions(
    db,
    "pair",
    rows.map((row) => pairSubject(row.a.textSha256, row.b.textSha256)),
  );
  return new Map(decisions.map((decision) => [decision.subject, decision.verdict as PairVerdict]));
}

function toPair(row: PairRow, verdicts: ReadonlyMap<string, PairVerdict>): StoredPair {
  const { aId, bId, score, matchedWords, longestRun, containmentA, containmentB, cut } = row;
  const spans = (row.spans as [number, number, number, number][]).map(([aStart, aEnd, bStart, bEnd]) => ({
    aStart,
    aEnd,
    bStart,
    bEnd,
  }));
  return {
    aId,
    bId,
    score,
    matchedWords,
    longestRun,
    containmentA,
    containmentB,
    cut,
    spans,
    relation: row.relation as PairRelation,
    why: row.why as unknown as Why,
    decision: verdicts.get(pairSubject(row.a.textSha256, row.b.textSha256)) ?? null,
  };
}
