import type { ModelTask, ReadingState, ReadPoint, RowsShown, StoryReading } from "../model/reading.ts";
import type { Database } from "./client.ts";
import type { ModelAnswer, Prisma, StoryReading as ReadingColumns } from "./generated/client.ts";

/** An answer as it is kept. */
export type StoredAnswer = {
  readonly key: string;
  readonly model: string;
  readonly task: ModelTask;
  readonly texts: readonly string[];
  /** The sentences that stood in the question, as "text:start". */
  readonly places: readonly string[];
  readonly points: readonly ReadPoint[];
  readonly name: string | null;
  readonly refused: StoryReading["refused"];
  readonly tokens: number;
  readonly seconds: number;
  readonly answeredAt: Date;
};

/** The answers that are kept under these keys. */
export async function findAnswers(db: Database, keys: readonly string[]): Promise<StoredAnswer[]> {
  if (keys.length === 0) return [];
  const rows = await db.modelAnswer.findMany({ where: { key: { in: [...keys] } }, orderBy: { answeredAt: "asc" } });
  return rows.map(toAnswer);
}

/** Which of these keys have an answer. */
export async function findAnswered(db: Database, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.modelAnswer.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
  return new Set(rows.map(({ key }) => key));
}

/** Keep an answer; one that another worker kept meanwhile is replaced. */
export async function saveAnswer(tx: Database, answer: Omit<StoredAnswer, "answeredAt">): Promise<void> {
  const { key, points, refused, texts, places, ...row } = answer;
  const given = {
    ...row,
    texts: [...texts],
    places: [...places],
    points: points as unknown as Prisma.InputJsonValue,
    refused: refused as Prisma.InputJsonValue,
    answeredAt: new Date(),
  };
  await tx.modelAnswer.upsert({ where: { key }, create: { key, ...given }, update: given });
}

/** What all answers of a model came to: how many, their tokens and the seconds they took; null model: of all. */
export async function countAnswers(
  db: Database,
  model: string | null,
): Promise<{ answers: number; tokens: number; seconds: number }> {
  const { _count, _sum } = await db.modelAnswer.aggregate({
    where: model === null ? {} : { model, seconds: { gt: 0 } },
    _count: true,
    _sum: { tokens: true, seconds: true },
  });
  return { answers: _count, tokens: _sum.tokens ?? 0, seconds: _sum.seconds ?? 0 };
}

/** How many parts of answers were refused, by reason. */
export async function countRefused(db: Database): Promise<StoryReading["refused"]> {
  const rows = await db.$queryRaw<{ reason: string; count: number }[]>`
    SELECT entry.key AS reason, sum(entry.value::int)::int AS count
    FROM model_answer, jsonb_each_text(refused) AS entry GROUP BY entry.key`;
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
}

/** The reading of a story; null where none was asked for. */
export async function findReading(db: Database, storyId: number): Promise<StoryReading | null> {
  const row = await db.storyReading.findUnique({ where: { storyId } });
  return row && toReading(row);
}

/** The readings of these stories. */
export async function findReadingsOf(db: Database, storyIds: readonly number[]): Promise<StoryReading[]> {
  const rows = await db.storyReading.findMany({ where: { storyId: { in: [...storyIds] } } });
  return rows.map(toReading);
}

/** Readings in these states, those asked for first at the front, at most `limit`. */
export async function findReadingsIn(
  db: Database,
  states: readonly ReadingState[],
  limit: number,
): Promise<StoryReading[]> {
  const rows = await db.storyReading.findMany({
    where: { state: { in: [...states] } },
    orderBy: [{ requestedAt: "asc" }, { storyId: "asc" }],
    take: limit,
  });
  return rows.map(toReading);
}

