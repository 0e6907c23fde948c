import { database, inTransaction, lockFor } from "../../db/client.ts";
import { type StoredNeighbour, saveNeighbours } from "../../db/story-neighbours.ts";
import {
  countStoryTexts,
  findStoryTextsAfter,
  findTermCounts,
  foldTermCounts,
  type StoredStoryText,
} from "../../db/story-texts.ts";
import type { TermCounts } from "../../model/story.ts";
import { allNeighbours } from "../../stories/find-neighbours.ts";
import { placeGroups } from "./place-in-story.ts";
import { STORIES_LOCK } from "./read-groups.ts";
import { keyOfGroup, regroupEvents } from "./regroup-stories.ts";

/**
 * Groups up to which everything is grouped anew after each import. Two orders of arrival differ in details before it. Above it stories
 * are kept by placing newcomers, since the vectors of so many texts would not fit the memory of a worker, and `sweepStories` goes over them.
 */
const MOST_SETTLED = 5_000;
/** Groups read at a time. */
const PAGE = 500;
/** Groups placed again at a time: stories are locked while one page is grouped. */
const SWEPT_AT_ONCE = 50;

/**
 * Scores all neighbours under the counts of the day and groups all stories anew, so that any order of arrival has given the same stories.
 * Returns how many groups were looked at; 0 where there are too many.
 */
export async function settleStories(): Promise<number> {
  if ((await countStoryTexts(database())) > MOST_SETTLED) return 0;
  return inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    await foldTermCounts(tx);
    const texts: StoredStoryText[] = [];
    for (let after = 0; ; ) {
      const page = await findStoryTextsAfter(tx, after, PAGE);
      texts.push(...page);
      if (page.length < PAGE) break;
      after = page.at(-1)?.groupId ?? after;
    }
    const counts = await findTermCounts(
      tx,
      texts.flatMap(({ text }) => text.terms.map(([term]) => term)),
    );
    const ids = texts.map(({ groupId }) => groupId);
    await saveNeighbours(tx, ids, pairsOf(texts, counts));
    const standing = [...new Set(texts.flatMap(({ storyId }) => storyId ?? []))];
    await regroupEvents(tx, standing, texts, texts);
    return texts.length;
  });
}

/**
 * Places all groups again, some at a time, each under the counts of the day: neighbour lists that were made when the collection was small are made
 * anew, and stories follow them. Memory is that of one page, whatever the size of the collection. Unlike settling it goes in the order of the
 * groups, so that two orders of arrival may still differ in details. Returns how many groups were looked at.
 */
export async function sweepStories(onProgress: (done: number) => void = () => {}): Promise<number> {
  await inTransaction(foldTermCounts);
  let done = 0;
  for (let after = 0; ; ) {
    const page = (await findStoryTextsAfter(database(), after, SWEPT_AT_ONCE)).map(({ groupId }) => groupId);
    if (page.length === 0) return done;
    await placeGroups(page);
    done += page.length;
    onProgress(done);
    after = page.at(-1) ?? after;
  }
}

/** Settles a collection that is small enough for it, and sweeps over a larger one. Returns how many groups were looked at. */
export async function settleAll(onProgress?: (done: number) => void): Promise<number> {
  return (await settleStories()) || (await sweepStories(onProgress));
}

function pairsOf(texts: readonly StoredStoryText[], counts: TermCounts): StoredNeighbour[] {
  const groupOf = new Map(texts.map((text) => [keyOf(text), text.groupId]));
  const lists = allNeighbours(
    texts.map((text) => ({ key: keyOf(text), text: text.text })),
    counts,
  );
  return [...lists].flatMap(([key, list]) =>
    list.flatMap(({ key: other, score }) => {
      const [groupId, otherId] = [groupOf.get(key), groupOf.get(other)];
      return groupId === undefined || otherId === undefined ? [] : [{ groupId, otherId, score }];
    }),
  );
}

function keyOf({ textSha256, groupId }: StoredStoryText): string {
  return keyOfGroup(textSha256, groupId);
}
