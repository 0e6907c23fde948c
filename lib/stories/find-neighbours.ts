import type { StoryNeighbour, StoryText, TermCounts } from "../model/story.ts";
import { LEAST_COSINE, storyScore } from "./story-score.ts";
import { type StoryVectors, vectorsOf } from "./story-vectors.ts";

/** Neighbours that an article keeps: average link over these groups as well as over all pairs. */
const NEIGHBOURS = 24;
/** A neighbour is kept from this score on. */
const LEAST_SCORE = 0.05;
/** Terms of an article that stand in the inverted index. */
const INDEXED = 32;
/** A term that leads to more articles than this is not looked up: at 13,000 articles a look-up then visits 645 rows instead of 6,711. */
const MOST_PER_TERM = 200;
/** Terms that a candidate shares. */
const SHARED_TERMS = 2;

/** An article with its key (the hash of its text, so that no order of arrival decides a tie). */
export type KeyedText = { readonly key: string; readonly text: StoryText };

/**
 * The terms under which an article stands in the inverted index and looks up others: its strongest that at most 200 articles have, and
 * at least one other.
 */
export function indexTerms(vectors: StoryVectors, counts: TermCounts): string[] {
  return [...vectors.shared.keys()].filter((term) => counts.of(term) <= MOST_PER_TERM).slice(0, INDEXED);
}

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

/** The 24 best of a list of neighbours. */
export function bestNeighbours(neighbours: readonly StoryNeighbour[]): StoryNeighbour[] {
  return neighbours.toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, NEIGHBOURS);
}

/**
 * The neighbours of all articles under one set of counts, whatever the order in which they came: what settling compares. Time and memory
 * grow with the number of articles, since a term leads to at most 200 of them.
 */
export function allNeighbours(
  texts: readonly KeyedText[],
  counts: TermCounts,
): ReadonlyMap<string, readonly StoryNeighbour[]> {
  const articles = texts
    .map(({ key, text }) => ({ key, vectors: vectorsOf(text, counts) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const termsOf = articles.map(({ vectors }) => indexTerms(vectors, counts));
  const index = positionsByTerm(termsOf);
  const lists = new Map<string, StoryNeighbour[]>(articles.map(({ key }) => [key, []]));
  for (const [i, own] of articles.entries()) {
    const met = new Map<number, number>();
    for (const term of termsOf[i] ?? [])
      for (const j of index.get(term) ?? []) if (j > i) met.set(j, (met.get(j) ?? 0) + 1);
    for (const [j, shared] of met) {
      const other = articles[j];
      if (shared < SHARED_TERMS || !other) continue;
      const score = scoreIfNear(own.vectors, other.vectors, articles.length);
      if (score < LEAST_SCORE) continue;
      lists.get(own.key)?.push({ key: other.key, score });
      lists.get(other.key)?.push({ key: own.key, score });
    }
  }
  return new Map([...lists].map(([key, list]) => [key, bestNeighbours(list)]));
}

/** The positions of the lists that hold each term, in order. */
function positionsByTerm(termsOf: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [i, terms] of termsOf.entries()) {
    for (const term of terms) {
      const under = index.get(term);
      if (under) under.push(i);
      else index.set(term, [i]);
    }
  }
  return index;
}

function scoreIfNear(a: StoryVectors, b: StoryVectors, articles: number): number {
  let cosine = 0;
  for (const [term, weight] of a.shared) cosine += weight * (b.shared.get(term) ?? 0);
  return cosine < LEAST_COSINE ? 0 : storyScore(a, b, articles);
}
