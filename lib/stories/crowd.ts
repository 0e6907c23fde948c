import type { StoryNeighbour, TermCounts } from "../model/story.ts";
import { type Crowd, STORY_CUT } from "./average-link.ts";
import { type KeyedText, NEIGHBOURS } from "./find-neighbours.ts";
import { type StoryWeights, storyScore } from "./story-score.ts";
import { type StoryVectors, vectorsUnder } from "./story-vectors.ts";

/**
 * Whether a list of neighbours, best first, is full of near ones: then the article reports an event of more articles than a list holds, and one that
 * its list does not name may be as near.
 */
export function isCrowded(neighbours: readonly Pick<StoryNeighbour, "score">[]): boolean {
  return (neighbours[NEIGHBOURS - 1]?.score ?? 0) >= STORY_CUT;
}

/** The articles of large events among these lists, scored by the texts given. Vectors are made of those alone that are asked for. */
export function crowdOf(
  lists: ReadonlyMap<string, readonly Pick<StoryNeighbour, "score">[]>,
  texts: readonly KeyedText[],
  counts: TermCounts,
  by?: StoryWeights,
): Crowd {
  const textOf = new Map(texts.map(({ key, text }) => [key, text]));
  const vectorsOf = vectorsUnder(counts);
  const vectors = new Map<string, StoryVectors | null>();
  const read = (key: string) => {
    const text = textOf.get(key);
    const made = vectors.get(key) ?? (text ? vectorsOf(text) : null);
    vectors.set(key, made);
    return made;
  };
  return {
    keys: new Set([...lists].flatMap(([key, list]) => (isCrowded(list) ? [key] : []))),
    scoreOf: (a, b) => {
      const [one, other] = [read(a), read(b)];
      return one && other ? storyScore(one, other, counts.articles, by) : 0;
    },
    read: new Set(textOf.keys()),
  };
}
