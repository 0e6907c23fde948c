import type { NearStories } from "../model/story.ts";
import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";

const COLUMNS = { storyId: true, otherId: true, kind: true, best: true, average: true };

/** Replace what stood of these stories, which were grouped anew. What stays as it was is not written. */
export async function saveNearStories(
  tx: Database,
  storyIds: readonly number[],
  near: readonly NearStories[],
): Promise<void> {
  if (storyIds.length === 0 && near.length === 0) return;
  const ids = [...storyIds];
  await tx.$executeRaw`
    WITH new AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${toJson(near)}::json) AS each(story int, other int, kind text, best real, average real)),
    gone AS (
      DELETE FROM story_near n WHERE (n.story_id = ANY (${ids}::int[]) OR n.other_id = ANY (${ids}::int[]))
        AND NOT EXISTS (SELECT 1 FROM new WHERE new.story = n.story_id AND new.other = n.other_id))
    INSERT INTO story_near AS n (story_id, other_id, kind, best, average) SELECT story, other, kind, best, average FROM new
    ON CONFLICT (story_id, other_id) DO UPDATE SET kind = EXCLUDED.kind, best = EXCLUDED.best, average = EXCLUDED.average
      WHERE (n.kind, n.best, n.average) IS DISTINCT FROM (EXCLUDED.kind, EXCLUDED.best, EXCLUDED.average)`;
}

/** Pairs of which one is among these stories, the nearest first, at most `limit`. */
export async function findNearStories(
  db: Database,
  storyIds: readonly number[],
  limit: number,
): Promise<NearStories[]> {
  const those = { in: [...storyIds] };
  const rows = await db.storyNear.findMany({
    where: { OR: [{ storyId: those }, { otherId: those }] },
    select: COLUMNS,
    orderBy: [{ average: "desc" }, { storyId: "asc" }, { otherId: "asc" }],
    take: limit,
  });
  return rows.map(toNear);
}

/** The pairs of stories that are most likely one, at most `limit`. */
export async function findStoryQuestions(db: Database, limit: number): Promise<NearStories[]> {
  const rows = await db.storyNear.findMany({
    where: { kind: "question" },
    select: COLUMNS,
    orderBy: [{ average: "desc" }, { best: "desc" }, { storyId: "asc" }],
    take: limit,
  });
  return rows.map(toNear);
}

/** How many pairs of stories may be one. */
export function countStoryQuestions(db: Database): Promise<number> {
  return db.storyNear.count({ where: { kind: "question" } });
}

type Row = { storyId: number; otherId: number; kind: string; best: number; average: number };

function toNear({ storyId, otherId, kind, best, average }: Row): NearStories {
  return { story: storyId, other: otherId, kind: kind === "thread" ? "thread" : "question", best, average };
}

/** The rare words that headline and opening of the nearest articles of two stories share, rarest first. */
export async function findSharedWords(
  db: Database,
  { story, other }: Pick<NearStories, "story" | "other">,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    WITH nearest AS (
      SELECT n.group_id AS a, n.other_id AS b FROM story_text x JOIN story_neighbour n ON n.group_id = x.group_id
      JOIN story_text y ON y.group_id = n.other_id
      WHERE x.story_id = ${story} AND y.story_id = ${other} ORDER BY n.score DESC, a, b LIMIT 1)
    SELECT word FROM nearest JOIN story_text x ON x.group_id = a JOIN story_text y ON y.group_id = b, unnest(x.headline || x.opening) AS word
      LEFT JOIN story_term_count c ON c.term = word
    WHERE (word = ANY (y.headline) OR word = ANY (y.opening)) AND length(word) > 2
      AND EXISTS (SELECT 1 FROM story_term k WHERE k.term = word AND k.group_id IN (a, b))
    GROUP BY word ORDER BY max(c.groups) NULLS FIRST, word`;
  return rows.map(({ word }) => word);
}

/** For each of these groups the lead copies of other stories that are nearest to it by words, nearest first, at most `limit` each. */
export async function findNearestElsewhere(
  db: Database,
  groupIds: readonly number[],
  limit: number,
): Promise<Map<number, number[]>> {
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    SELECT own.group_id AS own, ARRAY(
      SELECT a.id FROM story_neighbour n JOIN story_text t ON t.group_id = n.other_id AND (t.story_id = own.story_id) IS NOT TRUE
      JOIN article a ON a.id = t.article_id AND a.lead AND a.removed_at IS NULL
      WHERE n.group_id = own.group_id ORDER BY n.score DESC, n.other_id LIMIT ${limit}) AS ids
    FROM story_text own WHERE own.group_id = ANY (${[...groupIds]}::int[])`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}

/**
 * Pairs of these groups whose score of reporting one event is `least` or more and of which one is all that tells its story, as two numbers
 * of groups, the smaller first.
 */
export async function findNearLoneGroups(
  db: Database,
  groupIds: readonly number[],
  least: number,
): Promise<{ a: number; b: number }[]> {
  const ids = [...groupIds];
  return db.$queryRaw<{ a: number; b: number }[]>`
    WITH near AS (
      SELECT DISTINCT least(group_id, other_id) AS a, greatest(group_id, other_id) AS b FROM story_neighbour
      WHERE group_id = ANY (${ids}::int[]) AND other_id = ANY (${ids}::int[]) AND score >= ${least}),
    lone AS (
      SELECT t.group_id FROM story_text t WHERE t.group_id IN (SELECT a FROM near UNION SELECT b FROM near)
        AND NOT EXISTS (SELECT 1 FROM story_text mate WHERE mate.story_id = t.story_id AND mate.group_id <> t.group_id))
    SELECT a, b FROM near WHERE a IN (SELECT group_id FROM lone) OR b IN (SELECT group_id FROM lone)`;
}

/** Those of these groups that are all that tells their story, or have none yet. */
export async function findLoneGroups(db: Database, groupIds: readonly number[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT own.id FROM unnest(${[...groupIds]}::int[]) AS own(id) WHERE NOT EXISTS (
      SELECT 1 FROM story_text t JOIN story_text mate ON mate.story_id = t.story_id AND mate.group_id <> t.group_id
      WHERE t.group_id = own.id)`;
  return rows.map(({ id }) => id);
}
