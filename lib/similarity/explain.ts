import type { Role } from "../model/article.ts";
import { counted, withCommas } from "../model/counted.ts";
import type { ApartReason, ComparedText, PairRelation, PairScore } from "../model/pair.ts";
import { bodySpans, type Why } from "../model/stored.ts";
import { countWords } from "../text/tokens.ts";
import { SAME_ARTICLE, SUGGEST_FROM, SUGGEST_TO } from "./relation.ts";
import type { Retelling } from "./retelling.ts";

const CONCLUSIONS: Readonly<Record<PairRelation, string>> = {
  identical: "The two texts are the same, character for character",
  "same-body": "Same article on two pages",
  "updated-version": "One article in two versions",
  rewrite: "The same story in other words, sentence by sentence",
  contains: "One article holds a large part of the other",
  "shared-passage": "Two articles with a passage in common",
};

/** What is said instead where much is the same and the two are no copies for all that. */
const APART: Readonly<Record<ApartReason, string>> = {
  "same-form": "Same form, other content: the wording repeats, the names and figures differ",
  quotation: "Two articles that quote the same words",
  "own-text": "Two articles built on the same text, with text of their own",
  "two-stories": "One of the two holds this story and another one under its own headline",
};

const ROLE_NAMES: Readonly<Record<Exclude<Role, "body">, string>> = {
  headline: "headlines",
  deck: "subheadings",
  byline: "bylines",
  caption: "captions",
  teaser: "teasers of other articles",
  comment: "reader comments",
  correction: "corrections and editors’ notes",
  appeal: "appeals",
  furniture: "menus and site lines",
};

type Text = Pick<ComparedText, "text" | "passages">;

/** A pair with what the why-card needs: the texts, their score, and the next closest pair's score, null where there is no other. */
export type ExplainedPair = {
  readonly a: Text;
  readonly b: Text;
  readonly score: PairScore;
  readonly nextClosest: PairScore | null;
};

/** The why-card of a flagged pair: the conclusion, the numbers beside those of the next closest pair, what was left out, what would change it. */
export function explainPair({ a, b, score, nextClosest }: ExplainedPair): Why {
  const wordsA = bodyWords(a);
  const wordsB = bodyWords(b);
  const next = nextClosest;
  const beside = next ? ` (No other pair shares more than ${counted(next.longestRun, "word")} in a row.)` : "";
  return {
    conclusion: `${conclusionOf(score)}${foundIn(score, a, b)}.${beside}`,
    numbers: [
      {
        label: "words the same in a row",
        value: score.longestRun,
        of: Math.min(wordsA, wordsB),
        nextClosest: next?.longestRun ?? null,
      },
      {
        label: "words the same, of the shorter article",
        value: score.matchedWords,
        of: Math.min(wordsA, wordsB),
        nextClosest: next?.matchedWords ?? null,
      },
      {
        label: "words the same, of the longer article",
        value: score.matchedWords,
        of: Math.max(wordsA, wordsB),
        nextClosest: next?.matchedWords ?? null,
      },
      {
        label: "how likely one article, of 100",
        value: percent(score.score),
        of: 100,
        nextClosest: next ? percent(next.score) : null,
      },
    ],
    leftOut: leftOutOf(a, b),
    wouldChange: wouldChangeOf(score),
  };
}

/** The why-card of two articles that tell the same in other words (see retelling.ts); alignment may have found nothing. */
export function explainRetelling(pair: ExplainedPair, { facts, sharedFacts, inOrder }: Retelling): Why {
  const why = explainPair(pair);
  return {
    ...why,
    conclusion: `The same story in other words: ${withCommas(sharedFacts)} of ${withCommas(facts)} names and figures are the same, told in the same order.`,
    numbers: [
      { label: "names and figures in common", value: sharedFacts, of: facts },
      { label: "told in the same order, in percent of the text", value: percent(inOrder), of: 100 },
      ...why.numbers,
    ],
  };
}

