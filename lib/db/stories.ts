import type { DaySpan } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";
import type { StoredStoryText } from "./story-texts.ts";

/** Let these groups stand in these stories. */
export async function setStories(
  tx: Database,
  groups: readonly { readonly groupId: number; readonly storyId: number }[],
): Promise<void> {
  if (groups.length === 0) return;
  await tx.$executeRaw`
    UPDATE story_text t SET story_id = new.story_id
    FROM unnest(${groups.map(({ groupId }) => groupId)}::int[], ${groups.map(({ storyId }) => storyId)}::int[]) AS new(group_id, story_id)
    WHERE t.group_id = new.group_id AND t.story_id IS DISTINCT FROM new.story_id`;
}

/** A group as it stands in a story. `touches` are the groups of other events that a round-up names. */
export type StoryMember = Pick<StoredStoryText, "groupId" | "textSha256" | "days" | "storyId"> & {
  readonly touches: readonly number[];
};

/** Which story and what days each group of these stories has. */
export function findStoryMembers(db: Database, storyIds: readonly number[]): Promise<StoryMember[]> {
  return readMembers(db, Prisma.sql`story_id = ANY (${[...storyIds]}::int[])`);
}

/** The same for these groups; also for one that stands in no story yet. */
export function findMembersOfGroups(db: Database, groupIds: readonly number[]): Promise<StoryMember[]> {
  return readMembers(db, Prisma.sql`group_id = ANY (${[...groupIds]}::int[])`);
}

/** The same for the groups of these stories and of those in which these groups stand. */
export function findMembersBeside(
  db: Database,
  storyIds: readonly number[],
  groupIds: readonly number[],
): Promise<StoryMember[]> {
  const beside = Prisma.sql`SELECT story_id FROM story_text WHERE group_id = ANY (${[...groupIds]}::int[]) AND story_id IS NOT NULL`;
  // As arrays, since an OR of two lists would read the whole table.
  return readMembers(db, Prisma.sql`story_id = ANY (${[...storyIds]}::int[] || ARRAY(${beside}))`);
}

type MemberRow = Omit<StoryMember, "days"> & { readonly firstDay: number | null; readonly lastDay: number | null };

async function readMembers(db: Database, where: Prisma.Sql): Promise<StoryMember[]> {
  const rows = await jsonRows<MemberRow>(
    db,
    Prisma.sql`
      SELECT group_id AS "groupId", text_sha256 AS "textSha256", first_day AS "firstDay", last_day AS "lastDay", story_id AS "storyId", touches
      FROM story_text WHERE ${where} ORDER BY group_id`,
  );
  return rows.map(({ firstDay, lastDay, ...row }) => ({
    ...row,
    days: firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay },
  }));
}

/** A story as grouping gives it: its number, null for a new one, the groups it holds and between which days they appeared. */
export type GroupedStory = {
  readonly id: number | null;
  readonly groupIds: readonly number[];
  readonly days: DaySpan | null;
};

/**
 * Put groups into stories, which hold these and no others then; those that `ended` hold none. A story that ends stays, empty and out of the lists;
 * groups that part later have their old number again where one of them began it, so that undo gives back what was there and old addresses work.
 * Returns the numbers, in the order given, and which of them are new.
 */
