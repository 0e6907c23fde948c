import type { StoryNeighbour, StoryText, TermCounts } from "../model/story.ts";
import { generalShare } from "./general-words.ts";
import type { StoryVectors } from "./story-vectors.ts";

/** Neighbours that an article keeps: average link over these groups as well as over all pairs. */
export const NEIGHBOURS = 24;
/** A neighbour is kept from this score on. */
export const LEAST_SCORE = 0.05;
/** Terms of an article that stand in the inverted index. */
const INDEXED = 32;
/** A term that leads to more articles than this is not looked up: at 13,000 articles a look-up then visits 645 rows instead of 6,711. */
const MOST_PER_TERM = 200;
/** Words of large events that an article looks up, and how much more often than in news at large such a word stands in the collection. */
const [BURSTING, BURSTS] = [8, 5];
/** Articles that stand under such a word: enough that each article finds more of them than it keeps. */
const MOST_UNDER_BURSTING = 60;
/** Terms that a candidate shares. */
export const SHARED_TERMS = 2;

/** An article with its key: the hash of its text, so that no order of arrival decides a tie, and after a blank what tells equal texts apart. */
export type KeyedText = { readonly key: string; readonly text: StoryText };

/** What an article looks up in the inverted index, and the terms under which it is found there. */
export type IndexTerms = {
  readonly rare: readonly string[];
  readonly bursting: readonly string[];
  readonly under: readonly string[];
};
type Indexed = { readonly key: string; readonly language: string };

/**
 * The terms by which an article looks up others: its strongest that at most 200 articles have, and at least one other; and some that more
 * have, where they stand in far more articles than in news at large. An event of 500 reports is told in words that 400 of them have, and by its
 * rare words no report would find another. Under such a word not all articles stand but about 60, chosen by their key.
 */
export function indexTerms({ key, language }: Indexed, vectors: StoryVectors, counts: TermCounts): IndexTerms {
  const shared = [...vectors.shared.keys()];
  const rare = shared.filter((term) => counts.of(term) <= MOST_PER_TERM).slice(0, INDEXED);
  const bursting = shared
    .filter((term) => counts.of(term) > MOST_PER_TERM)
    .filter((term) => counts.of(term) > BURSTS * generalShare(term, language) * counts.articles)
    .slice(0, BURSTING);
  const share = shareOf(key);
  return {
    rare,
    bursting,
    under: [...rare, ...bursting.filter((term) => share * counts.of(term) < MOST_UNDER_BURSTING)],
  };
}

/**
 * A number of 0 to 1 that belongs to a text and to nothing else: the same articles are found by each other under all common words. What tells
 * equal texts apart is a number that goes by the order of arrival, and settled stories must not.
 */
function shareOf(key: string): number {
  const [text = ""] = key.split(" ", 1);
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** The 24 best of a list of neighbours. */
export function bestNeighbours(neighbours: readonly StoryNeighbour[]): StoryNeighbour[] {
  return neighbours.toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, NEIGHBOURS);
}
