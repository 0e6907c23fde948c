import weights from "./data/story-weights.json" with { type: "json" };
import { cosine, type StoryVectors } from "./story-vectors.ts";

/** Below this cosine two articles are not scored: they cannot be of one story. */
export const LEAST_COSINE = 0.06;

/** Two texts that name nobody and no place in common score no more than this: near enough for "May be one story?", too far to be one. */
const IN_DOUBT = 0.45;
/** Two texts of two languages that do not name the same score no more: common words of both, and one name, are no question. */
const UNASKED = 0.35;
/** Seldom names that they must share, as many and as a share of the names of the one that has fewer; and how many of each may stand in no headline for one that does. */
const [NAMES_IN_COMMON, NAMED_ALIKE, COUNTED_NAMES] = [3, 0.15, 6];
/** Shorter words of one language are common words of another: "die", "war". */
export const LETTERS_OF_NAME = 4;
/** Words of a brief, each counted once, at most. */
export const BRIEF = 60;

/** What the score is made of, in the order of the weights file. */
export const STORY_FEATURES = [
  "shared",
  "whole",
  "headline",
  "headlineInText",
  "opening",
  "sharedBySize",
  "particulars",
  "size",
] as const;

type Fitted = { readonly bias: number; readonly weights: readonly number[] };
/** What the score adds up; the evaluation leaves stories out of the fit and judges these. */
export type StoryWeights = { readonly withHeadlines: Fitted; readonly withoutHeadlines: Fitted };

/**
 * The probability that two articles report one event, 0 to 1. Words alone cannot tell an event from a theme in a small collection: five
 * texts on one war have cosines of .26 to .53, as two reports on one speech do. The words of the headlines and of the opening can, so
 * they are features of their own; where an article has no headline, a second set of weights does without.
 */
export function storyScore(a: StoryVectors, b: StoryVectors, articles: number, by: StoryWeights = weights): number {
  return scoreOfAgreement(agreementOf(a, b), articles, by);
}

/** What two articles have in common, however it was found: cosines and shares, each 0 to 1. */
export type StoryAgreement = {
  readonly shared: number;
  readonly whole: number;
  readonly headline: number;
  /** The sum of the shares of each headline that the other text holds. */
  readonly headlinesHeld: number;
  readonly opening: number;
  readonly particulars: number;
  readonly haveHeadlines: boolean;
  readonly namesDiffer: boolean;
  /** Whether both are in one language; of two, whether they name the same. */
  readonly languages: "one" | "named alike" | "named otherwise";
};

/** The same probability by what two articles have in common; `articles` is the size of the collection. */
export function scoreOfAgreement(agreement: StoryAgreement, articles: number, by: StoryWeights = weights): number {
  const fitted = agreement.haveHeadlines ? by.withHeadlines : by.withoutHeadlines;
  const features = featuresOf(agreement, articles);
  const sum = features.reduce((total, value, i) => total + value * (fitted.weights[i] ?? 0), fitted.bias);
  const score = 1 / (1 + Math.exp(-sum));
  if (agreement.languages === "named alike") return Math.max(score, IN_DOUBT);
  if (agreement.languages === "named otherwise") return Math.min(score, UNASKED);
  return agreement.namesDiffer ? Math.min(score, IN_DOUBT) : score;
}

/** Seldom names of two texts: how many either has, how many both have, and whether one of these stands in a headline. */
export type CommonNames = {
  readonly ours: number;
  readonly theirs: number;
  readonly common: number;
  readonly inHeadline: boolean;
};

/**
 * Whether two texts in two languages, whose other words are not the same where they tell the same, name the same in headline and opening: several seldom
 * names and a share of those of either, one of them in a headline or no few of all. Then they are near enough to be asked about at least.
 */
export function areNamedAlike({ ours, theirs, common, inHeadline }: CommonNames): boolean {
  const needed = Math.max(NAMES_IN_COMMON, NAMED_ALIKE * Math.min(ours, theirs));
  return common >= needed && (inHeadline || ours + theirs < COUNTED_NAMES * common);
}

