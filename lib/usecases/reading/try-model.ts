import { database } from "../../db/client.ts";
import { AppError } from "../../model/errors.ts";
import type { ModelSettings, QuestionArticle } from "../../model/reading.ts";
import { checkPoints } from "../../reading/check-points.ts";
import { pointsQuestion } from "../../reading/points-question.ts";
import { askModel } from "./ask-model.ts";
import { modelInForce } from "./find-model-servers.ts";
import { keepTrial, type ModelTrial } from "./model-settings.ts";

/** Two made-up sentences on one point, so that nothing of anybody's is sent to see whether a model answers. */
const TRIAL: readonly QuestionArticle[] = [
  {
    text: "trial-a",
    outlet: "Morning Post",
    date: null,
    sentences: [{ start: 0, text: "The bridge was closed on Monday after two of its cables broke." }],
  },
  {
    text: "trial-b",
    outlet: "Evening Wire",
    date: null,
    sentences: [{ start: 0, text: "Three cables had snapped before the bridge was shut, an engineer said." }],
  },
];

/** Ask the model that is set about two made-up sentences, and keep how it went until another one is set. Throws INVALID_INPUT where none is set. */
export async function tryModel(): Promise<ModelTrial> {
  const model = await modelInForce();
  const trial = await tried(model);
  await keepTrial(database(), { ...trial, name: model.name, url: model.url, at: new Date().toISOString() });
  return trial;
}

async function tried(model: ModelSettings): Promise<ModelTrial> {
  const question = pointsQuestion(TRIAL);
  const begun = performance.now();
  const since = () => Math.round((performance.now() - begun) / 100) / 10;
  try {
    const check = (answer: string) => {
      const { points, refused } = checkPoints(answer, question);
      return refused.some(({ reason }) => reason === "no-object") ? null : points.length;
    };
    const { taken } = await askModel(model, question, { check, tokens: question.tokens });
    const message =
      taken > 0 ? null : "It answers in the right form, and did not see that two sentences speak of one point.";
    return { ok: taken > 0, seconds: since(), message };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, seconds: since(), message: error.message };
  }
}
