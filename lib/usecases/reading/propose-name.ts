import { createHash } from "node:crypto";
import { findArticles } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import { findAnswers, type StoredAnswer, saveAnswer } from "../../db/readings.ts";
import { findSentences } from "../../db/sentences.ts";
import { AppError } from "../../model/errors.ts";
import { ANSWER_REFUSALS, type AnswerRefusal } from "../../model/reading.ts";
import { checkName, type NamedArticle, nameQuestion } from "../../reading/name-question.ts";
import { countTokens } from "../../reading/tokens.ts";
import { askModel } from "./ask-model.ts";
import { modelInForce } from "./find-model-servers.ts";
import { noteModelAnswer } from "./model-pause.ts";
import { currentModel } from "./model-settings.ts";
import { countReasons } from "./read-story.ts";
import { leadsOfStory } from "./story-to-read.ts";

/** Articles of a story that are shown to the model for its name: what a dozen outlets call it is enough. */
const MOST_ARTICLES = 12;

/** What a model calls a story: a name of words that two outlets use, or why what it said was refused. `model` said it. */
export type ProposedName = { readonly model: string; readonly name: string | null; readonly refused: string | null };

/**
 * Ask the model what it would call a story. The story keeps its name until a person takes the new one. What was answered once is not asked
 * again. Throws INVALID_INPUT where no model is set or two outlets do not tell the story, and UNAVAILABLE where the model does not answer.
 */
export async function proposeName(storyId: number): Promise<ProposedName> {
  const db = database();
  const model = await modelInForce();
  const articles = await articlesToName(db, storyId);
  if (new Set(articles.map(({ outlet }) => outlet)).size < 2)
    throw new AppError("INVALID_INPUT", "A name is made of words of two outlets, and one alone tells this story.");
  const known = await answerTo(db, model.name, articles);
  if (known) return known;
  const question = nameQuestion(articles);
  const check = (answer: string) => {
    const checked = checkName(answer, articles);
    return "reason" in checked && checked.reason === "no-object" ? null : checked;
  };
  const tokens = countTokens(question.system + question.user);
  const { taken, tokens: spent, seconds } = await askModel(model, question, { check, tokens });
  const answer = {
    name: "name" in taken ? taken.name : null,
    refused: "reason" in taken ? countReasons([taken]) : {},
  };
  await saveAnswer(db, {
    ...answer,
    key: keyOf(model.name, articles),
    tokens: spent,
    seconds,
    texts: [],
    model: model.name,
    task: "name",
    places: [],
    points: [],
  });
  await noteModelAnswer(db);
  return proposalOf(model.name, answer);
}

/** What the model that is set has called a story as it stands now; null where it was not asked, or articles came in since. */
export async function loadProposedName(storyId: number): Promise<ProposedName | null> {
  const db = database();
  const model = await currentModel(db);
  return model ? answerTo(db, model.name, await articlesToName(db, storyId)) : null;
}

async function answerTo(db: Database, model: string, articles: readonly NamedArticle[]): Promise<ProposedName | null> {
  const [answer] = await findAnswers(db, [keyOf(model, articles)]);
  return answer ? proposalOf(model, answer) : null;
}

function proposalOf(model: string, { name, refused }: Pick<StoredAnswer, "name" | "refused">): ProposedName {
  const [reason] = Object.keys(refused) as AnswerRefusal[];
  return { model, name, refused: name === null && reason ? ANSWER_REFUSALS[reason] : null };
}

function keyOf(model: string, articles: readonly NamedArticle[]): string {
  const { system, user } = nameQuestion(articles);
  return createHash("sha256")
    .update(JSON.stringify([model, system, user]))
    .digest("hex");
}

async function articlesToName(db: Database, storyId: number): Promise<NamedArticle[]> {
  const leads = (await leadsOfStory(db, storyId)).slice(0, MOST_ARTICLES).map(({ id }) => id);
  const articles = await findArticles(db, { ids: leads });
  const sentences = await findSentences(db, leads);
  return articles
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, outlet, publishedAt, headline }) => ({
      outlet,
      date: publishedAt,
      headline,
      first: sentences.find(({ articleId }) => articleId === id)?.text ?? null,
    }));
}
