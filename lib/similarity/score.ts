import type { ComparedArticle, PairRelation, PairScore } from "../model/pair.ts";
import { spansOf } from "./align-words.ts";
import { hashedWordsOf } from "./body-words.ts";
import { withoutCommonLines } from "./boilerplate.ts";
import { longestCommonRun } from "./common-run.ts";
import { featuresOf, type Measures, measureBodies, type ReadBody } from "./measure.ts";
import { quotedWords } from "./skip-quotations.ts";
import weights from "./weights.json" with { type: "json" };

/** From here on two articles count as one. Lower joins stories that share teasers, higher loses cut and heavily edited copies. */
export const SAME_ARTICLE = 0.5;
/** Scores from SUGGEST_FROM to SUGGEST_TO are suggestions for a person. A wider band asks about more pairs that are plain, a narrower one hides doubtful ones. */
export const SUGGEST_FROM = 0.3;
export const SUGGEST_TO = 0.7;

/** Share of both bodies that must match for "same body": what is left is a correction or a caption taken for prose. */
export const SAME_BODY = 0.95;
/** Below this density inside the passages the wording is new sentence by sentence: a rewrite. Higher would call heavy editing a rewrite. A choice, not measured. */
export const REWRITTEN_DENSITY = 0.65;
/** A story counts as contained if this share of it stands in the other: less is a long quotation. */
export const CONTAINED = 0.6;
/** Fewest matched words, and longest run, of a shared passage: shorter ones are titles, set phrases and one-line quotations. */
export const PASSAGE_WORDS = 25;
export const PASSAGE_RUN = 12;
/** A copy has something from before this share of one of the two bodies; what stands later in both is their sites' tails. Lower would lose copies whose beginning was rewritten. */
export const LATE_IN_BOTH = 0.3;
/** So few matched words that begin one article and stand this much later in the other are its teaser there, whole or not. More words would lose copies that were cut to a brief. */
export const TEASER_WORDS = 60;
export const TEASER_PLACE = 0.4;
/** What such a pair scores at most: below the suggestions. */
const LATE_SCORE = 0.25;
/** A body with fewer words than this is only ever the same as an equal one. */
const FEWEST_BODY_WORDS = 20;

/** What is known beyond the two texts. */
export type ScoreContext = {
  /** Keys (see boilerplate.ts) of lines that stand in many groups: they are not counted on either side. */
  readonly commonLines?: ReadonlySet<bigint>;
};

/** An article made ready for several comparisons. */
export type PreparedArticle = ReadBody & { readonly article: ComparedArticle };

/** Reads the words of an article's body once. */
export function prepareArticle(article: ComparedArticle, context: ScoreContext = {}): PreparedArticle {
  const body = withoutCommonLines(article.text, article.body, context.commonLines ?? new Set());
  const words = hashedWordsOf(article.text, body);
  return { article, words, quoted: quotedWords(article.text, words) };
}

/**
 * Compares two articles by their bodies. `score` is the probability that they are one article, from a logistic regression over
 * measures of the alignment (weights.json); `relation` names how they relate, by rule, most specific first, null: nothing to flag.
 */
export function scorePair(a: ComparedArticle, b: ComparedArticle, context: ScoreContext = {}): PairScore {
  return scorePrepared(prepareArticle(a, context), prepareArticle(b, context));
}

/** As `scorePair`, for articles that are compared with several others. */
export function scorePrepared(a: PreparedArticle, b: PreparedArticle): PairScore {
  const { alignment, measures: m } = measureBodies(a, b);
  const identical = a.article.text === b.article.text && /[\p{L}\p{N}]/u.test(a.article.text);
  const sameWords = a.words.length > 0 && m.inA === 1 && m.inB === 1;
  const score = identical || sameWords ? 1 : m.shorter < FEWEST_BODY_WORDS ? 0 : probabilityOf(m);
  return {
    relation: identical ? "identical" : relationOf(m, score),
    score,
    matchedWords: m.matched,
    longestRun: m.longestRun || longestCommonRun(a.words, b.words),
    containmentA: m.inA,
    containmentB: m.inB,
    spans: spansOf(alignment.regions, a.words, b.words),
    cut: alignment.cut,
  };
}

/** The logistic score of measures; 0 where nothing matches. */
function probabilityOf(m: Measures): number {
  if (m.matched === 0) return 0;
  let z = weights.bias;
  featuresOf(m).forEach((value, i) => {
    z += value * (weights.weights[i] ?? 0);
  });
  const probability = 1 / (1 + Math.exp(-z));
  const teaser = m.matched < TEASER_WORDS && Math.abs(m.startsA - m.startsB) > TEASER_PLACE;
  return teaser || Math.min(m.startsA, m.startsB) > LATE_IN_BOTH ? Math.min(LATE_SCORE, probability) : probability;
}

function relationOf(m: Measures, score: number): PairRelation | null {
  const least = Math.min(m.inA, m.inB);
  const covered = Math.max(m.coveredA, m.coveredB);
  if (score >= SAME_ARTICLE && least >= SAME_BODY) return "same-body";
  if ((score >= SAME_ARTICLE || covered >= 0.5) && m.density < REWRITTEN_DENSITY && m.matched >= PASSAGE_WORDS)
    return "rewrite";
  if (score >= SAME_ARTICLE) return "updated-version";
  if (m.matched < PASSAGE_WORDS || m.longestRun < PASSAGE_RUN) return null;
  return Math.max(m.inA, m.inB) >= CONTAINED ? "contains" : "shared-passage";
}
