import type { AlignedPassage, PairRelation } from "../model/pair.ts";
import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";

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

/** What a pair is now, and what it is by itself; `before` null: it is only that. */
export type DigestVerdict = {
  readonly pair: { readonly aId: number; readonly bId: number };
  readonly now: PairConclusion;
  readonly before: PairConclusion | null;
};

/** Write what pairs are now, keeping what they are by themselves. */
export async function storeDigestVerdicts(tx: Database, verdicts: readonly DigestVerdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  const rows = verdicts.map(({ pair: { aId, bId }, now, before }) => ({
    ...{ a_id: aId, b_id: bId, relation: now.relation, score: now.score },
    said: { conclusion: now.conclusion, wouldChange: now.wouldChange },
    before,
  }));
  await tx.$executeRaw`
    UPDATE pair p SET relation = new.relation, score = new.score, why = p.why || new.said, relation_before_digest = new.before
    FROM json_to_recordset(${toJson(rows)}::json) AS new(a_id int, b_id int, relation text, score float8, said jsonb, before jsonb)
    WHERE p.a_id = new.a_id AND p.b_id = new.b_id`;
}
