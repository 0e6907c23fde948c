import type { ComparedArticle, PairScore } from "../model/pair.ts";
import { type AlignedRegion, spansOf } from "./align-words.ts";
import { type HashedWords, hashedWordsOf } from "./body-words.ts";
import { type KeyedLine, withoutCommonLines } from "./boilerplate.ts";
import { longestCommonRun } from "./common-run.ts";
import { fillOneForm } from "./form.ts";
import { holdsAnotherStory } from "./inner-headlines.ts";
import { measureBodies, type ReadBody } from "./measure.ts";
import { judge, type PairJudged } from "./relation.ts";
import { quotedWords } from "./skip-quotations.ts";
import { haveSameForm, tellingWords } from "./telling-words.ts";

/** What two reports from one form score at most: below the suggestions. */
const FORM_SCORE = 0.25;

/** What is known beyond the two texts. */
export type ScoreContext = {
  /** Keys (see boilerplate.ts) of lines that stand in many groups: they are not counted on either side. */
  readonly commonLines?: ReadonlySet<bigint>;
  /** The lines of the text, where they are known already. */
  readonly lines?: readonly KeyedLine[];
};

/** An article made ready for several comparisons. */
export type PreparedArticle = ReadBody & {
  readonly article: ComparedArticle;
  /** Which words tell one report from another: see telling-words.ts. */
  readonly telling: Uint8Array;
};

/** Reads the words of an article's body once. */
export function prepareArticle(article: ComparedArticle, context: ScoreContext = {}): PreparedArticle {
  const body = withoutCommonLines(article.text, article.body, context.commonLines ?? new Set(), context.lines);
  const words = hashedWordsOf(article.text, body);
  return new Prepared(article, words);
}

/**
 * Compares two articles by their bodies. `score` is the probability that they are one article, from a logistic regression over
 * measures of the alignment (weights.json); `relation` names how they relate, by rule, most specific first, null: nothing to flag.
 */
export function scorePair(
  a: ComparedArticle,
  b: ComparedArticle,
  context: Pick<ScoreContext, "commonLines"> = {},
): PairScore {
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
      : unlessOneForm(
          judge(m, {
            sameForm: () => haveSameForm(alignment.regions, a, b),
            secondStory: (fewestProse) => goesOnAtHeadline(a, b, alignment.regions, fewestProse),
          }),
          () => fillOneForm(a, b),
        );
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

/** Short reports from one form, which alignment may see as strangers, as one article or as two with a passage in common. */
function unlessOneForm(judged: PairJudged, oneForm: () => boolean): PairJudged {
  if (judged.apart !== null || judged.relation === "same-body" || !oneForm()) return judged;
  return { relation: "shared-passage", score: Math.min(judged.score, FORM_SCORE), apart: "same-form" };
}

/** What few comparisons ask for is made when it is first asked for. */
class Prepared implements PreparedArticle {
  #quoted?: Uint8Array;
  #telling?: Uint8Array;

  constructor(
    readonly article: ComparedArticle,
    readonly words: HashedWords,
  ) {}

  get quoted(): Uint8Array {
    this.#quoted ??= quotedWords(this.article.text, this.words);
    return this.#quoted;
  }

  get telling(): Uint8Array {
    this.#telling ??= tellingWords(this.article.text, this.words);
    return this.#telling;
  }
}

/**
 * Whether the text that only one of the bodies has begins or ends at a headline inside it. Both are looked at, because of two pages with
 * one story in common either may have been saved together with another story, and the shorter page too.
 */
function goesOnAtHeadline(
  a: PreparedArticle,
  b: PreparedArticle,
  regions: readonly AlignedRegion[],
  fewestProse: number,
): boolean {
  const inA = [Math.min(...regions.map((r) => r.aFrom)), Math.max(...regions.map((r) => r.aTo))] as const;
  const inB = [Math.min(...regions.map((r) => r.bFrom)), Math.max(...regions.map((r) => r.bTo))] as const;
  return (
    holdsAnotherStory(a.article, a.words, inA, fewestProse) || holdsAnotherStory(b.article, b.words, inB, fewestProse)
  );
}
