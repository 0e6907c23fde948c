import type { Database } from "../../db/client.ts";
import {
  type DigestVerdict,
  findConclusions,
  findSpansOf,
  type PairOfDigest,
  storeDigestVerdicts,
} from "../../db/digests.ts";
import { DIGEST_SCORE, digestPairs, mayHoldDigests } from "../../similarity/digest.ts";
import { explainDigest } from "../../similarity/explain.ts";

const keyOf = ({ aId, bId }: PairOfDigest) => `${aId} ${bId}`;

/**
 * Tell digests among these articles from copies by looking at all their flagged pairs together, and keep what each pair is by itself. Returns the
 * pairs with what they are now.
 */
export async function markDigests(
  tx: Database,
  articleIds: readonly number[],
  pairs: readonly PairOfDigest[],
): Promise<readonly PairOfDigest[]> {
  if (!pairs.some((pair) => pair.digest) && !mayHoldDigests(pairs)) return pairs;
  const spans = await findSpansOf(tx, articleIds);
  const digests = digestPairs(pairs.map((pair) => ({ ...pair, spans: spans.get(keyOf(pair)) ?? [] })));
  const marked = pairs.map((pair, at) => (digests.has(at) === pair.digest ? pair : turned(pair)));
  const changed = marked.filter((pair, at) => pair !== pairs[at]);
  const said = await findConclusions(tx, changed);
  await storeDigestVerdicts(
    tx,
    changed.flatMap((pair): DigestVerdict[] => {
      const words = said.get(keyOf(pair));
      if (!words) return [];
      const before = { relation: pair.relation, score: pair.score, ...words };
      return pair.digest
        ? [{ pair, now: { ...explainDigest(before), ...pair.now }, before }]
        : [{ pair, now: before, before: null }];
    }),
  );
  return marked;
}

/** The pair as a digest and one of its stories, or by itself where it was that. */
function turned(pair: PairOfDigest): PairOfDigest {
  const { relation, score } = pair;
  return pair.digest
    ? { ...pair, digest: false, now: { relation, score } }
    : { ...pair, digest: true, now: { relation: "contains", score: Math.min(score, DIGEST_SCORE) } };
}
