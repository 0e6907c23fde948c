import type { StoryAsRead } from "../../claims/row/read-rows.ts";
import type { Database } from "../../db/client.ts";
import { enqueue } from "../../db/queue.ts";
import { findAnswers, findReading, findTextsToRead, requestReading } from "../../db/readings.ts";
import { byModel, type ReadPoint, type StoryReading } from "../../model/reading.ts";
import { joinPoints } from "../../reading/join-points.ts";
import { currentModel, readsNew } from "./model-settings.ts";

/** The points that were read of a story, by its articles; null where none was, or where the rows of words are to be shown. */
export async function storyAsRead(
  db: Database,
  reading: StoryReading | null,
  articles: readonly { readonly id: number; readonly textSha256: string }[],
): Promise<StoryAsRead | null> {
  if (!reading?.readAt || reading.shows === "words") return null;
  const answers = await findAnswers(db, reading.answers);
  const inOrder = reading.answers.flatMap((key) => answers.find((answer) => answer.key === key) ?? []);
  const points = joinPoints(inOrder.map(({ points: own, places }) => ({ points: own, part: new Set(places) })));
  // Where a model saw no point at all, what words found is more than nothing.
  if (points.length === 0) return null;
  const ids = new Map(articles.map(({ id, textSha256 }) => [textSha256, id]));
  const read = new Set(reading.texts);
  return {
    by: byModel(inOrder[0]?.model ?? reading.model),
    points: points.map((point) => placed(point, ids)),
    articles: new Set(articles.filter(({ textSha256 }) => read.has(textSha256)).map(({ id }) => id)),
  };
}

/** A point by the numbers of its articles; sentences of texts that left the story are left out. */
function placed({ sentences, differ }: ReadPoint, ids: ReadonlyMap<string, number>): StoryAsRead["points"][number] {
  return {
    differ,
    sentences: sentences.flatMap(({ text, start }) => {
      const articleId = ids.get(text);
      return articleId === undefined ? [] : [{ articleId, start }];
    }),
  };
}

/** Where every new story is to be read: ask for this one, if an article of it was not read and it does not wait already. */
export async function readIfNew(tx: Database, storyId: number): Promise<void> {
  if (!(await readsNew(tx))) return;
  const model = await currentModel(tx);
  const reading = await findReading(tx, storyId);
  if (!model || ["waiting", "reading", "failed", "stopped"].includes(reading?.state ?? "")) return;
  const texts = await findTextsToRead(tx, [storyId]);
  if (texts.length < 2 || texts.every(({ text }) => reading?.texts.includes(text))) return;
  await requestReading(tx, storyId, model.name, 1);
  await enqueue(tx, "read-story", { storyId });
}
