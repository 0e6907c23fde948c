import { database } from "../../db/client.ts";
import { countAnswers, countRefused } from "../../db/readings.ts";
import { ANSWER_REFUSALS, type AnswerRefusal, type StoryReading } from "../../model/reading.ts";
import { loadPause, type ModelPause } from "./model-pause.ts";
import { currentModel, type KeptTrial, lastTrial, placeOf, readsNew } from "./model-settings.ts";

/** How often something was refused, and why, in words for a reader. */
export type RefusedCount = { readonly reason: AnswerRefusal; readonly words: string; readonly count: number };

/** The model of one's own as pages tell of it. Its key is in nothing of this. */
export type ModelFacts = {
  readonly on: boolean;
  readonly from: "environment" | "settings" | null;
  readonly address: string;
  readonly name: string;
  /** `since` is ISO; null where the environment gives the key or none is set. */
  readonly key: { readonly set: boolean; readonly since: string | null };
  readonly context: number;
  readonly parallel: number;
  readonly price: number | null;
  /** Whether every new story is read unasked. */
  readonly readNew: boolean;
  /** Whether the address is this machine; and whether what goes there can be read on the way. */
  readonly here: boolean;
  readonly unencrypted: boolean;
  readonly paused: ModelPause | null;
  /** How this model did when it was tried last; null where it was not. */
  readonly tried: Pick<KeptTrial, "ok" | "seconds" | "message" | "at"> | null;
  readonly refused: readonly RefusedCount[];
  readonly answers: number;
  readonly tokens: number;
};

/** What Settings say before anyone chose: the smallest context that reads most stories in one question, one question at a time. */
export const MODEL_DEFAULTS = { context: 8192, parallel: 1 } as const;

/** The model that is set, how it goes and what of its answers was refused. */
export async function loadModel(): Promise<ModelFacts> {
  const db = database();
  const model = await currentModel(db);
  const { answers, tokens } = await countAnswers(db, null);
  return {
    on: model !== null,
    from: model?.from ?? null,
    address: model?.url ?? "",
    name: model?.name ?? "",
    key: { set: Boolean(model?.key), since: model?.keySince ?? null },
    context: model?.context ?? MODEL_DEFAULTS.context,
    parallel: model?.parallel ?? MODEL_DEFAULTS.parallel,
    price: model?.price ?? null,
    readNew: await readsNew(db),
    ...(model ? placeOf(model.url) : { here: true, unencrypted: false }),
    paused: await loadPause(db),
    tried: model && told(await lastTrial(db, model)),
    refused: refusedCounts(await countRefused(db)),
    answers,
    tokens,
  };
}

function told(trial: KeptTrial | null): ModelFacts["tried"] {
  return trial && { ok: trial.ok, seconds: trial.seconds, message: trial.message, at: trial.at };
}

/** Counts of what was refused, most first, with the words for each reason. */
export function refusedCounts(refused: StoryReading["refused"]): RefusedCount[] {
  return (Object.entries(refused) as [AnswerRefusal, number][])
    .filter(([reason, count]) => count > 0 && reason in ANSWER_REFUSALS)
    .toSorted(([, x], [, y]) => y - x)
    .map(([reason, count]) => ({ reason, words: ANSWER_REFUSALS[reason], count }));
}
