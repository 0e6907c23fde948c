import type { Database } from "../../db/client.ts";
import { deleteLinksOfStories } from "../../db/links.ts";
import { enqueueAll, type Job, linkingJobs } from "../../db/queue.ts";
import {
  findStories,
  findStoryMembers,
  type StoryHead,
  type StoryMember,
  saveStories,
  saveStoryNames,
  saveTouches,
  setStoryName,
} from "../../db/stories.ts";
import { findNeighboursOfGroups, type StoredNeighbour } from "../../db/story-neighbours.ts";
import { findStoryTexts } from "../../db/story-texts.ts";
import { grouped } from "../../model/grouped.ts";
import type { DaySpan } from "../../model/story.ts";
import { isCrowded } from "../../stories/crowd.ts";
import { unionOf } from "../../stories/day-span.ts";
import type { ScoredPair } from "../../stories/group-stories.ts";
import { nameOfStory } from "../../stories/name-story.ts";
import { regroupStories, type StandingStory } from "../../stories/place-newcomer.ts";
import { touchedEvents } from "../../stories/round-up.ts";
import { blocksAmong, crowdAmong, type Weighed } from "./large-stories.ts";
import { noteNearStories } from "./note-near-stories.ts";
import { bondsFor, findSaid, namesGiven, type Said, storiesBoundTo } from "./story-bonds.ts";

/** Groups read at most for the name of one story: more headlines change nothing. */
const NAMED_BY = 40;

/** A group's key: it begins with the hash of its text, so that no order of arrival decides a tie. */
export function keyOfGroup(textSha256: string, groupId: number): string {
  return `${textSha256} ${groupId}`;
}

/** What is known beside the stories and newcomers, and what is queued along with the jobs of the stories. */
type Along = {
  /** Groups that were weighed already. */
  readonly weighed?: Weighed;
  /** Stories that lost an article: nobody moves in one whose last was removed, and its rows would stand for ever. */
  readonly left?: readonly number[];
  readonly jobs?: readonly Job[];
};

/**
 * Groups the articles of these stories and newcomers anew, as people's decisions bind them, and stores what came out. A round-up, which
 * reports three events or more, is a story of its own and notes what it touches. Returns the stories that hold the groups now.
 */
export async function regroupEvents(
  tx: Database,
  asked: readonly number[],
  newcomers: readonly StoryMember[],
  { weighed, left = [], jobs = [] }: Along = {},
): Promise<{ readonly id: number; readonly groupIds: readonly number[] }[]> {
  const { storyIds, members, said } = await findMembers(tx, asked, newcomers);
  const keyOf = new Map(members.map((member) => [member.groupId, keyOfGroup(member.textSha256, member.groupId)]));
  const groupOf = new Map([...keyOf].map(([groupId, key]) => [key, groupId]));
  const blocks = await blocksAmong(tx, members, newcomers, said, keyOf);
  const hidden = new Set(blocks.flatMap((block) => block.hidden));
  const shown = members.filter(({ groupId }) => !hidden.has(keyOf.get(groupId) ?? ""));
  const neighbours = await findNeighboursOfGroups(
    tx,
    shown.map(({ groupId }) => groupId),
  );
  const touches = await markRoundUps(tx, shown, neighbours);
  const pairs = neighbours.flatMap(({ groupId, otherId, score }): ScoredPair[] => {
    const [a, b] = [keyOf.get(groupId), keyOf.get(otherId)];
    return a && b && !touches.has(groupId) && !touches.has(otherId) ? [{ a, b, score }] : [];
  });
  const bonds = bondsFor(said, keyOf);
  const days = daysOf(members, keyOf);
  const heads = new Map((await findStories(tx, storyIds)).map((head) => [head.id, head]));
  const { stories, ended } = regroupStories(
    standingStories(members, storyIds, keyOf, heads),
    members
      .filter(({ storyId }) => storyId === null || !storyIds.includes(storyId))
      .map(({ groupId }) => keyOf.get(groupId) ?? ""),
    pairs,
    { days, ...bonds },
    await crowdAmong(tx, neighbours, keyOf, weighed),
    blocks,
  );
  const groups = stories.map(({ id, keys }) => ({
    id,
    groupIds: keys.flatMap((key) => groupOf.get(key) ?? []),
    days: keys.reduce<DaySpan | null>((all, key) => unionOf(all, days.get(key) ?? null), null),
  }));
  const ids = await saveStories(tx, groups, ended);
  const saved = groups.map(({ groupIds }, i) => ({ id: ids[i]?.id ?? 0, isNew: ids[i]?.isNew ?? true, groupIds }));
  await enqueueAll(tx, [...jobs, ...rowsJobs(left), ...(await jobsOfMoved(tx, members, saved))]);
  await nameStories(tx, saved, heads);
  await keepNamesGiven(tx, saved, said);
  await noteNearStories(tx, { before: storyIds, stories: saved, neighbours, bonds, groupOf });
  return saved;
}

