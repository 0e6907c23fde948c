import type { Database } from "../../db/client.ts";
import { type DigestVerdict, findPairsOf, findSpansOf, storeDigestVerdicts } from "../../db/digests.ts";
import { DIGEST_SCORE, digestPairs, mayHoldDigests } from "../../similarity/digest.ts";
import { explainDigest } from "../../similarity/explain.ts";

/** Tell digests among these articles from copies by looking at their flagged pairs together, and keep what each pair is by itself. */
export async function markDigests(tx: Database, articleIds: readonly number[]): Promise<void> {
  const pairs = await findPairsOf(tx, articleIds);
  if (!pairs.some((pair) => pair.digest) && !mayHoldDigests(pairs)) return;
  const spans = await findSpansOf(tx, articleIds);
  const digests = digestPairs(pairs.map((pair) => ({ ...pair, spans: spans.get(`${pair.aId} ${pair.bId}`) ?? [] })));
  const changed = pairs.flatMap((pair, at): DigestVerdict[] => {
    const is = digests.has(at);
    if (is === pair.digest) return [];
    const { relation, score, conclusion, wouldChange } = pair;
    const before = { relation, score, conclusion, wouldChange };
    if (!is) return [{ pair, now: before, before: null }];
    const now = { ...explainDigest(before), relation: "contains" as const, score: Math.min(score, DIGEST_SCORE) };
    return [{ pair, now, before }];
  });
  await storeDigestVerdicts(tx, changed);
}
