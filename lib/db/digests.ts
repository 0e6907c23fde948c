import type { AlignedPassage, PairRelation } from "../model/pair.ts";
import type { Why } from "../model/stored.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What is said of a pair: by itself, or once one of its articles is known to be a digest. */
export type PairConclusion = {
  readonly relation: PairRelation;
  readonly score: number;
  readonly conclusion: string;
  readonly wouldChange: string;
};

/** A flagged pair as it is by itself, and whether it is held to be a digest and one of its stories. */
export type PairOfDigest = PairConclusion & {
  readonly aId: number;
  readonly bId: number;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly digest: boolean;
};

/** The flagged pairs of these articles with any article that is not removed, by themselves, without their spans. */
export async function findPairsOf(db: Database, ids: readonly number[]): Promise<PairOfDigest[]> {
  const rows = await db.$queryRaw<(Omit<PairOfDigest, "digest"> & { digest: boolean })[]>`
    SELECT p.a_id AS "aId", p.b_id AS "bId", p.containment_a AS "containmentA", p.containment_b AS "containmentB", p.relation_before_digest IS NOT NULL AS digest,
      coalesce(p.relation_before_digest ->> 'relation', p.relation) AS relation, coalesce((p.relation_before_digest ->> 'score')::float8, p.score) AS score,
      coalesce(p.relation_before_digest ->> 'conclusion', p.why ->> 'conclusion') AS conclusion, coalesce(p.relation_before_digest ->> 'wouldChange', p.why ->> 'wouldChange') AS "wouldChange"
    FROM pair p JOIN article a ON a.id = p.a_id AND a.removed_at IS NULL JOIN article b ON b.id = p.b_id AND b.removed_at IS NULL
    WHERE p.a_id = ANY (${[...ids]}) OR p.b_id = ANY (${[...ids]}) ORDER BY p.a_id, p.b_id`;
  return rows;
}

/** The spans of the flagged pairs of these articles, by "a b". */
export async function findSpansOf(db: Database, ids: readonly number[]): Promise<Map<string, AlignedPassage[]>> {
  const rows = await db.pair.findMany({
    where: { OR: [{ aId: { in: [...ids] } }, { bId: { in: [...ids] } }] },
    select: { aId: true, bId: true, spans: true },
  });
  const spansOf = (spans: unknown) =>
    (spans as [number, number, number, number][]).map(([aStart, aEnd, bStart, bEnd]) => ({
      aStart,
      aEnd,
      bStart,
      bEnd,
    }));
  return new Map(rows.map(({ aId, bId, spans }) => [`${aId} ${bId}`, spansOf(spans)]));
}

/** Write what a pair is now, keeping what it is by itself; `before` null: it is only that. */
export async function storeDigestVerdict(
  tx: Database,
  { aId, bId }: { aId: number; bId: number },
  now: PairConclusion,
  before: PairConclusion | null,
): Promise<void> {
  const { why } = await tx.pair.findUniqueOrThrow({ where: { aId_bId: { aId, bId } }, select: { why: true } });
  const rewritten: Why = { ...(why as unknown as Why), conclusion: now.conclusion, wouldChange: now.wouldChange };
  await tx.pair.update({
    where: { aId_bId: { aId, bId } },
    data: {
      relation: now.relation,
      score: now.score,
      why: rewritten as unknown as Prisma.InputJsonObject,
      relationBeforeDigest:
        before === null
          ? Prisma.DbNull
          : {
              relation: before.relation,
              score: before.score,
              conclusion: before.conclusion,
              wouldChange: before.wouldChange,
            },
    },
  });
}
