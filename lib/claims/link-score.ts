import weights from "./data/link-weights.json" with { type: "json" };
import { featureReader, type LinkableClaim, type LinkFeatures } from "./link-features.ts";
import { centred, meanOf } from "./vectors.ts";
import type { CorpusCounts } from "./word-weights.ts";

/**
 * Shared words that are neither names nor light must weigh so much, as "halt" and "arms" do together, or "sanction" where both articles
 * come back to it: one common name, or ten, is a common topic and no link. Lower links what shares a theatre of war.
 */
export const CORE_NEEDED = 1.2;

export type ScoreOptions = CorpusCounts & {
  /** Sentence vectors of one model. Claims without one are judged by words alone. */
  readonly embeddings?: ReadonlyMap<number, Float32Array> | undefined;
  /** Mean of the corpus's vectors, taken away from each; without it the mean of those given. */
  readonly mean?: Float32Array | undefined;
};

export type PairScore = {
  /** How alike the two are; orders the possible partners of one claim. Any number. */
  readonly likeness: number;
  /** How surely the two speak of one matter, 0 to 1; orders and cuts links, and is no probability. */
  readonly score: number;
};

export type ClaimScorer = {
  /** Whether the two share enough that names a matter; without it no link is made, whatever the score. */
  isOpen(a: LinkableClaim, b: LinkableClaim): boolean;
  scoreOf(a: LinkableClaim, b: LinkableClaim): PairScore;
};

/**
 * The score of any two of these claims of different articles. Likeness is fitted on sentences that quote the same words (quotes blanked),
 * the score on pairs of the sample texts that were read one by one: `tests/eval/fit-links.ts` fits both.
 */
export function claimScorer(claims: readonly LinkableClaim[], { embeddings, mean, ...corpus }: ScoreOptions): ClaimScorer {
  const vectors = embeddings && centred(embeddings, mean ?? meanOf(embeddings.values()));
  const { core, featuresOf } = featureReader(claims, corpus, vectors);
  return { isOpen: (a, b) => core(a, b) >= CORE_NEEDED, scoreOf: (a, b) => scoreOf(featuresOf(a, b)) };
}

/** The score of a pair with these features. */
function scoreOf(features: LinkFeatures): PairScore {
  const kind = features.cosine === null ? "words" : "vectors";
  const own = weights.likeness[kind];
  const likeness =
    own.overlap * features.overlap +
    own.neighbours * features.neighbours +
    own.distance * features.distance +
    own.speech * features.speech +
    weights.likeness.vectors.cosine * (features.cosine ?? 0);
  const { bias, phrases, support, ...link } = weights.link[kind];
  const sum = bias + link.likeness * likeness + phrases * features.phrases + support * features.support;
  return { likeness, score: 1 / (1 + Math.exp(-sum)) };
}