function languagesOf(a: StoryVectors, b: StoryVectors): StoryAgreement["languages"] {
  if (a.language === b.language) return "one";
  const [ours, theirs] = [namesInAny(a.names), new Set(namesInAny(b.names))];
  const common = ours.filter((name) => theirs.has(name));
  const inHeadline = common.some((name) => a.headline.has(name) || b.headline.has(name));
  const names = { ours: ours.length, theirs: theirs.size, common: common.length, inHeadline };
  return areNamedAlike(names) ? "named alike" : "named otherwise";
}

/**
 * Whether both texts name people or places, in headline and opening, and neither names one of the other's. Two briefs of one form ("Fatal crash
 * near …") share all their other words, and where they are all there is, no count says how common these are. Of long texts without headlines
 * many report one event with other names first, so nothing is concluded there.
 */
function namesDiffer(a: StoryVectors, b: StoryVectors): boolean {
  const [ours, theirs] = [a.names, b.names];
  if (ours.length === 0 || theirs.length === 0) return false;
  if (ours.some((name) => b.terms.has(name)) || theirs.some((name) => a.terms.has(name))) return false;
  const inHeadlines = ours.some((name) => a.headline.has(name)) && theirs.some((name) => b.headline.has(name));
  return inHeadlines || Math.max(a.terms.size, b.terms.size) <= BRIEF;
}

/** Those of these names that are a common word in no other language. */
export function namesInAny(names: readonly string[]): string[] {
  return names.filter((name) => name.length >= LETTERS_OF_NAME);
}

/** The largest collection that the weights were fitted on, or nearly: what a size says is not drawn out beyond it. */
const LARGEST_FITTED = 500;

/** The features of two articles, each 0 to about 1; `articles` is the size of the collection. */
export function storyFeatures(a: StoryVectors, b: StoryVectors, articles: number): number[] {
  return featuresOf(agreementOf(a, b), articles);
}

function agreementOf(a: StoryVectors, b: StoryVectors): StoryAgreement {
  return {
    shared: cosine(a.shared, b.shared),
    whole: cosine(a.whole, b.whole),
    headline: cosine(a.headline, b.headline),
    headlinesHeld: headlineIn(a, b) + headlineIn(b, a),
    opening: cosine(a.opening, b.opening),
    particulars: particularsIn(a, b),
    haveHeadlines: a.hasHeadline && b.hasHeadline,
    namesDiffer: namesDiffer(a, b),
    languages: languagesOf(a, b),
  };
}

function featuresOf(
  { shared, whole, headline, headlinesHeld, opening, particulars }: StoryAgreement,
  articles: number,
) {
  const size = Math.log(Math.min(LARGEST_FITTED, Math.max(1, articles))) / 6;
  return [
    Math.sqrt(shared),
    Math.sqrt(whole),
    Math.sqrt(headline),
    Math.sqrt(headlinesHeld / 2),
    Math.sqrt(opening),
    // A cosine of .2 says more among ten thousand articles, whose words are well counted, than among five.
    shared * size,
    Math.sqrt(particulars),
    size,
  ];
}

/** How much of what is seldom named in either stands in the other too; half where nothing is. */
function particularsIn(a: StoryVectors, b: StoryVectors): number {
  let [held, all] = [0, 0];
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const [term, weight] of own.particulars) {
      all += weight;
      if (other.terms.has(term)) held += weight;
    }
  return all === 0 ? 0.5 : held / all;
}

/** How much of a headline the other article's text holds, by the rarity of its words, 0 to 1. */
function headlineIn({ headlineRarity }: StoryVectors, { terms }: StoryVectors): number {
  let held = 0;
  let all = 0;
  for (const [term, rare] of headlineRarity) {
    all += rare;
    if (terms.has(term)) held += rare;
  }
  return all === 0 ? 0 : held / all;
}
