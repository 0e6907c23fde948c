import { database, inTransaction, lockFor } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import {
  findStoryCandidates,
  findStoryTexts,
  findTermCounts,
  foldTermCounts,
  type StoredNeighbour,
  type StoredStoryText,
  saveIndexTerms,
  saveNeighbours,
} from "../../db/stories.ts";
import type { TermCounts } from "../../model/story.ts";
import { indexTerms, nearest } from "../../stories/find-neighbours.ts";
import { storiesToRegroup } from "../../stories/place-newcomer.ts";
import { vectorsOf } from "../../stories/story-vectors.ts";
import { readGroups, STORIES_LOCK } from "./read-groups.ts";
import { queueStories } from "./refresh-story.ts";
import { regroupEvents } from "./regroup-stories.ts";

/** Candidates scored for one newcomer, those that share most terms first. */
const MOST_CANDIDATES = 120;

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
  const own = await findStoryTexts(database(), groups);
  const counts = await countsFor(own);
  await indexGroups(own, counts);
  const pairs: StoredNeighbour[] = [];
  for (const text of own) pairs.push(...(await neighboursOf(text, counts)));
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    await saveNeighbours(tx, groups, pairs);
    const near = await findStoryTexts(tx, [...new Set(pairs.map(({ otherId }) => otherId))]);
    const storyOf = new Map(near.map(({ groupId, storyId }) => [String(groupId), storyId ?? undefined]));
    const newcomers = await findStoryTexts(tx, groups);
    const touched = storiesToRegroup(
      pairs.map(({ otherId, score }) => ({ key: String(otherId), score })),
      (key) => storyOf.get(key),
    );
    const before = newcomers.flatMap(({ storyId }) => storyId ?? []);
    await regroupEvents(tx, [...new Set([...touched, ...before, ...left])], newcomers);
    // Nobody moves in a story whose last article was removed, and its rows would stand for ever.
    await queueStories(tx, left);
    await enqueue(tx, "settle-stories", {});
  });
}

function countsFor(texts: readonly StoredStoryText[]): Promise<TermCounts> {
  return findTermCounts(
    database(),
    texts.flatMap(({ text }) => text.terms.map(([term]) => term)),
  );
}

/** Committed before the look-up, so that of two newcomers that come at once one finds the other. */
async function indexGroups(texts: readonly StoredStoryText[], counts: TermCounts): Promise<void> {
  await inTransaction((tx) =>
    saveIndexTerms(
      tx,
      texts.map(({ groupId, text }) => ({ groupId, terms: indexTerms(vectorsOf(text, counts), counts) })),
    ),
  );
}

async function neighboursOf(own: StoredStoryText, counts: TermCounts): Promise<StoredNeighbour[]> {
  const vectors = vectorsOf(own.text, counts);
  const ids = await findStoryCandidates(database(), own.groupId, indexTerms(vectors, counts), MOST_CANDIDATES);
  const candidates = await findStoryTexts(database(), ids);
  const theirs = await countsFor(candidates);
  const found = nearest(
    { key: String(own.groupId), vectors },
    candidates.map(({ groupId, text }) => ({ key: String(groupId), vectors: vectorsOf(text, theirs) })),
    counts.articles,
  );
  return found.map(({ key, score }) => ({ groupId: own.groupId, otherId: Number(key), score }));
}
