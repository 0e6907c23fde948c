import { database } from "../../db/client.ts";
import { countReadings, findReadingsIn } from "../../db/readings.ts";
import { getSetting } from "../../db/settings.ts";
import { findStories } from "../../db/stories.ts";
import { loadPause, type ModelPause } from "./model-pause.ts";
import { RUN_SINCE } from "./start-reading.ts";

/** Failed stories that are named. */
const MOST_NAMED = 20;

/** How far the readings are that were asked for last. */
export type ReadingProgress = {
  /** 0 where none was asked for. */
  readonly total: number;
  readonly read: number;
  readonly failed: number;
  readonly waiting: number;
  readonly now: { readonly story: number; readonly name: string | null } | null;
  /** By the time that those took which are read; null before the first. */
  readonly secondsLeft: number | null;
  readonly paused: ModelPause | null;
  readonly failures: readonly { readonly story: number; readonly name: string | null; readonly message: string }[];
};

/** Progress of the readings since they were begun, and what failed. */
export async function loadReadings(): Promise<ReadingProgress> {
  const db = database();
  const since = (await getSetting(db, RUN_SINCE)) as string | null;
  const begun = new Date(since ?? Date.now());
  const { waiting = 0, reading = 0, read = 0, failed = 0 } = since ? await countReadings(db, begun) : {};
  const [running] = reading > 0 ? await findReadingsIn(db, ["reading"], 1) : [];
  const broken = (await findReadingsIn(db, ["failed"], MOST_NAMED)).filter(({ requestedAt }) => requestedAt >= begun);
  const shown = [...broken, ...(running ? [running] : [])].map(({ story }) => story);
  const names = new Map((await findStories(db, shown)).map(({ id, name }) => [id, name]));
  const left = waiting + reading;
  return {
    total: left + read + failed,
    read,
    failed,
    waiting: left,
    now: running ? { story: running.story, name: names.get(running.story) ?? null } : null,
    secondsLeft:
      read > 0 && left > 0 ? Math.round(((Date.now() - begun.getTime()) / 1000 / (read + failed)) * left) : null,
    paused: await loadPause(db),
    failures: broken.map(({ story, failure }) => ({ story, name: names.get(story) ?? null, message: failure ?? "" })),
  };
}
