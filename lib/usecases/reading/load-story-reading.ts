import { database } from "../../db/client.ts";
import { findAnswers, findReading, findTextsToRead } from "../../db/readings.ts";
import { byModel, type ReadingState, type RowsShown } from "../../model/reading.ts";
import { type RefusedCount, refusedCounts } from "./load-model.ts";

/** How a story was read, as its page tells it. */
export type StoryReadingFacts = {
  readonly state: "none" | ReadingState;
  /** Who found the rows, "model:NAME"; null where no model has read it. */
  readonly by: string | null;
  /** The name of the model that read it; before it was read, of the one that was asked for. */
  readonly model: string | null;
  /** ISO time; null before it was read. */
  readonly readAt: string | null;
  readonly shows: RowsShown;
  readonly rows: { readonly model: number; readonly words: number };
  readonly refused: readonly RefusedCount[];
  readonly failure: string | null;
  /** Articles that came in since, by number. */
  readonly unread: readonly number[];
  /** Sentences that the model had before it. */
  readonly sentences: number;
  readonly questions: { readonly asked: number; readonly all: number };
};

/** How far a story is read, and by whom. */
export async function loadStoryReading(story: number): Promise<StoryReadingFacts> {
  const db = database();
  const reading = await findReading(db, story);
  const answers = reading ? await findAnswers(db, reading.answers) : [];
  const texts = reading?.readAt ? await findTextsToRead(db, [story]) : [];
  const [first] = answers;
  return {
    state: reading?.state ?? "none",
    by: reading?.readAt ? byModel(first?.model ?? reading.model) : null,
    model: reading?.model ?? null,
    readAt: reading?.readAt?.toISOString() ?? null,
    shows: reading?.readAt ? reading.shows : "words",
    rows: { model: reading?.modelRows ?? 0, words: reading?.wordRows ?? 0 },
    refused: refusedCounts(reading?.refused ?? {}),
    failure: reading?.failure ?? null,
    unread: texts.filter(({ text }) => !reading?.texts.includes(text)).map(({ articleId }) => articleId),
    sentences: new Set(answers.flatMap(({ places }) => places)).size,
    questions: { asked: reading?.asked ?? 0, all: reading?.questions ?? 0 },
  };
}
