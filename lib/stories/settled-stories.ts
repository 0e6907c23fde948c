import type { DaySpan } from "../model/story.ts";
import { type Crowd, STORY_CUT } from "./average-link.ts";
import type { BestNeighbours } from "./best-neighbours.ts";
import { isCrowded } from "./crowd.ts";
import { groupStories, type ScoredPair } from "./group-stories.ts";
import { JoinedParts } from "./joined-parts.ts";
import { touchedEvents } from "./round-up.ts";
import type { StoryBonds } from "./story-choices.ts";

/** All texts of a collection, each by its place, 0, 1, 2 …, with its neighbours. */
export type ComparedTexts = {
  readonly keys: readonly string[];
  readonly days: readonly (DaySpan | null)[];
  readonly neighbours: BestNeighbours;
  /** The score of two places. */
  readonly scoreOf: (a: number, b: number) => number;
};

/**
 * The stories of all texts, by their places: what grouping all of them together gives, found in parts, since what that takes of memory grows with
 * what is grouped together. Average link joins two groups only where some pair of them reaches the cut, so texts that no chain of such pairs or of
 * people's choices connects never meet. Of a part of more than `most` texts each text is given alone.
 */
export function settledStories(texts: ComparedTexts, { together, apart }: StoryBonds, most: number): number[][] {
  const { keys, neighbours } = texts;
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const parts = new JoinedParts(keys.length);
  for (const place of keys.keys()) {
    const near = neighbours.of(place).filter(({ score }) => score >= STORY_CUT);
    parts.join([place, ...near.map(({ other }) => other)]);
  }
  for (const pair of together) parts.join(pair.flatMap((key) => placeOf.get(key) ?? []));
  const bonds = { together: byPlace(together, placeOf), apart: byPlace(apart, placeOf) };
  return parts.all().flatMap((part) => {
    if (part.length === 1) return [part];
    if (part.length > most) return part.map((place) => [place]);
    const of = (pairs: ReadonlyMap<number, readonly (readonly [string, string])[]>) =>
      pairs.size === 0 ? [] : part.flatMap((place) => pairs.get(place) ?? []);
    const stories = groupPart(texts, part, { together: of(bonds.together), apart: of(bonds.apart) });
    return stories.map((story) => story.flatMap((key) => placeOf.get(key) ?? []));
  });
}

function groupPart({ keys, days, neighbours, scoreOf }: ComparedTexts, part: readonly number[], bonds: StoryBonds) {
  const keyOf = (place: number) => keys[place] ?? "";
  const own = new Map(part.map((place) => [keyOf(place), place]));
  const lists = new Map(part.map((place) => [place, neighbours.of(place)]));
  const crowded = new Set(part.filter((place) => isCrowded(lists.get(place) ?? [])));
  const roundUps = new Set(part.filter((place) => isRoundUp(place, neighbours)));
  const pairs = part.flatMap((place): ScoredPair[] =>
    (lists.get(place) ?? []).flatMap(({ other, score }) =>
      own.has(keyOf(other)) && !roundUps.has(place) && !roundUps.has(other)
        ? [{ a: keyOf(place), b: keyOf(other), score }]
        : [],
    ),
  );
  const crowd: Crowd = {
    keys: new Set([...crowded].map(keyOf)),
    scoreOf: (a, b) => scoreOf(own.get(a) ?? 0, own.get(b) ?? 0),
  };
  const known = new Map(part.flatMap((place) => (days[place] ? [[keyOf(place), days[place]] as const] : [])));
  return groupStories([...own.keys()], pairs, { ...bonds, days: known }, crowd);
}

/** Whether a text reports three events or more that have nothing to do with each other; see `touchedEvents`. */
function isRoundUp(place: number, neighbours: BestNeighbours): boolean {
  const own = neighbours.of(place).map(({ other, score }) => ({ key: String(other), score }));
  // Two reports of an event of hundreds need not name each other, and are related all the same.
  const unnamed = (a: number, b: number) => (isCrowded(neighbours.of(a)) && isCrowded(neighbours.of(b)) ? 1 : 0);
  const scoreOf = (a: string, b: string) => neighbours.between(Number(a), Number(b)) ?? unnamed(Number(a), Number(b));
  return touchedEvents(own, scoreOf).length > 0;
}

/** Pairs of keys by the place of the first; those that are not here are left out. */
function byPlace(pairs: StoryBonds["together"], placeOf: ReadonlyMap<string, number>) {
  const found = new Map<number, (readonly [string, string])[]>();
  for (const pair of pairs) {
    const place = placeOf.get(pair[0]);
    if (place === undefined || !placeOf.has(pair[1])) continue;
    const own = found.get(place);
    if (own) own.push(pair);
    else found.set(place, [pair]);
  }
  return found;
}