export async function saveStories(
  tx: Database,
  stories: readonly GroupedStory[],
  ended: readonly number[],
): Promise<{ readonly id: number; readonly isNew: boolean }[]> {
  const unnumbered = stories.filter(({ id }) => id === null);
  const empty = await emptyStories(
    tx,
    unnumbered.flatMap(({ groupIds }) => groupIds),
  );
  // Each empty number once, for the story that holds the group which began it.
  const taken = new Set<number>();
  const old = stories.map(({ id, groupIds }) => {
    const number = id ?? empty.find((each) => !taken.has(each.id) && groupIds.includes(each.firstGroup))?.id ?? null;
    if (number !== null) taken.add(number);
    return number;
  });
  const begun = stories.flatMap(({ groupIds }, i) => (old[i] === null ? [Math.min(...groupIds)] : []));
  const idOf = await beginStories(tx, begun);
  const saved = stories.map(({ groupIds }, i) => ({
    id: old[i] ?? idOf.get(Math.min(...groupIds)) ?? 0,
    isNew: old[i] === null,
  }));
  await writeStories(tx, [
    ...ended.filter((id) => !taken.has(id)).map((id) => ({ id, groupIds: [], days: null })),
    ...stories.map(({ groupIds, days }, i) => ({ id: saved[i]?.id ?? 0, groupIds, days })),
  ]);
  return saved;
}

