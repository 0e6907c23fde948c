import type { StoryNeighbour } from "../../../lib/model/story.ts";
import { bestNeighbours, LEAST_SCORE } from "../../../lib/stories/find-neighbours.ts";
import { storyScore } from "../../../lib/stories/story-score.ts";
import type { StoryVectors } from "../../../lib/stories/story-vectors.ts";

/** The best neighbours of an article among candidates, best first; of equal scores the smaller key first. */
export function nearest(
  own: { readonly key: string; readonly vectors: StoryVectors },
  candidates: Iterable<{ readonly key: string; readonly vectors: StoryVectors }>,
  articles: number,
): StoryNeighbour[] {
  const found: StoryNeighbour[] = [];
  for (const { key, vectors } of candidates) {
    if (key === own.key) continue;
    const score = storyScore(own.vectors, vectors, articles);
    if (score >= LEAST_SCORE) found.push({ key, score });
  }
  return bestNeighbours(found);
}
