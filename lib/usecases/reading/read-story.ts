import { database, inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import {
  changeReading,
  findAnswered,
  findAnswers,
  findReading,
  findReadingsIn,
  type StoredAnswer,
  saveAnswer,
} from "../../db/readings.ts";
import { AppError } from "../../model/errors.ts";
import type { RefusedPart, StoryReading } from "../../model/reading.ts";
import { checkPoints } from "../../reading/check-points.ts";
import { tokensOfAnswer } from "../../reading/points-question.ts";
import { askModel } from "./ask-model.ts";
import { loadPause, noteModelAnswer, noteModelFailure } from "./model-pause.ts";
import { currentModel, type StoredModel } from "./model-settings.ts";
import { planReading, type ReadingPlan } from "./story-to-read.ts";

/** How often a question that runs looks whether a person has stopped its reading, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

/**
 * Read a story that waits for it: ask what is not answered yet, keep each answer as it comes, and have the rows made of them. Does nothing where it was
 * stopped, no model is set, or all is paused. Where the model fails the words' rows stand and the reading says why. Where the model is asked several
 * questions at a time, other stories that wait are read along with it.
 */
export async function readStory(storyId: number): Promise<void> {
  const db = database();
  const model = await currentModel(db);
  const reading = await findReading(db, storyId);
  if (!reading || !["waiting", "reading"].includes(reading.state) || (await loadPause(db))) return;
  if (!model) {
    await changeReading(db, storyId, { state: "stopped" });
    return;
  }
  const waiting = model.parallel > 1 ? await findReadingsIn(db, ["waiting"], model.parallel) : [];
  const along = waiting.filter(({ story }) => story !== storyId).slice(0, model.parallel - 1);
  const atOnce = Math.max(1, Math.floor(model.parallel / (1 + along.length)));
  await Promise.all([reading, ...along].map((one) => readOne(one, model, atOnce)));
}

async function readOne(reading: StoryReading, model: StoredModel, atOnce: number): Promise<void> {
  const db = database();
  const { story } = reading;
  const plan = await planReading(db, story, model, reading);
  const answered = await findAnswered(
    db,
    plan.questions.map(({ key }) => key),
  );
  const open = plan.questions.filter(({ key }) => !answered.has(key));
  const state = { state: "reading", questions: open.length, asked: 0, failure: null } as const;
  if (!(await changeReading(db, story, state, ["waiting", "reading"]))) return;
  const stopped = new AbortController();
  const look = setInterval(() => {
    void findReading(db, story)
      .then((now) => now?.state !== "reading" && stopped.abort())
      .catch(() => {});
  }, LOOK_EVERY_MS);
  let asked = 0;
  const left = [...open];
  const ask = async () => {
    for (let question = left.shift(); question; question = left.shift()) {
      await askAndKeep(model, question, stopped.signal);
      asked += 1;
      if (!(await changeReading(db, story, { asked }, ["reading"]))) stopped.abort();
      stopped.signal.throwIfAborted();
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, ask));
    await finish(story, model.name, plan);
  } catch (error) {
    stopped.abort();
    await giveUp(story, error);
  } finally {
    clearInterval(look);
  }
}

async function askAndKeep(
  model: StoredModel,
  { key, question, part }: ReadingPlan["questions"][number],
  signal: AbortSignal,
): Promise<void> {
  const db = database();
  const expected = question.tokens + tokensOfAnswer(question.places.size);
  const check = (answer: string) => {
    const checked = checkPoints(answer, question);
    // Where nothing of what it says can be true, it is as if it had not understood.
    const isNothing = checked.points.length === 0 && checked.refused.length > 0;
    return isNothing ? null : checked;
  };
  const { taken, tokens, seconds, broken } = await askModel(model, question, { check, tokens: expected, signal });
  await saveAnswer(db, {
    key,
    tokens,
    seconds,
    texts: [...new Set([...question.places.values()].map(({ text }) => text))],
    model: model.name,
    task: "points",
    places: [...part],
    points: taken.points,
    name: null,
    refused: { ...countReasons(taken.refused), ...(broken > 0 ? { "no-object": broken } : {}) },
  });
  await noteModelAnswer(db);
}

async function finish(storyId: number, model: string, { questions, kept, texts }: ReadingPlan): Promise<void> {
  const answers = [...new Set([...kept, ...questions.map(({ key }) => key)])];
  const found = await findAnswers(database(), answers);
  await inTransaction(async (tx) => {
    const done = {
      state: "read",
      model,
      readAt: new Date(),
      shows: "model",
      texts,
      answers,
      refused: sumOf(found),
    } as const;
    if (await changeReading(tx, storyId, done, ["reading"])) await enqueue(tx, "refresh-story", { storyId });
  });
}

async function giveUp(storyId: number, error: unknown): Promise<void> {
  const db = database();
  const reading = await findReading(db, storyId);
  if (reading?.state !== "reading") return;
  if (!(error instanceof AppError)) {
    // A fault of ours: the words' rows stand, and the story can be asked for again.
    await changeReading(db, storyId, { state: "failed", failure: "Something went wrong while the story was read." }, [
      "reading",
    ]);
    throw error;
  }
  await noteModelFailure(db, error.message);
  const broken =
    error.code === "UNREADABLE"
      ? { refused: { ...reading.refused, "no-object": (reading.refused["no-object"] ?? 0) + 1 } }
      : {};
  await changeReading(db, storyId, { state: "failed", failure: error.message, ...broken }, ["reading"]);
}

/** How many parts were refused for each reason. */
export function countReasons(refused: readonly RefusedPart[]): StoryReading["refused"] {
  const counts: Partial<Record<RefusedPart["reason"], number>> = {};
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function sumOf(answers: readonly StoredAnswer[]): StoryReading["refused"] {
  const counts: Partial<Record<RefusedPart["reason"], number>> = {};
  for (const { refused } of answers)
    for (const [reason, count] of Object.entries(refused) as [RefusedPart["reason"], number][])
      counts[reason] = (counts[reason] ?? 0) + count;
  return counts;
}
