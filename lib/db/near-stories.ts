import type { NearStories } from "../model/story.ts";
import type { Database } from "./client.ts";

const COLUMNS = { storyId: true, otherId: true, kind: true, best: true, average: true };

/** Replace what stood of these stories, which were grouped anew. */
export async function saveNearStories(
  tx: Database,
  storyIds: readonly number[],
  near: readonly NearStories[],
): Promise<void> {
  const those = { in: [...storyIds] };
  await tx.storyNear.deleteMany({ where: { OR: [{ storyId: those }, { otherId: those }] } });
  await tx.storyNear.createMany({
    data: near.map(({ story, other, kind, best, average }) => ({
      storyId: story,
      otherId: other,
      kind,
      best,
      average,
    })),
    skipDuplicates: true,
  });
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

/**
 * What speaks for one story, in numbers: the rare words that the nearest articles of the two share, of those that either is known by, and how many
 * the next closest article of any other story shares with one of them.
 */
export type QuestionWords = { readonly shared: number; readonly of: number; readonly next: number };

/** The words that a question about two stories rests on. */
export async function findQuestionWords(
  db: Database,
  { story, other }: Pick<NearStories, "story" | "other">,
): Promise<QuestionWords> {
  const [row] = await db.$queryRaw<QuestionWords[]>`
    WITH nearest AS (
      SELECT n.group_id AS a, n.other_id AS b FROM story_text x JOIN story_neighbour n ON n.group_id = x.group_id
      JOIN story_text y ON y.group_id = n.other_id
      WHERE x.story_id = ${story} AND y.story_id = ${other} ORDER BY n.score DESC, a, b LIMIT 1),
    others AS (
      SELECT n.group_id AS own, n.other_id AS far FROM nearest JOIN story_neighbour n ON n.group_id IN (nearest.a, nearest.b)
      JOIN story_text t ON t.group_id = n.other_id AND t.story_id NOT IN (${story}, ${other}))
    SELECT (SELECT count(*)::int FROM nearest JOIN story_term p ON p.group_id = a JOIN story_term q ON q.group_id = b AND q.term = p.term) AS shared,
      (SELECT count(DISTINCT term)::int FROM nearest JOIN story_term ON group_id IN (a, b)) AS of,
      coalesce((SELECT max(n)::int FROM (SELECT count(*) AS n FROM others JOIN story_term p ON p.group_id = own
        JOIN story_term q ON q.group_id = far AND q.term = p.term GROUP BY own, far) AS counted), 0) AS next`;
  return row ?? { shared: 0, of: 0, next: 0 };
}