/** How many readings asked for since then are in which state. */
export async function countReadings(db: Database, since: Date): Promise<Partial<Record<ReadingState, number>>> {
  const rows = await db.storyReading.groupBy({
    by: ["state"],
    where: { requestedAt: { gte: since } },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** Ask for the reading of a story by this model: what another one read of it stays, with its name, until it is read anew. */
export async function requestReading(tx: Database, storyId: number, model: string, questions: number): Promise<void> {
  const asked = { state: "waiting", questions, asked: 0, failure: null, requestedAt: new Date() };
  await tx.storyReading.upsert({
    where: { storyId },
    create: { storyId, model, texts: [], answers: [], ...asked },
    update: asked,
  });
}

/** What changes of a reading. */
export type ReadingChange = Partial<Omit<StoryReading, "story" | "requestedAt">>;

/** Change a reading; false where there is none, as when its story is gone, or where its state is not one of `from`. */
export async function changeReading(
  tx: Database,
  storyId: number,
  { texts, answers, refused, ...change }: ReadingChange,
  from?: readonly ReadingState[],
): Promise<boolean> {
  const { count } = await tx.storyReading.updateMany({
    where: { storyId, ...(from ? { state: { in: [...from] } } : {}) },
    data: {
      ...change,
      ...(texts ? { texts: [...texts] } : {}),
      ...(answers ? { answers: [...answers] } : {}),
      ...(refused ? { refused: refused as Prisma.InputJsonValue } : {}),
    },
  });
  return count > 0;
}

/** Put the reading of a story in place as it is given: for answers that a person brings. */
export async function saveReading(
  tx: Database,
  storyId: number,
  reading: Pick<StoryReading, "state" | "model" | "readAt">,
): Promise<void> {
  await tx.storyReading.upsert({
    where: { storyId },
    create: { storyId, texts: [], answers: [], ...reading },
    update: { ...reading, failure: null },
  });
}

/** Stop all readings that wait or run, or that of one story. Returns how many. */
export async function stopReadings(tx: Database, storyId?: number): Promise<number> {
  const { count } = await tx.storyReading.updateMany({
    where: { state: { in: ["waiting", "reading"] }, ...(storyId === undefined ? {} : { storyId }) },
    data: { state: "stopped" },
  });
  return count;
}

function toAnswer(row: ModelAnswer): StoredAnswer {
  return {
    ...row,
    task: row.task as ModelTask,
    points: row.points as unknown as ReadPoint[],
    refused: row.refused as StoryReading["refused"],
  };
}

function toReading({ storyId, state, shows, refused, ...row }: ReadingColumns): StoryReading {
  return {
    ...row,
    story: storyId,
    state: state as ReadingState,
    shows: shows as RowsShown,
    refused: refused as StoryReading["refused"],
  };
}

/** A text of a story that a model can read: the lead copy of a group. */
export type StoryTextToRead = { readonly story: number; readonly articleId: number; readonly text: string };

/** The lead copies of these stories with the hash of their text, by story and article. */
export async function findTextsToRead(db: Database, storyIds: readonly number[]): Promise<StoryTextToRead[]> {
  const rows = await db.storyText.findMany({
    where: { storyId: { in: [...storyIds] } },
    select: { storyId: true, articleId: true, textSha256: true },
    orderBy: [{ storyId: "asc" }, { articleId: "asc" }],
  });
  return rows.map(({ storyId, articleId, textSha256 }) => ({ story: storyId ?? 0, articleId, text: textSha256 }));
}

/** How much of a story there is to read. */
export type StorySize = {
  readonly story: number;
  readonly articles: number;
  readonly sentences: number;
  readonly characters: number;
};

/** The size of these stories, by number; those of one independent text are left out, for there is nothing to compare. */
export async function measureStories(db: Database, storyIds: readonly number[]): Promise<StorySize[]> {
  return db.$queryRaw<StorySize[]>`
    SELECT t.story_id AS story, count(DISTINCT t.group_id)::int AS articles, count(s.*)::int AS sentences,
      COALESCE(sum(length(s.text)), 0)::int AS characters
    FROM story_text t JOIN story ON story.id = t.story_id AND story.groups > 1 JOIN sentence s ON s.article_id = t.article_id
    WHERE t.story_id = ANY (${[...storyIds]}) GROUP BY t.story_id ORDER BY t.story_id`;
}

/** Stories of two texts or more after this number, at most `limit`. */
export async function findStoriesToRead(db: Database, after: number, limit: number): Promise<number[]> {
  const rows = await db.story.findMany({
    where: { id: { gt: after }, groups: { gt: 1 } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => id);
}
