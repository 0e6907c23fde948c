import { AppError } from "../../model/errors.ts";
import { estimateReading, type ReadingEstimate } from "../reading/estimate-reading.ts";
import { loadModel, type ModelFacts } from "../reading/load-model.ts";
import { loadReadings, type ReadingProgress } from "../reading/load-readings.ts";
import type { StoryReadingFacts } from "../reading/load-story-reading.ts";
import { loadProposedName, type ProposedName } from "../reading/propose-name.ts";
import { type QuestionByHand, questionByHand } from "./question-by-hand.ts";

/** What stands open above the points of a story: what a reading takes, or the question to be asked by hand. */
export const READING_PANELS = ["model", "hand"] as const;
export type ReadingPanel = (typeof READING_PANELS)[number];

/** What the head of a story's points says of models. */
export type ReadingView = {
  readonly model: Pick<ModelFacts, "on" | "name" | "address" | "here">;
  /** What the model calls the story, once it was asked. */
  readonly proposed: ProposedName | null;
  /** While a panel is open that asks a model: what this story takes, and what all take. Null where no model is set. */
  readonly estimate: ReadingEstimate | null;
  readonly all: ReadingEstimate | null;
  /** While the question by hand is open; null where there are not two texts to compare. */
  readonly question: QuestionByHand | null;
  /** All readings, while this story waits for its turn or is read. */
  readonly run: ReadingProgress | null;
};

/** What is needed of models for a story's page, no more than what stands open on it. */
export async function loadReadingPanel(
  story: number,
  { state, unread }: StoryReadingFacts,
  open: ReadingPanel | null,
): Promise<ReadingView> {
  const { on, name, address, here } = await loadModel();
  const isAsked = on && open === "model";
  return {
    model: { on, name, address, here },
    proposed: on ? await loadProposedName(story) : null,
    // A story that was read and has newcomers says what reading these takes.
    estimate: isAsked || (on && unread.length > 0) ? await estimateReading([story]) : null,
    all: isAsked ? await estimateReading("all") : null,
    question: open === "hand" ? await questionOrNone(story) : null,
    run: state === "waiting" || state === "reading" || state === "failed" ? await loadReadings() : null,
  };
}

async function questionOrNone(story: number): Promise<QuestionByHand | null> {
  try {
    return await questionByHand(story);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
