import { database, inTransaction, lockFor } from "../../db/client.ts";
import { isAnyStoryDecided } from "../../db/decisions.ts";
import { getSetting, saveSetting } from "../../db/settings.ts";
import { findMembersOfGroups, findStoryMembers } from "../../db/stories.ts";
import { replaceNeighbours } from "../../db/story-neighbours.ts";
import { countStoryTexts, findStoryTextsAfter, foldTermCounts } from "../../db/story-texts.ts";
import { log } from "../../model/log.ts";
import { JoinedParts, lotsOf } from "../../stories/joined-parts.ts";
import { settledStories } from "../../stories/settled-stories.ts";
import { isSettlingDue, type Settled } from "../../stories/settling-due.ts";
import { bondsOf, type StoryBonds } from "../../stories/story-choices.ts";
import { placeGroups } from "./place-in-story.ts";
import { STORIES_LOCK } from "./read-groups.ts";
import { regroupEvents } from "./regroup-stories.ts";
import { findSaidWhereAny, type NumberedChoice } from "./story-bonds.ts";
import { type WeighedGroups, weighGroups } from "./weigh-texts.ts";

/** Texts that are weighed and held together at most, some 3 kB each, and words that two of them have. Above either `sweepStories` goes over them. */
const [MOST_WEIGHED, MOST_TERMS] = [120_000, 2_000_000];
/** Texts that are grouped together at most in memory, some 6 kB each: what hangs together by more stays as placing newcomers made it. */
const MOST_TOGETHER = 20_000;
/** Groups of one story, before or after, that are written at once at most: a longer transaction would be cut off. */
const MOST_WRITTEN = 5_000;
/** Groups whose neighbours are saved, or that are grouped anew, under one lock. */
const LOT = 400;
/** Groups placed again at a time where there are too many to be weighed together: stories are locked while one page is grouped. */
const SWEPT_AT_ONCE = 50;

/** The setting that holds what was settled last. */
const SETTLED = "stories-settled";

/** `lot` is how many groups are saved under one lock; after each lot `onProgress` is told how many groups have been grouped. */
type Settling = { readonly onProgress?: (done: number) => void; readonly lot?: number | undefined };

/**
 * Scores all neighbours under the counts of the day and groups all stories anew, so that any order of arrival has given the same stories.
 * The lock of stories is held for one lot at a time, and a lot that was done stays done where the work is cut off. Returns how many groups were
 * looked at; 0 where there are too many, and nothing is changed then.
 */
export async function settleStories({ onProgress = () => {}, lot = LOT }: Settling = {}): Promise<number> {
  const groups = await countStoryTexts(database());
  if (groups > MOST_WEIGHED) return 0;
  await inTransaction(foldTermCounts);
  const weighed = await weighGroups(groups + LOT, MOST_TERMS);
  if (!weighed) return 0;
  // All lists before any story: whether a text is a round-up is seen by the lists of its neighbours.
  for (let from = 0; from < weighed.groupIds.length; from += lot) await saveLists(weighed, from, from + lot);
  const parts = new JoinedParts(weighed.keys.length);
  const { bonds, named } = await saidOfAll(weighed);
  for (const story of settledStories(weighed, bonds, MOST_TOGETHER)) parts.join(story);
  for (const places of named) parts.join(places);
  // Stories that stood and those that come: of texts that share neither, each lot can be written by itself.
  parts.joinLike(weighed.standing);
  let done = 0;
  for (const places of lotsOf(parts.all(), lot)) {
    if (places.length <= MOST_WRITTEN) await groupLot(weighed, places);
    else log.warn("a story has too many texts to be settled", { texts: places.length });
    done += places.length;
    onProgress(done);
  }
  await saveSetting(database(), SETTLED, { groups: weighed.groupIds.length, at: Date.now() });
  return weighed.groupIds.length;
}

/**
 * What follows on newcomers: settles a small collection at once, and a larger one where so many came in since the last time, or so much time has
 * passed, that it is due, since it would cost each newcomer what all cost.
 */
export async function settleWhenDue(now = Date.now()): Promise<void> {
  const groups = await countStoryTexts(database());
  if (isSettlingDue(groups, readSettled(await getSetting(database(), SETTLED)), now)) await settleStories();
}

function readSettled(value: unknown): Settled | null {
  const { groups, at } = (value ?? {}) as Partial<Settled>;
  return typeof groups === "number" && typeof at === "number" ? { groups, at } : null;
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
export async function settleAll(onProgress: (done: number) => void = () => {}): Promise<number> {
  return (await settleStories({ onProgress })) || (await sweepStories(onProgress));
}

async function saveLists({ groupIds, neighbours }: WeighedGroups, from: number, to: number): Promise<void> {
  const some = groupIds.slice(from, to);
  const pairs = some.flatMap((groupId, i) =>
    neighbours.of(from + i).map(({ other, score }) => ({ groupId, otherId: groupIds[other] ?? 0, score })),
  );
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    await replaceNeighbours(tx, some, pairs, groupIds.at(-1) ?? 0);
  });
}

/** Groups anew what stands at these places now, with everything that has come into their stories since. */
async function groupLot({ groupIds, placeOf, scoreOf }: WeighedGroups, places: readonly number[]): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, STORIES_LOCK);
    const own = await findMembersOfGroups(
      tx,
      places.map((place) => groupIds[place] ?? 0),
    );
    const storyIds = [...new Set(own.flatMap(({ storyId }) => storyId ?? []))];
    const alone = own.filter(({ storyId }) => storyId === null);
    // Beside newcomers a large story would stay whole, so where some text has no story yet all are given as newcomers.
    const newcomers = alone.length === 0 ? [] : [...(await findStoryMembers(tx, storyIds)), ...alone];
    const weighed = {
      has: (groupId: number) => placeOf.has(groupId),
      scoreOf: (a: number, b: number) => scoreOf(placeOf.get(a) ?? 0, placeOf.get(b) ?? 0),
    };
    await regroupEvents(tx, storyIds, newcomers, { weighed });
  });
}

/** What people's choices ask of the grouping, and the places of the groups that each choice names as belonging together. */
async function saidOfAll({
  groupIds,
  keys,
  placeOf,
}: WeighedGroups): Promise<{ bonds: StoryBonds; named: number[][] }> {
  if (!(await isAnyStoryDecided(database()))) return { bonds: { together: [], apart: [] }, named: [] };
  const choices = new Map<number, NumberedChoice>();
  const placesOf = new Map<string, readonly number[]>();
  for (let from = 0; from < groupIds.length; from += LOT) {
    const said = await findSaidWhereAny(database(), groupIds.slice(from, from + LOT));
    for (const choice of said.choices) choices.set(choice.id, choice);
    for (const [text, groups] of said.groupsOf) {
      const places = groups.flatMap((groupId) => placeOf.get(groupId) ?? []);
      placesOf.set(text, [...(placesOf.get(text) ?? []), ...places]);
    }
  }
  const inOrder = [...choices.values()].toSorted((a, b) => a.id - b.id);
  const keysOf = (text: string) => (placesOf.get(text) ?? []).flatMap((place) => keys[place] ?? []);
  const named = inOrder.map(({ going, to }) => [...going, ...to].flatMap((text) => placesOf.get(text) ?? []));
  return { bonds: bondsOf(inOrder, keysOf), named };
}