/** What the why-card says of a pair that would be one article, did one of the two not hold a second story (see digest.ts). */
export function explainDigest({ conclusion }: Pick<Why, "conclusion">): Pick<Why, "conclusion" | "wouldChange"> {
  const numbers = conclusion
    .slice(conclusion.indexOf(": ") + 2)
    .replace(/; what differs stands around it.*?\)(?=\.)/, "");
  return {
    conclusion: `One of the two holds this story and another one, as a round-up does: ${numbers}`,
    wouldChange:
      "A decision of yours, or if the other story that stands in it were removed: by itself this pair would count as one article.",
  };
}

function conclusionOf(score: PairScore): string {
  const conclusion = score.apart
    ? APART[score.apart]
    : score.relation
      ? CONCLUSIONS[score.relation]
      : "Nothing worth a flag";
  return score.cut
    ? `${conclusion} (compared in part: the texts repeat themselves too much to compare in full)`
    : conclusion;
}

/** How much is the same, in words; of one article on two pages also what stands around it. */
function foundIn(score: PairScore, a: Text, b: Text): string {
  const run = `: ${counted(score.longestRun, "word")} in a row ${score.longestRun === 1 ? "is" : "are"} the same`;
  if (score.relation !== "same-body" || score.apart) return run;
  const [shorter, longer] = [bodyWords(a), bodyWords(b)].sort((x, y) => x - y);
  const match =
    score.matchedWords === shorter && score.matchedWords === longer
      ? `all ${counted(score.matchedWords, "word")} of the article match`
      : `${withCommas(score.matchedWords)} of ${counted(shorter ?? 0, "word")} of the article match`;
  // Headline and subheading are the article's, and mostly the same.
  const around = leftOutWords(a, b)
    .map(([name]) => name)
    .filter((name) => name !== ROLE_NAMES.headline && name !== ROLE_NAMES.deck);
  return `: ${match}${around.length > 0 ? `; what differs stands around it (${around.join(", ")})` : ""}`;
}

function bodyWords(article: Text): number {
  return bodySpans(article.passages).reduce((sum, span) => sum + countWords(article.text, span), 0);
}

/** Words of both texts that are not the article's own, by what they are, most first. */
function leftOutWords(a: Text, b: Text): [string, number][] {
  const words = new Map<string, number>();
  for (const article of [a, b]) {
    for (const passage of article.passages) {
      if (passage.role === "body") continue;
      const name = ROLE_NAMES[passage.role];
      words.set(name, (words.get(name) ?? 0) + countWords(article.text, passage));
    }
  }
  return [...words].filter(([, n]) => n > 0).sort((x, y) => y[1] - x[1] || x[0].localeCompare(y[0], "en"));
}

function leftOutOf(a: Text, b: Text): string {
  const parts = leftOutWords(a, b);
  if (parts.length === 0) return "Nothing was left out: all words of both texts are the article’s own.";
  const list = parts.map(([name, n]) => `${withCommas(n)} words of ${name}`).join(", ");
  return `Left out on both sides, because only an article's own words say whether two are the same: ${list}.`;
}

function wouldChangeOf(score: PairScore): string {
  const mark = `${percent(SAME_ARTICLE)} %`;
  if (score.relation === "identical") return "Nothing but a decision of yours: a text is always the same as itself.";
  if (score.relation === "rewrite") return "A rewrite is never merged by rule; it waits for your decision.";
  if (score.apart) return "Your decision: text that two articles share is no reason by itself to count them as one.";
  if (score.score >= SUGGEST_TO)
    return `If so many of the shared words were not the article’s own that it fell below ${mark} sure, or if you keep the two apart.`;
  if (score.score >= SAME_ARTICLE)
    return `Little: at ${percent(score.score)} % it is near the mark of ${mark}, so a look is worth while.`;
  if (score.score >= SUGGEST_FROM)
    return `More shared text would: at ${percent(score.score)} % it is near the mark of ${mark}, so a look is worth while.`;
  return `Only a much larger share of common text, or your decision: the mark is ${mark}, the pair has ${percent(score.score)} %.`;
}

function percent(part: number): number {
  return Math.round(part * 100);
}
