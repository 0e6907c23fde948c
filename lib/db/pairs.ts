import { MERGING_RELATIONS, type PairRelation, type PairScore, type PairVerdict } from "../model/pair.ts";
import type { StoredPair, Why } from "../model/stored.ts";
import { MOST_VERSIONS } from "./addresses.ts";
import type { Database } from "./client.ts";
import { findDecisions, pairSubject } from "./decisions.ts";
import type { Prisma } from "./generated/client.ts";

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

/**
 * Store pairs, in place of what was stored of the same two, and delete those of `before` that are not flagged any more. A pair that is in
 * neither stays: another job found it meanwhile, and knows the newer article of the two.
 */
export async function savePairs(
  tx: Database,
  before: readonly { readonly aId: number; readonly bId: number }[],
  pairs: readonly NewPair[],
  version: number,
): Promise<void> {
  const kept = new Set(pairs.map(({ aId, bId }) => `${aId} ${bId}`));
  const gone = before.filter(({ aId, bId }) => !kept.has(`${aId} ${bId}`));
  if (gone.length > 0) {
    await tx.$executeRaw`
      DELETE FROM pair USING unnest(${gone.map(({ aId }) => aId)}::int[], ${gone.map(({ bId }) => bId)}::int[]) AS gone(a_id, b_id)
      WHERE pair.a_id = gone.a_id AND pair.b_id = gone.b_id`;
  }
  if (pairs.length === 0) return;
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
  await tx.$executeRaw`
    INSERT INTO pair SELECT * FROM json_populate_recordset(null::pair, ${JSON.stringify(rows)}::json)
    ON CONFLICT (a_id, b_id) DO UPDATE SET relation = excluded.relation, version = excluded.version, score = excluded.score,
      matched_words = excluded.matched_words, longest_run = excluded.longest_run, containment_a = excluded.containment_a,
      containment_b = excluded.containment_b, spans = excluded.spans, cut = excluded.cut, why = excluded.why, relation_before_digest = null`;
}

/** Articles that hold one of these or a large part of it, or the other way about, without being one article with it. */
export async function findContainmentPartners(db: Database, articleIds: readonly number[]): Promise<number[]> {
  const ids = [...articleIds];
  const rows = await db.pair.findMany({
    where: { relation: "contains", OR: [{ aId: { in: ids } }, { bId: { in: ids } }] },
    select: { aId: true, bId: true },
  });
  return [...new Set(rows.flatMap(({ aId, bId }) => [aId, bId]))].sort((x, y) => x - y);
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

/**
 * The ids that could be in one group with one of `articleIds`, themselves included: what merging relations and a person's merges connect, directly
 * or through others. An excerpt or a shared passage joins no groups and is not followed, or one wire paragraph would connect thousands.
 */
export async function findComponents(db: Database, articleIds: readonly number[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE reached(id) AS (
      SELECT member.id FROM article asked JOIN article member ON member.group_id = asked.group_id WHERE asked.id = ANY (${[...articleIds]})
      UNION
      SELECT next.id FROM reached r JOIN article own ON own.id = r.id, LATERAL (
        SELECT p.b_id AS id FROM pair p WHERE p.a_id = r.id AND coalesce(p.relation_before_digest ->> 'relation', p.relation) = ANY (${[...MERGING_RELATIONS]})
        UNION ALL
        SELECT p.a_id FROM pair p WHERE p.b_id = r.id AND coalesce(p.relation_before_digest ->> 'relation', p.relation) = ANY (${[...MERGING_RELATIONS]})
        UNION ALL
        SELECT t.id FROM decision d JOIN article t ON t.text_sha256 = split_part(d.subject, ' ', 2)
        WHERE d.kind = 'pair' AND d.ended_at IS NULL AND d.verdict = 'merged' AND split_part(d.subject, ' ', 1) = own.text_sha256
        UNION ALL
        SELECT t.id FROM decision d JOIN article t ON t.text_sha256 = split_part(d.subject, ' ', 1)
        WHERE d.kind = 'pair' AND d.ended_at IS NULL AND d.verdict = 'merged' AND split_part(d.subject, ' ', 2) = own.text_sha256
        UNION ALL
        SELECT same.article_id FROM article_address at, LATERAL (
          SELECT article_id FROM article_address WHERE key = at.key ORDER BY article_id LIMIT ${MOST_VERSIONS}) AS same
        WHERE at.article_id = r.id
      ) AS next
    ) SELECT r.id FROM reached r JOIN article a ON a.id = r.id AND a.removed_at IS NULL ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** What grouping reads of the flagged pairs among these articles. */
export async function findScores(
  db: Database,
  among: readonly number[],
): Promise<{ aId: number; bId: number; relation: PairRelation; score: number }[]> {
  const rows = await db.pair.findMany({
    where: { aId: { in: [...among] }, bId: { in: [...among] } },
    select: { aId: true, bId: true, relation: true, score: true },
  });
  return rows.map((row) => ({ ...row, relation: row.relation as PairRelation }));
}

/** Put articles into groups: each group's id is its smallest article id, one copy leads. Rows that are right already are not written. */
export async function saveGroups(
  tx: Database,
  groups: readonly { members: readonly number[]; lead: number }[],
): Promise<void> {
  const wanted = groups.flatMap(({ members, lead }) =>
    members.map((id) => ({ id, group: Math.min(...members), lead: id === lead })),
  );
  const [ids, group, lead] = [
    wanted.map((row) => row.id),
    wanted.map((row) => row.group),
    wanted.map((row) => row.lead),
  ];
  // Two steps: a group has one lead at any moment, so the old ones step down first.
  await tx.$executeRaw`
    UPDATE article a SET lead = false FROM unnest(${ids}::int[], ${group}::int[], ${lead}::bool[]) AS w(id, group_id, lead)
    WHERE a.id = w.id AND a.lead AND (NOT w.lead OR a.group_id <> w.group_id)`;
  await tx.$executeRaw`
    UPDATE article a SET group_id = w.group_id, lead = w.lead FROM unnest(${ids}::int[], ${group}::int[], ${lead}::bool[]) AS w(id, group_id, lead)
    WHERE a.id = w.id AND (a.lead <> w.lead OR a.group_id <> w.group_id)`;
}
