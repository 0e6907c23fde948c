import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { findMembersOfGroups } from "../../db/stories.ts";
import {
  findStoryCandidates,
  type StoredNeighbour,
  saveIndexTerms,
  saveNeighbours,
} from "../../db/story-neighbours.ts";
import { findStoryTexts, findTermCounts, foldTermCounts, type StoredStoryText } from "../../db/story-texts.ts";
import type { TermCounts } from "../../model/story.ts";
import { indexTerms, nearest } from "../../stories/find-neighbours.ts";
import { storiesToRegroup } from "../../stories/place-newcomer.ts";
import { type StoryVectors, vectorsUnder } from "../../stories/story-vectors.ts";
import { type ReadGroup, readGroups, STORIES_LOCK } from "./read-groups.ts";
import { queueStories } from "./refresh-story.ts";
import { keyOfGroup, regroupEvents } from "./regroup-stories.ts";

/** Candidates scored for one newcomer, those that share most terms first. */
const MOST_CANDIDATES = 120;
/** Candidates of events that are larger than what a rare word leads to; as many as a list of neighbours holds, and some. */
const MOST_OF_LARGE = 40;
/** Newcomers whose candidates are held in memory together. */
const AT_ONCE = 10;

/**
 * Finds the story of some groups of copies: reads their words, looks up the groups that share rare words with them, keeps the nearest, and
 * groups the stories anew that these stand in, and no others. Its cost does not grow with the collection.
 */
export async function placeInStory(groupIds: readonly number[]): Promise<void> {
  // What is indexed is committed before the look-up, so that of two newcomers that come at once one finds the other.
  const { indexed, left } = await inTransaction(async (tx) => {
    const { texts, left } = await readGroups(tx, groupIds);
    await foldTermCounts(tx);
    return { indexed: await putInIndex(tx, texts), left };
  });
  await placeIndexed(indexed, left, (tx) => enqueue(tx, "settle-stories", {}));
}

/** The same for groups whose words are known: finds their neighbours under the counts of the day, and groups the stories anew that they touch. */
export async function placeGroups(groups: readonly number[]): Promise<void> {
  const indexed = await inTransaction(async (tx) => putInIndex(tx, await findStoryTexts(tx, groups)));
  await placeIndexed(indexed, []);
}

/** `left` are stories that lost an article; `also` is done in the transaction that groups them. */
async function placeIndexed(
  indexed: readonly Indexed[],
  left: readonly number[],
  also: (tx: Database) => Promise<void> = async () => {},
): Promise<void> {
  const pairs: StoredNeighbour[] = [];
  for (let from = 0; from < indexed.length; from += AT_ONCE)
    pairs.push(...(await neighboursOf(indexed.slice(from, from + AT_ONCE))));
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    const own = new Set(indexed.map(({ groupId }) => groupId));
    // One may be gone by now: its last article was removed, or it was merged.
    const there = await findMembersOfGroups(tx, [...new Set([...own, ...pairs.map(({ otherId }) => otherId)])]);
    const storyOf = new Map(there.map(({ groupId, storyId }) => [groupId, storyId]));
    const found = pairs.filter(({ groupId, otherId }) => storyOf.has(groupId) && storyOf.has(otherId));
    const newcomers = there.filter(({ groupId }) => own.has(groupId));
    await saveNeighbours(tx, [...own], found);
    // Each newcomer may change six stories, however many came with it.
    const touched = newcomers.flatMap((newcomer) =>
      storiesToRegroup(
        found
          .filter(({ groupId }) => groupId === newcomer.groupId)
          .map(({ otherId, score }) => ({ key: String(otherId), score })),
        (key) => storyOf.get(Number(key)) ?? undefined,
      ),
    );
    const before = newcomers.flatMap(({ storyId }) => storyId ?? []);
    await regroupEvents(tx, [...new Set([...touched, ...before, ...left])], newcomers);
    // Nobody moves in a story whose last article was removed, and its rows would stand for ever.
    await queueStories(tx, left);
    await also(tx);
  });
}

/** A group in the inverted index: what it looks up there, and how it is compared. */
type Indexed = {
  readonly groupId: number;
  readonly rare: readonly string[];
  readonly bursting: readonly string[];
  readonly vectors: StoryVectors;
  /** Groups of the collection. */
  readonly articles: number;
};

/** Puts groups into the index under the words that matter today. */
async function putInIndex(tx: Database, texts: readonly ReadGroup[]): Promise<Indexed[]> {
  const counts = await countsFor(tx, texts);
  const vectorsOf = vectorsUnder(counts);
  const found = texts.map(({ groupId, textSha256, text }) => {
    const vectors = vectorsOf(text);
    const named = { key: keyOfGroup(textSha256, groupId), language: text.language };
    return { groupId, vectors, articles: counts.articles, ...indexTerms(named, vectors, counts) };
  });
  await saveIndexTerms(
    tx,
    found.map(({ groupId, under }) => ({ groupId, terms: under })),
  );
  return found;
}

/** The neighbours of some groups. What is read for one is there for the others. */
async function neighboursOf(indexed: readonly Indexed[]): Promise<StoredNeighbour[]> {
  const vectors = new Map(indexed.map((own) => [own.groupId, own.vectors]));
  const rare = indexed.map(({ groupId, rare }) => ({ groupId, terms: rare }));
  const bursting = indexed.map(({ groupId, bursting }) => ({ groupId, terms: bursting }));
  const byRare = await findStoryCandidates(database(), rare, MOST_CANDIDATES);
  const byBursting = await findStoryCandidates(database(), bursting, MOST_OF_LARGE);
  const candidatesOf = (groupId: number) => [
    ...new Set([...(byRare.get(groupId) ?? []), ...(byBursting.get(groupId) ?? [])]),
  ];
  const others = [...new Set(indexed.flatMap(({ groupId }) => candidatesOf(groupId)))].filter((id) => !vectors.has(id));
  for (let from = 0; from < others.length; from += MOST_CANDIDATES) {
    const texts = await findStoryTexts(database(), others.slice(from, from + MOST_CANDIDATES));
    const vectorsOf = vectorsUnder(await countsFor(database(), texts));
    for (const { groupId, text } of texts) vectors.set(groupId, vectorsOf(text));
  }
  return indexed.flatMap(({ groupId, vectors: mine, articles }) => {
    const near = candidatesOf(groupId).flatMap((other) => {
      const theirs = vectors.get(other);
      return theirs ? [{ key: String(other), vectors: theirs }] : [];
    });
    const found = nearest({ key: String(groupId), vectors: mine }, near, articles);
    return found.map(({ key, score }) => ({ groupId, otherId: Number(key), score }));
  });
}

function countsFor(db: Database, texts: readonly Pick<StoredStoryText, "text">[]): Promise<TermCounts> {
  return findTermCounts(
    db,
    texts.flatMap(({ text }) => text.terms.map(([term]) => term)),
  );
}
