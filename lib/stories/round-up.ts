import type { StoryNeighbour } from "../model/story.ts";

/** A neighbour from this score on is touched: below it 7 of 482 real reports would be taken for round-ups, now 2. */
const TOUCHED_FROM = 0.5;
/** A touched event comes this near to the best: a report on one event that resembles two others is no round-up. */
const NEAR_BEST = 0.55;
/** Two neighbours below this score have nothing to do with each other. */
const UNRELATED_BELOW = 0.1;
/** From so many touched events on an article is a round-up: two may be one event told from two sides. */
const EVENTS = 3;

/**
 * The neighbours of an article, one of each event, where it reports three or more events that have nothing to do with each other: a morning
 * briefing or a live page. Such an article stands in no story, since it would tie its stories together. Empty for any other article.
 */
export function touchedEvents(
  neighbours: readonly StoryNeighbour[],
  scoreOf: (a: string, b: string) => number,
): StoryNeighbour[] {
  const touched: StoryNeighbour[] = [];
  for (const neighbour of neighbours) {
    // The list is best first.
    if (neighbour.score < TOUCHED_FROM || neighbour.score < NEAR_BEST * (neighbours[0]?.score ?? 0)) break;
    if (touched.every(({ key }) => scoreOf(key, neighbour.key) < UNRELATED_BELOW)) touched.push(neighbour);
  }
  return touched.length >= EVENTS ? touched : [];
}
