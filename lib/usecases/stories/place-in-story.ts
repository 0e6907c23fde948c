import { database, inTransaction, lockFor } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
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
import { vectorsOf } from "../../stories/story-vectors.ts";
import { readGroups, STORIES_LOCK } from "./read-groups.ts";
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
  const { groups, left } = await inTransaction(async (tx) => {
    const read = await readGroups(tx, groupIds);
    await foldTermCounts(tx);
    return read;
  });
  await placeGroups(groups, left);
  await inTransaction((tx) => enqueue(tx, "settle-stories", {}));
}

/**
 * The same for groups whose words are known: finds their neighbours under the counts of the day, and groups the stories anew that they touch.
 * `left` are stories that lost an article.
 */
export async function placeGroups(groups: readonly number[], left: readonly number[] = []): Promise<void> {
  const pairs: StoredNeighbour[] = [];
  for (let from = 0; from < groups.length; from += AT_ONCE)
    pairs.push(...(await neighboursOf(groups.slice(from, from + AT_ONCE))));
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    await saveNeighbours(tx, groups, pairs);
    const storyOf = await findStoriesOfGroups(tx, [...new Set(pairs.map(({ otherId }) => otherId))]);
    const newcomers = await findStoryTexts(tx, groups);
    // Each newcomer may change six stories, however many came with it.
    const touched = groups.flatMap((groupId) =>
      storiesToRegroup(
        pairs.filter((pair) => pair.groupId === groupId).map(({ otherId, score }) => ({ key: String(otherId), score })),
        (key) => storyOf.get(Number(key)),
      ),
    );
    const before = newcomers.flatMap(({ storyId }) => storyId ?? []);
    await regroupEvents(tx, [...new Set([...touched, ...before, ...left])], newcomers);
    // Nobody moves in a story whose last article was removed, and its rows would stand for ever.
    await queueStories(tx, left);
  });
}

/**
 * Puts some groups into the index and finds their neighbours. What is read for one is there for the others. The index is committed before the
 * look-up, so that of two newcomers that come at once one finds the other.
 */
async function neighboursOf(groups: readonly number[]): Promise<StoredNeighbour[]> {
  const own = await findStoryTexts(database(), groups);
  const counts = await countsFor(own);
  const vectors = new Map(own.map(({ groupId, text }) => [groupId, vectorsOf(text, counts)]));
  const indexed = own.flatMap(({ groupId, textSha256, text }) => {
    const mine = vectors.get(groupId);
    const named = { key: keyOfGroup(textSha256, groupId), language: text.language };
    return mine ? [{ groupId, ...indexTerms(named, mine, counts) }] : [];
  });
  await inTransaction((tx) =>
    saveIndexTerms(
      tx,
      indexed.map(({ groupId, under }) => ({ groupId, terms: under })),
    ),
  );
  const rare = indexed.map(({ groupId, rare }) => ({ groupId, terms: rare }));
  const bursting = indexed.map(({ groupId, bursting }) => ({ groupId, terms: bursting }));
  const byRare = await findStoryCandidates(database(), rare, MOST_CANDIDATES);
  const byBursting = await findStoryCandidates(database(), bursting, MOST_OF_LARGE);
  const candidatesOf = (groupId: number) => [
    ...new Set([...(byRare.get(groupId) ?? []), ...(byBursting.get(groupId) ?? [])]),
  ];
  const others = [...new Set(groups.flatMap(candidatesOf))].filter((groupId) => !vectors.has(groupId));
  for (let from = 0; from < others.length; from += MOST_CANDIDATES) {
    const texts = await findStoryTexts(database(), others.slice(from, from + MOST_CANDIDATES));
    const theirs = await countsFor(texts);
    for (const { groupId, text } of texts) vectors.set(groupId, vectorsOf(text, theirs));
  }
  return own.flatMap(({ groupId }) => {
    const mine = vectors.get(groupId);
    if (!mine) return [];
    const near = candidatesOf(groupId).flatMap((other) => {
      const theirs = vectors.get(other);
      return theirs ? [{ key: String(other), vectors: theirs }] : [];
    });
    const found = nearest({ key: String(groupId), vectors: mine }, near, counts.articles);
    return found.map(({ key, score }) => ({ groupId, otherId: Number(key), score }));
  });
}

function countsFor(texts: readonly StoredStoryText[]): Promise<TermCounts> {
  return findTermCounts(
    database(),
    texts.flatMap(({ text }) => text.terms.map(([term]) => term)),
  );
}
