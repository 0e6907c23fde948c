import type { PairRelation, PairScore, PairVerdict } from "../model/pair.ts";
import type { StoredPair, Why } from "../model/stored.ts";
import type { Database } from "./client.ts";
import { findDecisions, pairSubject } from "./decisions.ts";
import type { Prisma } from "./generated/client.ts";

const hashes = { a: { select: { textSha256: true } }, b: { select: { textSha256: true } } } satisfies Prisma.PairInclude;
type PairRow = Prisma.PairGetPayload<{ include: typeof hashes }>;

/** Replace every flagged pair of an article. Each pair is stored with a < b, its spans turned if need be by the caller. */
export async function savePairs(
  tx: Database,
  articleId: number,
  pairs: readonly { aId: number; bId: number; score: PairScore; relation: PairRelation; why: Why }[],
  version: number,
): Promise<void> {
  await tx.pair.deleteMany({ where: { OR: [{ aId: articleId }, { bId: articleId }] } });
  await tx.pair.createMany({
    data: pairs.map(({ aId, bId, relation, score, why }) => ({
      ...{ aId, bId, relation, version, score: score.score, matchedWords: score.matchedWords, longestRun: score.longestRun },
      ...{ containmentA: score.containmentA, containmentB: score.containmentB, cut: score.cut },
      spans: score.spans.map((span) => [span.aStart, span.aEnd, span.bStart, span.bEnd]),
      why: why as unknown as Prisma.InputJsonObject,
    })),
  });
}

/** Flagged pairs of articles that are not removed, surest first; of one article or of a set of articles where asked. */
export async function findPairs(db: Database, filter: { articleId?: number; among?: readonly number[] } = {}): Promise<StoredPair[]> {
  const rows = await db.pair.findMany({
    where: {
      a: { removedAt: null },
      b: { removedAt: null },
      ...(filter.articleId !== undefined ? { OR: [{ aId: filter.articleId }, { bId: filter.articleId }] } : {}),
      ...(filter.among ? { aId: { in: [...filter.among] }, bId: { in: [...filter.among] } } : {}),
    },
    include: hashes,
    orderBy: [{ score: "desc" }, { aId: "asc" }, { bId: "asc" }],
  });
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
  const spans = (row.spans as [number, number, number, number][]).map(([aStart, aEnd, bStart, bEnd]) => ({ aStart, aEnd, bStart, bEnd }));
  return {
    ...{ aId, bId, score, matchedWords, longestRun, containmentA, containmentB, cut, spans },
    relation: row.relation as PairRelation,
    why: row.why as unknown as Why,
    decision: verdicts.get(pairSubject(row.a.textSha256, row.b.textSha256)) ?? null,
  };
}

/** The ids that flagged pairs connect with `articleId`, itself included: what regrouping has to look at. */
export async function findComponent(db: Database, articleId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE reached(id) AS (
      SELECT id FROM article WHERE id = ${articleId} OR group_id = (SELECT group_id FROM article WHERE id = ${articleId})
      UNION
      SELECT CASE WHEN p.a_id = r.id THEN p.b_id ELSE p.a_id END FROM reached r JOIN pair p ON p.a_id = r.id OR p.b_id = r.id
    ) SELECT r.id FROM reached r JOIN article a ON a.id = r.id AND a.removed_at IS NULL ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** Put articles into groups: each group's id is its smallest article id, one copy leads. */
export async function saveGroups(tx: Database, groups: readonly { members: readonly number[]; lead: number }[]): Promise<void> {
  const all = groups.flatMap((group) => group.members);
  await tx.article.updateMany({ where: { id: { in: all } }, data: { lead: false } });
  for (const group of groups) {
    await tx.article.updateMany({ where: { id: { in: [...group.members] } }, data: { groupId: Math.min(...group.members) } });
  }
  await tx.article.updateMany({ where: { id: { in: groups.map((group) => group.lead) } }, data: { lead: true } });
}

/** A pair that only shares a passage or is contained needs no decision; the queue counts the others. */
const ASKS_FOR_A_DECISION = ["identical", "same-body", "updated-version", "rewrite"];

/** How many flagged pairs wait for a person's decision. */
export async function countOpenPairs(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pair p
    JOIN article a ON a.id = p.a_id AND a.removed_at IS NULL JOIN article b ON b.id = p.b_id AND b.removed_at IS NULL
    WHERE p.relation = ANY (${ASKS_FOR_A_DECISION}) AND NOT EXISTS (
      SELECT 1 FROM decision d WHERE d.kind = 'pair' AND d.ended_at IS NULL
        AND d.subject = least(a.text_sha256, b.text_sha256) || ' ' || greatest(a.text_sha256, b.text_sha256))`;
  return row?.n ?? 0;
}