/** Groups with their story, and what lists say of each story, in one statement. */
async function writeStories(tx: Database, stories: readonly (GroupedStory & { readonly id: number })[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(({ id, groupIds, days }) => ({
    id,
    held: groupIds,
    first: days?.from ?? null,
    last: days?.to ?? null,
  }));
  await tx.$executeRaw`
    WITH new AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${toJson(rows)}::json) AS each(id int, held int[], first int, last int)),
    moved AS (
      UPDATE story_text t SET story_id = m.id FROM (SELECT id, unnest(held) AS group_id FROM new) AS m
      WHERE t.group_id = m.group_id AND t.story_id IS DISTINCT FROM m.id)
    UPDATE story s SET groups = cardinality(new.held), first_day = new.first, last_day = new.last FROM new
    WHERE s.id = new.id AND (s.groups, s.first_day, s.last_day) IS DISTINCT FROM (cardinality(new.held), new.first, new.last)`;
}

/** A new story for each of these groups that begin one, by group. */
async function beginStories(tx: Database, groupIds: readonly number[]): Promise<Map<number, number>> {
  if (groupIds.length === 0) return new Map();
  const fresh = await tx.$queryRaw<{ id: number; first: number }[]>`
    INSERT INTO story (first_group) SELECT * FROM unnest(${[...groupIds]}::int[]) RETURNING id, first_group AS first`;
  return new Map(fresh.map(({ id, first }) => [first, id]));
}

/** Stories that hold nothing now and were begun by one of these groups, by number. */
async function emptyStories(
  tx: Database,
  groupIds: readonly number[],
): Promise<{ readonly id: number; readonly firstGroup: number }[]> {
  if (groupIds.length === 0) return [];
  return tx.$queryRaw`
    SELECT s.id, s.first_group AS "firstGroup" FROM story s
    WHERE s.first_group = ANY (${[...groupIds]}::int[]) AND NOT EXISTS (SELECT 1 FROM story_text t WHERE t.story_id = s.id) ORDER BY s.id`;
}

/** Note which groups a round-up touches; none for a report on one event. */
export async function saveTouches(
  tx: Database,
  round: readonly { readonly groupId: number; readonly touches: readonly number[] }[],
): Promise<void> {
  if (round.length === 0) return;
  const rows = round.map(({ groupId, touches }) => ({ group_id: groupId, touches }));
  await tx.$executeRaw`
    UPDATE story_text t SET touches = new.touches
    FROM json_to_recordset(${toJson(rows)}::json) AS new(group_id int, touches int[])
    WHERE t.group_id = new.group_id AND t.touches <> new.touches`;
}

/** Give stories the names found by rule; a name that was shown before, or that a person gave, stays. */
export async function saveStoryNames(
  tx: Database,
  names: readonly { readonly id: number; readonly name: string | null }[],
): Promise<void> {
  const none = names.filter(({ name }) => name === null).map(({ id }) => id);
  if (none.length > 0)
    await tx.$executeRaw`
      UPDATE story SET name = NULL WHERE id = ANY (${none}::int[]) AND name_by = 'rule' AND name IS NOT NULL`;
  const given = names.filter(({ name }) => name !== null);
  if (given.length === 0) return;
  await tx.$executeRaw`
    UPDATE story s SET name = new.name FROM json_to_recordset(${toJson(given)}::json) AS new(id int, name text)
    WHERE s.id = new.id AND s.name IS NULL`;
}

/** What finding a group's story reads of the article that leads it. */
export type LeadText = {
  readonly groupId: number;
  readonly articleId: number;
  readonly textSha256: string;
  readonly headline: string | null;
  readonly language: string;
  readonly publishedAt: string | null;
  readonly deck: string | null;
  readonly paragraphs: readonly string[];
};

/** The texts that lead these groups, by group; a group whose articles are removed or in another group by now is left out. */
export function findLeadTexts(db: Database, groupIds: readonly number[]): Promise<LeadText[]> {
  return jsonRows(
    db,
    Prisma.sql`
      SELECT a.group_id AS "groupId", a.id AS "articleId", a.text_sha256 AS "textSha256", a.headline, a.language, a.published_at AS "publishedAt",
        (SELECT text FROM passage p WHERE p.article_id = a.id AND p.role = 'deck' ORDER BY position LIMIT 1) AS deck,
        ARRAY(SELECT text FROM passage p WHERE p.article_id = a.id AND p.role = 'body' ORDER BY position) AS paragraphs
      FROM article a WHERE a.group_id = ANY (${[...groupIds]}::int[]) AND a.lead AND a.removed_at IS NULL ORDER BY a.group_id`,
  );
}

/** A story as lists show it; `firstGroup` began it. */
export type StoryHead = {
  readonly id: number;
  readonly name: string | null;
  readonly nameBy: string;
  readonly firstGroup: number | null;
};

/** An article of a story; copies are named too. */
export type StoryArticle = {
  readonly storyId: number;
  readonly articleId: number;
  readonly groupId: number;
  readonly sourceId: string;
  readonly outletId: number | null;
  readonly outlet: string | null;
  readonly headline: string | null;
  /** The beginning of a text without headline. */
  readonly opening: string | null;
  readonly publishedAt: string | null;
  readonly lead: boolean;
  readonly words: number;
};

/** Stories after this number, at most `limit`: a page of all. */
export async function findStoriesAfter(db: Database, after: number, limit: number): Promise<StoryHead[]> {
  return db.story.findMany({
    where: { id: { gt: after }, texts: { some: {} } },
    select: { id: true, name: true, nameBy: true, firstGroup: true },
    orderBy: { id: "asc" },
    take: limit,
  });
}

/** These stories, by number. */
export async function findStories(db: Database, ids: readonly number[]): Promise<StoryHead[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<StoryHead[]>`
    SELECT s.id, s.name, s.name_by AS "nameBy", s.first_group AS "firstGroup" FROM story s
    WHERE s.id = ANY (${[...ids]}::int[]) AND EXISTS (SELECT 1 FROM story_text t WHERE t.story_id = s.id) ORDER BY s.id`;
}

/** Whether a story has this number, also one that holds no article any more. */
export async function isStoryNumber(db: Database, id: number): Promise<boolean> {
  return (await db.story.count({ where: { id } })) > 0;
}

/** Every article of these stories, copies too, by story and article. */
export async function findStoryArticles(db: Database, storyIds: readonly number[]): Promise<StoryArticle[]> {
  return db.$queryRaw<StoryArticle[]>`
    SELECT t.story_id AS "storyId", a.id AS "articleId", a.group_id AS "groupId", a.source_id AS "sourceId", a.outlet_id AS "outletId",
      o.name AS outlet, a.headline, a.published_at AS "publishedAt", a.lead, a.body_words AS words,
      CASE WHEN a.headline IS NULL THEN (SELECT left(p.text, 200) FROM passage p
        WHERE p.article_id = a.id AND p.role = 'body' ORDER BY p.position LIMIT 1) END AS opening
    FROM story_text t JOIN article a ON a.group_id = t.group_id AND a.removed_at IS NULL LEFT JOIN outlet o ON o.id = a.outlet_id
    WHERE t.story_id = ANY (${[...storyIds]}) ORDER BY t.story_id, a.id`;
}

/** The stories that round-ups in these stories touch: pairs of numbers. */
export async function findTouchedStories(
  db: Database,
  storyIds: readonly number[],
): Promise<{ storyId: number; touches: number }[]> {
  return db.$queryRaw<{ storyId: number; touches: number }[]>`
    SELECT DISTINCT t.story_id AS "storyId", other.story_id AS touches
    FROM story_text t, unnest(t.touches) AS touched JOIN story_text other ON other.group_id = touched
    WHERE t.story_id = ANY (${[...storyIds]}) AND other.story_id <> t.story_id ORDER BY 1, 2`;
}

/** The story in which each of these groups stands. */
export async function findStoriesOfGroups(db: Database, groupIds: readonly number[]): Promise<Map<number, number>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db.storyText.findMany({
    where: { groupId: { in: [...groupIds] }, storyId: { not: null } },
    select: { groupId: true, storyId: true },
  });
  return new Map(rows.flatMap(({ groupId, storyId }) => (storyId === null ? [] : [[groupId, storyId] as const])));
}

