import type { ComparedArticle, PairScore } from "../model/pair.ts";
import { type AlignedRegion, spansOf } from "./align-words.ts";
import { hashedWordsOf } from "./body-words.ts";
import { withoutCommonLines } from "./boilerplate.ts";
import { longestCommonRun } from "./common-run.ts";
import { holdsAnotherStory } from "./inner-headlines.ts";
import { measureBodies, type ReadBody } from "./measure.ts";
import { judge, type PairJudged } from "./relation.ts";
import { quotedWords } from "./skip-quotations.ts";
import { haveSameForm, tellingWords } from "./telling-words.ts";

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
  const { relation, score, apart }: PairJudged = identical
    ? { relation: "identical", score: 1, apart: null }
    : sameWords
      ? { relation: "same-body", score: 1, apart: null }
      : judge(m, {
          sameForm: () => haveSameForm(alignment.regions, told(a), told(b)),
          secondStory: () => goesOnAtHeadline(a, b, alignment.regions),
        });
  return {
    relation,
    score,
    matchedWords: m.matched,
    longestRun: m.longestRun || longestCommonRun(a.words, b.words),
    containmentA: m.inA,
    containmentB: m.inB,
    spans: spansOf(alignment.regions, a.words, b.words),
    cut: alignment.cut,
    apart,
  };
}

function told({ article, words }: PreparedArticle) {
  return { words, telling: tellingWords(article.text, words) };
}

/** Whether the text that only the longer body has begins or ends at a headline inside it. */
function goesOnAtHeadline(a: PreparedArticle, b: PreparedArticle, regions: readonly AlignedRegion[]): boolean {
  const aIsLonger = a.words.length > b.words.length;
  const { article, words } = aIsLonger ? a : b;
  const first = Math.min(...regions.map((r) => (aIsLonger ? r.aFrom : r.bFrom)));
  const last = Math.max(...regions.map((r) => (aIsLonger ? r.aTo : r.bTo)));
  return holdsAnotherStory(article.text, words, first, last);
}
