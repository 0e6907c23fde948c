import { database, inTransaction } from "../../db/client.ts";
import { enqueueAll } from "../../db/queue.ts";
import { findReadingsIn, requestReading, stopReadings } from "../../db/readings.ts";
import { saveSetting } from "../../db/settings.ts";
import { AppError } from "../../model/errors.ts";
import { type StoriesToRead, storiesToRead } from "./estimate-reading.ts";
import { modelInForce } from "./find-model-servers.ts";
import { endPause } from "./model-pause.ts";

/** Where the time is kept at which the readings were begun that a page counts. */
export const RUN_SINCE = "model-run";
/** Readings queued again by one statement. */
const AT_ONCE = 2_000;

/** What was asked for: stories and tokens, about; `left` are stories that the limit leaves out. */
export type StartedReading = { readonly stories: number; readonly tokens: number; readonly left: number };

/**
 * Have the model read these stories, as many as the limit of tokens allows; what was read already is left alone. Throws INVALID_INPUT where no model is
 * set, CONFLICT while all is paused.
 */
export async function startReading(
  stories: StoriesToRead,
  { maxTokens = Infinity }: { maxTokens?: number | undefined } = {},
): Promise<StartedReading> {
  const db = database();
  const model = await modelInForce();
  const isIdle = (await findReadingsIn(db, ["waiting", "reading"], 1)).length === 0;
  const begun = new Date();
  const started = { stories: 0, tokens: 0, left: 0 };
  for await (const page of storiesToRead(db, stories, model)) {
    await inTransaction(async (tx) => {
      const asked: number[] = [];
      for (const { story, tokens, questions } of page) {
        if (started.tokens + tokens > maxTokens) {
          started.left += 1;
          continue;
        }
        await requestReading(tx, story, model.name, questions);
        asked.push(story);
        started.stories += 1;
        started.tokens += tokens;
      }
      await enqueueAll(
        tx,
        asked.map((storyId) => ({ name: "read-story", payload: { storyId } })),
      );
    });
  }
  // Progress counts from the first story of a row of askings.
  if (isIdle && started.stories > 0) await saveSetting(db, RUN_SINCE, begun.toISOString());
  return started;
}

/** Stop what waits or runs, or one story; what was read stays. Returns how many were stopped. */
export async function stopReading(story?: number): Promise<number> {
  return stopReadings(database(), story);
}

/** Go on after a pause: what waits, and what failed since it was asked for. Throws CONFLICT where nothing waits. */
export async function resumeReading(): Promise<{ stories: number }> {
  return inTransaction(async (tx) => {
    const open = await findReadingsIn(tx, ["waiting", "reading", "failed"], AT_ONCE);
    if (open.length === 0) throw new AppError("CONFLICT", "No story waits to be read.");
    await endPause(tx);
    for (const { story, model, questions } of open) await requestReading(tx, story, model, questions);
    await enqueueAll(
      tx,
      open.map(({ story }) => ({ name: "read-story", payload: { storyId: story } })),
    );
    return { stories: open.length };
  });
}
