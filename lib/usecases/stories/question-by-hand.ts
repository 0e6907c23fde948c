import { createHash } from "node:crypto";
import { database, inTransaction } from "../../db/client.ts";
import { changeReading, findTextsToRead, saveAnswer, saveReading } from "../../db/readings.ts";
import { AppError } from "../../model/errors.ts";
import { ANSWER_REFUSALS, type AnswerRefusal, PASTED, type RefusedPart } from "../../model/reading.ts";
import { checkPoints } from "../../reading/check-points.ts";
import { placeKey } from "../../reading/plan-parts.ts";
import { type PointsQuestion, pointsQuestion } from "../../reading/points-question.ts";
import { countReasons } from "../reading/read-story.ts";
import { articlesToAsk } from "../reading/story-to-read.ts";
import { refreshStoryIn } from "./refresh-story.ts";

/** A question as text for any chat. */
export type QuestionByHand = {
  readonly question: string;
  readonly tokens: number;
  readonly articles: number;
  readonly sentences: number;
};

/** Why a part of a pasted answer was refused: `words` for a reader, what it is about, and its line in the answer from 1 where it is found. */
export type RefusedByHand = {
  readonly reason: AnswerRefusal;
  readonly words: string;
  readonly what: string;
  readonly line: number | null;
};

/** The question of a story's points as one text to copy. Throws NOT_FOUND where there are not two articles to compare. */
export async function questionByHand(story: number): Promise<QuestionByHand> {
  const question = await wholeQuestion(story);
  return {
    question: `${question.system}\n\n${question.user}`,
    tokens: question.tokens,
    articles: question.articles.size,
    sentences: question.places.size,
  };
}

/**
 * Take the answer that a person brought back from a chat: checked as any model's, and shown at once. Throws INVALID_INPUT where nothing in it is of the
 * form asked for; what stood there before stays then.
 */
export async function answerByHand(
  story: number,
  answer: string,
): Promise<{ readonly taken: number; readonly refused: readonly RefusedByHand[] }> {
  const question = await wholeQuestion(story);
  const { points, refused } = checkPoints(answer, question);
  if (refused.some(({ reason }) => reason === "no-object"))
    throw new AppError(
      "INVALID_INPUT",
      'There is no answer of the form asked for in this text. It begins with {"points": and ends with ]}.',
    );
  const places = [...question.places.values()].map(placeKey);
  const texts = [...new Set([...question.places.values()].map(({ text }) => text))];
  const key = createHash("sha256")
    .update(JSON.stringify([PASTED, places, points]))
    .digest("hex");
  if (points.length > 0)
    await inTransaction(async (tx) => {
      const counts = countReasons(refused);
      await saveAnswer(tx, {
        key,
        model: PASTED,
        task: "points",
        texts,
        places,
        points,
        name: null,
        refused: counts,
        tokens: question.tokens,
        seconds: 0,
      });
      await saveReading(tx, story, { state: "read", model: PASTED, readAt: new Date() });
      const all = (await findTextsToRead(tx, [story])).map(({ text }) => text);
      await changeReading(tx, story, { texts: all, answers: [key], refused: counts, shows: "model" });
      await refreshStoryIn(tx, story);
    });
  return { taken: points.length, refused: refused.map((part) => told(part, question, answer)) };
}

async function wholeQuestion(story: number): Promise<PointsQuestion> {
  const articles = await articlesToAsk(database(), story);
  if (articles.length < 2)
    throw new AppError("NOT_FOUND", `Story ${story} has no two articles whose sentences could be compared.`);
  return pointsQuestion(articles);
}

function told({ reason, what }: RefusedPart, { articles }: PointsQuestion, answer: string): RefusedByHand {
  const words = [ANSWER_REFUSALS[reason]].map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`)[0] ?? "";
  const line = lineOf(what, answer);
  const [, letter = ""] = /^([A-Z]+)\d+/.exec(what) ?? [];
  const article = articles.get(letter);
  const who = article?.outlet ?? `article ${letter}`;
  if (reason === "no-sentence" && article)
    return {
      reason,
      what,
      line,
      words: `${what} is no sentence: the article of ${who} ends with ${letter}${article.sentences}.`,
    };
  if (reason === "no-sentence")
    return { reason, what, line, words: `${what} is no sentence: no article has this letter.` };
  if (reason === "one-outlet") return { reason, what, line, words: `All of one outlet: ${what} are from ${who}.` };
  return { reason, what, line, words };
}

/** The line of the answer in which all these numbers stand. */
function lineOf(what: string, answer: string): number | null {
  const parts = what.split(", ").filter(Boolean);
  if (parts.length === 0) return null;
  const at = answer
    .split("\n")
    .findIndex((line) => parts.every((part) => line.toUpperCase().includes(part.toUpperCase())));
  return at < 0 ? null : at + 1;
}