/** The hash of every text in these groups, copies too. */
export async function findTextsOfGroups(
  db: Database,
  groupIds: readonly number[],
): Promise<{ groupId: number; text: string }[]> {
  const rows = await db.article.findMany({
    where: { groupId: { in: [...groupIds] }, removedAt: null },
    select: { groupId: true, textSha256: true },
    orderBy: [{ lead: "desc" }, { id: "asc" }],
  });
  return rows.map(({ groupId, textSha256 }) => ({ groupId, text: textSha256 }));
}

/** The groups in which these texts stand, by their hashes. */
export async function findGroupsOfTexts(
  db: Database,
  texts: readonly string[],
): Promise<{ groupId: number; text: string }[]> {
  const rows = await db.article.findMany({
    where: { textSha256: { in: [...texts] }, removedAt: null },
    select: { groupId: true, textSha256: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ groupId, textSha256 }) => ({ groupId, text: textSha256 }));
}

/** Let a story go by this name, given by a person or by rule; null lets it go by its headline. */
export async function setStoryName(
  tx: Database,
  id: number,
  { name, by }: { readonly name: string | null; readonly by: "rule" | "person" },
): Promise<void> {
  await tx.story.updateMany({ where: { id }, data: { name, nameBy: by } });
}

/** The story in which the article of each of these claims stands. */
export async function findStoriesOfClaims(db: Database, claimIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ claim: number; story: number }[]>`
    SELECT c.id AS claim, t.story_id AS story FROM claim c JOIN article a ON a.id = c.article_id
    JOIN story_text t ON t.group_id = a.group_id AND t.story_id IS NOT NULL WHERE c.id = ANY (${[...claimIds]}::int[])`;
  return new Map(rows.map(({ claim, story }) => [claim, story]));
}

/** The stories in which the claims of each of these topics stand, by number. */
export async function findStoriesOfTopics(db: Database, topicIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await db.$queryRaw<{ topic: number; stories: number[] }[]>`
    SELECT m.topic_id AS topic, array_agg(DISTINCT t.story_id ORDER BY t.story_id) AS stories
    FROM matter m JOIN matter_claim held ON held.matter_id = m.id JOIN claim c ON c.id = held.claim_id
    JOIN article a ON a.id = c.article_id JOIN story_text t ON t.group_id = a.group_id AND t.story_id IS NOT NULL
    WHERE m.topic_id = ANY (${[...topicIds]}::int[]) GROUP BY m.topic_id`;
  return new Map(rows.map(({ topic, stories }) => [topic, stories]));
}
