import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import type { Job } from "../../db/queue.ts";
import { findMembersOfGroups } from "../../db/stories.ts";
import {
  findStoryCandidates,
  type LookedUp,
  type StoredNeighbour,
  saveIndexTerms,
  saveNeighbours,
} from "../../db/story-neighbours.ts";
import { findStoryTexts, findTermCounts, type StoredStoryText } from "../../db/story-texts.ts";
import type { TermCounts } from "../../model/story.ts";
import { indexTerms, nearest } from "../../stories/find-neighbours.ts";
import { storiesToRegroup } from "../../stories/place-newcomer.ts";
import { type StoryVectors, vectorsUnder } from "../../stories/story-vectors.ts";
import { type ReadGroup, readGroups, STORIES_LOCK } from "./read-groups.ts";
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
  const read = async (tx: Database) => {
    const { texts, counted, left } = await readGroups(tx, groupIds);
    return { left, indexed: await putInIndex(tx, texts, counted) };
  };
  const settle: Job = { name: "settle-stories", payload: {} };
  if (groupIds.length > 1) {
    // What is indexed is committed before the look-up, and the lock is free while many are compared.
    const { indexed, left } = await inTransaction(read);
    await placeIndexed(indexed, left, [settle]);
    return;
  }
  await inTransaction(async (tx) => {
    const { indexed, left } = await read(tx);
    await groupAround(tx, indexed, await neighboursOf(tx, indexed), left, [settle]);
  });
}

/** The same for groups whose words are known: finds their neighbours under the counts of the day, and groups the stories anew that they touch. */
export async function placeGroups(groups: readonly number[]): Promise<void> {
  const indexed = await inTransaction(async (tx) => putInIndex(tx, await findStoryTexts(tx, groups)));
  await placeIndexed(indexed, [], []);
}

async function placeIndexed(indexed: readonly Indexed[], left: readonly number[], jobs: readonly Job[]): Promise<void> {
  const pairs: StoredNeighbour[] = [];
  for (let from = 0; from < indexed.length; from += AT_ONCE)
    pairs.push(...(await neighboursOf(database(), indexed.slice(from, from + AT_ONCE))));
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    await groupAround(tx, indexed, pairs, left, jobs);
  });
}

/**
 * Saves the neighbours of groups and groups the stories anew that they touch, under the lock of stories. `left` are stories that lost an article;
 * `jobs` are queued along with those of the stories.
 */
async function groupAround(
  tx: Database,
  indexed: readonly Indexed[],
  pairs: readonly StoredNeighbour[],
  left: readonly number[],
  jobs: readonly Job[],
): Promise<void> {
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
  await regroupEvents(tx, [...new Set([...touched, ...before, ...left])], newcomers, { left, jobs });
}

/** A group in the inverted index: what it looks up there, and how it is compared. */
type Indexed = LookedUp & {
  readonly vectors: StoryVectors;
  /** Groups of the collection. */
  readonly articles: number;
};

/** Puts groups into the index under the words that matter today. `counted` are counts as they are now. */
async function putInIndex(
  tx: Database,
  texts: readonly ReadGroup[],
  counted?: ReadonlyMap<string, number>,
): Promise<Indexed[]> {
  const counts = await countsFor(tx, texts, counted);
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
async function neighboursOf(db: Database, indexed: readonly Indexed[]): Promise<StoredNeighbour[]> {
  if (indexed.length === 0) return [];
  const vectors = new Map(indexed.map((own) => [own.groupId, own.vectors]));
  const candidates = await findStoryCandidates(db, indexed, { rare: MOST_CANDIDATES, bursting: MOST_OF_LARGE });
  const others = [...new Set([...candidates.values()].flat())].filter((id) => !vectors.has(id));
  for (let from = 0; from < others.length; from += MOST_CANDIDATES) {
    const texts = await findStoryTexts(db, others.slice(from, from + MOST_CANDIDATES));
    const vectorsOf = vectorsUnder(await countsFor(db, texts));
    for (const { groupId, text } of texts) vectors.set(groupId, vectorsOf(text));
  }
  return indexed.flatMap(({ groupId, vectors: mine, articles }) => {
    const near = (candidates.get(groupId) ?? []).flatMap((other) => {
      const theirs = vectors.get(other);
      return theirs ? [{ key: String(other), vectors: theirs }] : [];
    });
    const found = nearest({ key: String(groupId), vectors: mine }, near, articles);
    return found.map(({ key, score }) => ({ groupId, otherId: Number(key), score }));
  });
}

function countsFor(
  db: Database,
  texts: readonly Pick<StoredStoryText, "text">[],
  known?: ReadonlyMap<string, number>,
): Promise<TermCounts> {
  const terms = texts.flatMap(({ text }) => text.terms.map(([term]) => term));
  return findTermCounts(db, terms, known);
}
