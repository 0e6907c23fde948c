import { createHash } from "node:crypto";
import { scorePairs } from "../../claims/row/pair-score.ts";
import { readSentences } from "../../claims/row/row-sentence.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { findStoryLeads, findStoryToLay, type StoryToLay } from "../../db/laid-stories.ts";
import { findTextsToRead } from "../../db/readings.ts";
import { findSentences } from "../../db/sentences.ts";
import type { QuestionArticle, StoryReading } from "../../model/reading.ts";
import type { LaidArticle } from "../../model/story.ts";
import { fitsIn, type Likely, placeKey, planNewcomer, planParts, type QuestionPart } from "../../reading/plan-parts.ts";
import { type PointsQuestion, pointsQuestion } from "../../reading/points-question.ts";

/** Groups of copies whose claims are laid side by side; of a larger story those that stand nearest to the others. */
const MOST_GROUPS = 60;
/** Claims read of a story: sixty articles of usual length have 2,500. */
export const MOST_CLAIMS = 4_000;
/** A newcomer to a story of more articles is read by its own sentences: to read all again would cost as much as the story. */
const SMALL_STORY = 12;
/** The share of articles that came in since, from which a story is read anew. */
const GROWN = 0.5;
/** Tokens of a question about a newcomer, at most: more would be other articles' sentences that it has little in common with. */
const NEWCOMER_CONTEXT = 8_192;

/** What is to be asked of a story: questions with the sentences in each. */
export type ReadingPlan = {
  readonly questions: readonly {
    readonly key: string;
    readonly question: PointsQuestion;
    readonly part: QuestionPart;
  }[];
  /** Keys of earlier answers that stay. */
  readonly kept: readonly string[];
  /** The texts of the story, also those of articles that are too far from the others to be laid beside them. */
  readonly texts: readonly string[];
};

/** The lead copies of a story's groups, those of the nearest groups where it has many, with the newest claim of each. */
export function leadsOfStory(db: Database, storyId: number): Promise<LaidArticle[]> {
  return findStoryLeads(db, storyId, MOST_GROUPS);
}

/** The same with what else decides how its rows are made; at most `links` of the links that stand in it. */
export function storyToLay(db: Database, storyId: number, links: number): Promise<StoryToLay> {
  return findStoryToLay(db, storyId, { leads: MOST_GROUPS, links });
}

/** The articles of a story as a question holds them: one text of each group of copies, body sentences only. */
export async function articlesToAsk(db: Database, storyId: number): Promise<(QuestionArticle & { id: number })[]> {
  const leads = (await leadsOfStory(db, storyId)).map(({ id }) => id);
  const articles = await findArticles(db, { ids: leads });
  const sentences = await findSentences(db, leads);
  return articles
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ id, textSha256, outlet, publishedAt }) => {
      const own = sentences.filter(({ articleId }) => articleId === id).map(({ start, text }) => ({ start, text }));
      return own.length > 0 ? [{ id, text: textSha256, outlet, date: publishedAt, sentences: own }] : [];
    });
}

/** What is still to be asked of a story, given how far this model has read it: nothing where no article came in since. */
export async function planReading(
  db: Database,
  storyId: number,
  model: { readonly name: string; readonly context: number },
  reading: StoryReading | null,
): Promise<ReadingPlan> {
  const texts = (await findTextsToRead(db, [storyId])).map(({ text }) => text);
  const before = reading?.readAt && reading.model === model.name ? new Set(reading.texts) : new Set<string>();
  const fresh = texts.filter((text) => !before.has(text));
  if (before.size > 0 && fresh.length === 0) return { questions: [], kept: reading?.answers ?? [], texts };
  const articles = await articlesToAsk(db, storyId);
  const newcomers = articles.filter(({ text }) => fresh.includes(text));
  const wholly = before.size === 0 || articles.length <= SMALL_STORY || newcomers.length > GROWN * articles.length;
  const context = Math.min(model.context, NEWCOMER_CONTEXT);
  const likely = wholly && fitsIn(articles, model.context) ? () => [] : await likelyPartners(db, articles);
  const parts = wholly
    ? planParts(articles, model.context, likely)
    : newcomers.flatMap((newcomer) => planNewcomer(newcomer, articles, context, likely));
  return {
    texts,
    kept: wholly ? [] : (reading?.answers ?? []),
    questions: parts.map((part) => ({
      part,
      key: answerKey(model.name, part),
      question: pointsQuestion(articles, (place) => part.has(placeKey(place))),
    })),
  };
}

/** The key under which an answer is kept: of model, task and the sentences asked about, whatever the order or the letters of their articles. */
function answerKey(model: string, part: QuestionPart): string {
  const { system } = pointsQuestion([]);
  return createHash("sha256")
    .update(JSON.stringify([model, system, [...part].sort()]))
    .digest("hex");
}

/** The partners of each sentence by words, from the scorer that makes rows without a model. */
async function likelyPartners(db: Database, articles: readonly (QuestionArticle & { id: number })[]): Promise<Likely> {
  const ids = articles.map(({ id }) => id);
  const headlines = (await findArticles(db, { ids })).flatMap(({ headline }) => headline ?? []);
  const claims = await findClaims(db, { articleIds: ids, limit: MOST_CLAIMS });
  const sentences = readSentences(claims, await findSentences(db, ids));
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const places = sentences.map(({ articleId, claims: [claim] }) => ({
    text: texts.get(articleId) ?? "",
    start: claim?.sentence.start ?? 0,
  }));
  const partners = new Map<string, { place: (typeof places)[number]; score: number }[]>();
  const add = (from: number, to: number, score: number) => {
    const [own, place] = [places[from], places[to]];
    if (!own || !place) return;
    const list = partners.get(placeKey(own));
    if (list) list.push({ place, score });
    else partners.set(placeKey(own), [{ place, score }]);
  };
  for (const { a, b, score } of scorePairs(sentences, headlines)) {
    add(a, b, score);
    add(b, a, score);
  }
  return (place) => partners.get(placeKey(place)) ?? [];
}
