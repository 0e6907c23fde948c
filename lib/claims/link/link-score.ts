import weights from "../data/link-weights.json" with { type: "json" };
import { featureReader, type LinkableClaim, type LinkFeatures } from "./link-features.ts";
import { centred, meanOf } from "./vectors.ts";
import type { CorpusCounts } from "./word-weights.ts";

/**
 * Shared words that are neither names nor light must weigh so much, as "halt" and "arms" do together, or "sanction" where both articles
 * come back to it: one common name, or ten, is a common topic and no link. Lower links what shares a theatre of war.
 */
export const CORE_NEEDED = 1.2;
/** Unless so much of both is the same words: "too many voices are being destroyed" has no rare word and is one statement. */
export const OVERLAP_ENOUGH = 0.3;

/** For each time that a collection grows e-fold, so much less in the logarithm of the odds. At .3 rows of forty events lose one in twenty right pairs and a quarter of those of two events. */
export const CHANCE = 0.3;
const SMALL = 400;
const MEASURED_UP_TO = 4000;

export type ScoreOptions = CorpusCounts & {
  /** Sentence vectors of one model. Claims without one are scored by words alone. */
  readonly embeddings?: ReadonlyMap<number, Float32Array> | undefined;
  /** Mean of the corpus's vectors, taken away from each; without it the mean of those given. */
  readonly mean?: Float32Array | undefined;
};

export type LinkScore = {
  /** How alike the two are; orders the possible partners of one claim. Any number. */
  readonly likeness: number;
  /** How surely the two speak of one matter, 0 to 1; orders and cuts links, and is no probability. */
  readonly score: number;
};

export type ClaimScorer = {
  /** Whether what the two share can name a matter; without it no link is made, whatever the score. */
  isOpen(a: LinkableClaim, b: LinkableClaim): boolean;
  /** `near`: the two articles are near by their words, and what chance gives in all others says nothing of them. */
  scoreOf(a: LinkableClaim, b: LinkableClaim, near?: boolean): LinkScore;
};

/**
 * The score of any two of these claims of different articles. Likeness is fitted on sentences that quote the same words (quotes blanked),
 * the score on pairs of the sample texts and of forty events that were read one by one, and on claims about different events: `tests/eval/fit-links.ts` fits both.
 * What likeness adds to the score is set, at .15: the pairs that were read were drawn by an earlier score that held it, and a fit on them sees nothing in it.
 */
export function claimScorer(
  claims: readonly LinkableClaim[],
  { embeddings, mean, ...corpus }: ScoreOptions,
): ClaimScorer {
  const vectors = embeddings && centred(embeddings, mean ?? meanOf(embeddings.values()));
  const { featuresOf, ...reader } = featureReader(claims, corpus, vectors);
  const chance = chanceIn(corpus.corpusSize);
  return {
    // What the overlap needs is asked of the shared words first: it is the dearer of the two.
    isOpen: (a, b) =>
      reader.core(a, b) >= CORE_NEEDED ||
      (reader.shared(a, b) >= OVERLAP_ENOUGH && reader.rareOverlap(a, b) >= OVERLAP_ENOUGH),
    scoreOf: (a, b, near = false) => scoreOf(featuresOf(a, b), near ? 0 : chance),
  };
}

/**
 * What is taken from the score of a pair in a collection of so many claims: the more there are, the more are alike by chance. Nothing in a
 * small one; measured up to three thousand claims, and not taken further than that.
 */
function chanceIn(claims: number): number {
  return CHANCE * Math.log(Math.min(Math.max(claims, SMALL), MEASURED_UP_TO) / SMALL);
}

/** The score of a pair with these features. */
function scoreOf(features: LinkFeatures, chance: number): LinkScore {
  const kind = features.cosine === null ? "words" : "vectors";
  const own = weights.likeness[kind];
  const likeness =
    own.overlap * features.overlap +
    own.neighbours * features.neighbours +
    own.distance * features.distance +
    own.speech * features.speech +
    weights.likeness.vectors.cosine * (features.cosine ?? 0);
  const { link } = weights;
  const sum =
    link.bias +
    link.likeness * likeness +
    link.rareOverlap * features.rareOverlap +
    link.phrases * features.phrases +
    link.support * features.support +
    link.articles * features.articles -
    chance;
  return { likeness, score: 1 / (1 + Math.exp(-sum)) };
}
