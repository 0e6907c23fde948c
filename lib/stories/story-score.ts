import weights from "./data/story-weights.json" with { type: "json" };
import { cosine, type StoryVectors } from "./story-vectors.ts";

/** Below this cosine two articles are not scored: they cannot be of one story. */
export const LEAST_COSINE = 0.06;

/** What the score is made of, in the order of the weights file. */
export const STORY_FEATURES = ["shared", "whole", "headline", "headlineInText", "opening", "sharedBySize"] as const;

/**
 * The probability that two articles report one event, 0 to 1. Words alone cannot tell an event from a theme in a small collection: five
 * texts on one war have cosines of .26 to .53, as two reports on one speech do. The words of the headlines and of the opening can, so
 * they are features of their own; where an article has no headline, a second set of weights does without.
 */
export function storyScore(a: StoryVectors, b: StoryVectors, articles: number): number {
  const features = storyFeatures(a, b, articles);
  const fitted = a.hasHeadline && b.hasHeadline ? weights.withHeadlines : weights.withoutHeadlines;
  const sum = features.reduce((total, value, i) => total + value * (fitted.weights[i] ?? 0), fitted.bias);
  return 1 / (1 + Math.exp(-sum));
}

/** The features of two articles, each 0 to about 1; `articles` is the size of the collection. */
export function storyFeatures(a: StoryVectors, b: StoryVectors, articles: number): number[] {
  const shared = cosine(a.shared, b.shared);
  return [
    Math.sqrt(shared),
    Math.sqrt(cosine(a.whole, b.whole)),
    Math.sqrt(cosine(a.headline, b.headline)),
    Math.sqrt((headlineIn(a, b) + headlineIn(b, a)) / 2),
    Math.sqrt(cosine(a.opening, b.opening)),
    // A cosine of .2 says more among ten thousand articles, whose words are well counted, than among five.
    (shared * Math.log(Math.max(1, articles))) / 6,
  ];
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
