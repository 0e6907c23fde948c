import type { AlignedPassage, PairRelation } from "../model/pair.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** What is said of a pair: by itself, or once one of its articles is known to be a digest. */
export type PairConclusion = {
  readonly relation: PairRelation;
  readonly score: number;
  readonly conclusion: string;
  readonly wouldChange: string;
};

/** A flagged pair as it is by itself, what it is `now`, and whether that is a digest and one of its stories. */
export type PairOfDigest = Pick<PairConclusion, "relation" | "score"> & {
  readonly aId: number;
  readonly bId: number;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly digest: boolean;
  readonly now: Pick<PairConclusion, "relation" | "score">;
};

type PairKey = Pick<PairOfDigest, "aId" | "bId">;

/** The spans of the flagged pairs of these articles, by "a b". */
export async function findSpansOf(db: Database, ids: readonly number[]): Promise<Map<string, AlignedPassage[]>> {
  const asked = Prisma.sql`${[...ids]}::int[]`;
  const rows = await jsonRows<PairKey & { readonly spans: readonly (readonly [number, number, number, number])[] }>(
    db,
    Prisma.sql`
      SELECT a_id AS "aId", b_id AS "bId", spans FROM pair WHERE a_id = ANY (${asked})
      UNION ALL SELECT a_id, b_id, spans FROM pair WHERE b_id = ANY (${asked}) AND a_id <> ALL (${asked})`,
  );
  return new Map(
    rows.map(({ aId, bId, spans }) => [
      `${aId} ${bId}`,
      spans.map(([aStart, aEnd, bStart, bEnd]) => ({ aStart, aEnd, bStart, bEnd })),
    ]),
  );
}

/** What is said in words of each of these pairs by itself, by "a b". */
export async function findConclusions(
  db: Database,
  pairs: readonly PairKey[],
): Promise<Map<string, Pick<PairConclusion, "conclusion" | "wouldChange">>> {
  if (pairs.length === 0) return new Map();
  const rows = await jsonRows<PairKey & Pick<PairConclusion, "conclusion" | "wouldChange">>(
    db,
    Prisma.sql`
      SELECT a_id AS "aId", b_id AS "bId", coalesce(relation_before_digest ->> 'conclusion', why ->> 'conclusion') AS conclusion,
        coalesce(relation_before_digest ->> 'wouldChange', why ->> 'wouldChange') AS "wouldChange"
      FROM pair JOIN unnest(${pairs.map(({ aId }) => aId)}::int[], ${pairs.map(({ bId }) => bId)}::int[]) AS asked(a, b)
        ON a_id = asked.a AND b_id = asked.b`,
  );
  return new Map(rows.map(({ aId, bId, ...said }) => [`${aId} ${bId}`, said]));
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