/** Groups that stand in another story now are linked anew with those of other stories, and the rows of both their stories are made anew. */
async function jobsOfMoved(
  tx: Database,
  members: readonly StoryMember[],
  stories: readonly { readonly id: number; readonly groupIds: readonly number[] }[],
): Promise<Job[]> {
  const now = new Map(stories.flatMap(({ id, groupIds }) => groupIds.map((groupId) => [groupId, id] as const)));
  const moved = members.filter(({ groupId, storyId }) => now.has(groupId) && now.get(groupId) !== storyId);
  const left = new Set(moved.flatMap(({ storyId }) => storyId ?? []));
  // What stands alone now has lost the links that its story's rows held, also those between its own claims.
  const alone = stories.flatMap(({ id, groupIds }) => (groupIds.length === 1 && left.has(id) ? groupIds : []));
  // Taken away at once: claims are linked across stories before rows are made anew, and a pair that still has a link gets no other.
  await deleteLinksOfStories(tx, [...left]);
  const linked = [...moved.flatMap(({ groupId, storyId }) => (storyId === null ? [] : [groupId])), ...alone];
  return [
    ...rowsJobs(moved.flatMap(({ groupId, storyId }) => [storyId ?? [], now.get(groupId) ?? []].flat())),
    ...linkingJobs(linked),
  ];
}

function rowsJobs(storyIds: readonly number[]): Job[] {
  return [...new Set(storyIds)].map((storyId) => ({ name: "refresh-story", payload: { storyId } }));
}

/**
 * The groups to be grouped: those of the stories asked for, the newcomers, and those that decisions put together with any of them, since a
 * removed article that comes back has nothing else in common with the story that a person put it into.
 */
async function findMembers(tx: Database, asked: readonly number[], newcomers: readonly StoryMember[]) {
  const fresh = new Set(newcomers.map(({ groupId }) => groupId));
  const storyIds = [...asked];
  for (;;) {
    const standing = (await findStoryMembers(tx, storyIds)).filter(({ groupId }) => !fresh.has(groupId));
    const members = [...standing, ...newcomers];
    const said = await findSaid(
      tx,
      members.map(({ groupId }) => groupId),
    );
    const bound = await storiesBoundTo(tx, said, storyIds);
    if (bound.length === 0) return { storyIds, members, said };
    storyIds.push(...bound);
  }
}

/** Stories that changed their number keep the name that a person gave; one that has such a name already keeps that. */
async function keepNamesGiven(
  tx: Database,
  stories: readonly { readonly id: number; readonly groupIds: readonly number[] }[],
  said: Said,
): Promise<void> {
  const storyOf = new Map(stories.flatMap(({ id, groupIds }) => groupIds.map((groupId) => [groupId, id] as const)));
  const given = namesGiven(said, storyOf);
  for (const { id, name, nameBy } of await findStories(tx, [...given.keys()])) {
    const names = given.get(id) ?? [];
    if (nameBy === "person" && names.includes(name ?? "")) continue;
    if (names[0]) await setStoryName(tx, id, { name: names[0], by: "person" });
  }
}

function standingStories(
  members: readonly StoryMember[],
  storyIds: readonly number[],
  keyOf: ReadonlyMap<number, string>,
  heads: ReadonlyMap<number, StoryHead>,
): StandingStory[] {
  return storyIds.map((id) => ({
    id,
    first: keyOf.get(heads.get(id)?.firstGroup ?? -1) ?? "",
    keys: members.filter(({ storyId }) => storyId === id).flatMap(({ groupId }) => keyOf.get(groupId) ?? []),
  }));
}

function daysOf(members: readonly StoryMember[], keyOf: ReadonlyMap<number, string>): Map<string, DaySpan> {
  return new Map(
    members.flatMap(({ groupId, days }) => {
      const key = keyOf.get(groupId);
      return days && key ? [[key, days] as const] : [];
    }),
  );
}

/** Finds round-ups among members by their neighbours and these neighbours' own, and notes what they touch. */
async function markRoundUps(
  tx: Database,
  members: readonly StoryMember[],
  neighbours: readonly StoredNeighbour[],
): Promise<Map<number, number[]>> {
  const byGroup = grouped(neighbours, ({ groupId }) => groupId);
  const outside = new Set(neighbours.map(({ otherId }) => otherId).filter((id) => !byGroup.has(id)));
  const all = [...neighbours, ...(await findNeighboursOfGroups(tx, [...outside]))];
  const scores = new Map(all.map(({ groupId, otherId, score }) => [`${groupId} ${otherId}`, score]));
  const lists = [...grouped(all, ({ groupId }) => groupId)];
  const crowded = new Set(lists.flatMap(([groupId, list]) => (isCrowded(list) ? [String(groupId)] : [])));
  // Two reports of an event of hundreds need not name each other, and are related all the same.
  const unnamed = (a: string, b: string) => (crowded.has(a) && crowded.has(b) ? 1 : 0);
  const scoreOf = (a: string, b: string) => scores.get(`${a} ${b}`) ?? scores.get(`${b} ${a}`) ?? unnamed(a, b);
  const found = members.map(({ groupId }) => {
    const own = (byGroup.get(groupId) ?? []).map(({ otherId, score }) => ({ key: String(otherId), score }));
    return { groupId, touches: touchedEvents(own, scoreOf).map(({ key }) => Number(key)) };
  });
  const known = new Map(members.map(({ groupId, touches }) => [groupId, touches.join(" ")]));
  await saveTouches(
    tx,
    found.filter(({ groupId, touches }) => touches.join(" ") !== known.get(groupId)),
  );
  return new Map(found.filter(({ touches }) => touches.length > 0).map(({ groupId, touches }) => [groupId, touches]));
}

/** Names the stories of several texts that have no name; one text alone goes by its headline. `heads` are the stories as they stood. */
async function nameStories(
  tx: Database,
  stories: readonly { readonly id: number; readonly isNew: boolean; readonly groupIds: readonly number[] }[],
  heads: ReadonlyMap<number, StoryHead>,
): Promise<void> {
  // A name that was shown stays, so the others need none. What a number that was empty goes by was not read.
  const several = stories.filter(({ id, groupIds }) => groupIds.length > 1 && !heads.get(id)?.name);
  const wanted = several.flatMap(({ groupIds }) => groupIds.slice(0, NAMED_BY));
  const texts = new Map((await findStoryTexts(tx, wanted)).map((text) => [text.groupId, text]));
  const headlines = await findHeadlines(
    tx,
    [...texts.values()].map(({ articleId }) => articleId),
  );
  const single = stories.filter(({ id, isNew, groupIds }) => groupIds.length === 1 && !isNew && isNamed(heads.get(id)));
  await saveStoryNames(
    tx,
    single.map(({ id }) => ({ id, name: null })),
  );
  await saveStoryNames(
    tx,
    several.map(({ id, groupIds }) => ({
      id,
      name: nameOfStory(
        groupIds.slice(0, NAMED_BY).flatMap((groupId) => {
          const text = texts.get(groupId);
          if (!text) return [];
          const opening = new Set(text.text.opening.map(([term]) => term));
          return [{ headline: headlines.get(text.articleId) ?? null, opening }];
        }),
      ),
    })),
  );
}

/** Whether a story has a name, or was not read. */
function isNamed(head: StoryHead | undefined): boolean {
  return !head || head.name !== null;
}

async function findHeadlines(tx: Database, articleIds: readonly number[]): Promise<Map<number, string | null>> {
  if (articleIds.length === 0) return new Map();
  const rows = await tx.article.findMany({
    where: { id: { in: [...articleIds] } },
    select: { id: true, headline: true },
  });
  return new Map(rows.map(({ id, headline }) => [id, headline]));
}
