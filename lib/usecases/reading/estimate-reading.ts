import { type Database, database } from "../../db/client.ts";
import { countAnswers, findReadingsOf, findStoriesToRead, findTextsToRead, measureStories } from "../../db/readings.ts";
import { pagesAfter } from "../../model/pages.ts";
import { pointsQuestion, tokensOfAnswer } from "../../reading/points-question.ts";
import { countTokens } from "../../reading/tokens.ts";
import { modelInForce } from "./find-model-servers.ts";
import type { StoredModel } from "./model-settings.ts";

/** Stories measured by one statement. */
const AT_ONCE = 500;
/** Characters of a token, as the count of tokens has it; and the share of a question read in parts that one article's own sentences are. */
const CHARACTERS = 3.8;
const OWN_SHARE = 0.4;
/** Tokens of a question about a newcomer. */
const NEWCOMER = 8_192;

/** Which stories: some, or all. */
export type StoriesToRead = readonly number[] | "all";

/** What reading some stories takes. Stories that are read already count for nothing. */
export type ReadingEstimate = {
  readonly stories: number;
  readonly articles: number;
  readonly sentences: number;
  readonly tokens: number;
  readonly questions: number;
  /** By how long this model took before; null before its first answer. */
  readonly seconds: number | null;
  /** In the money of the price that is set; null where none is. */
  readonly price: number | null;
  readonly model: string;
  readonly address: string;
};

/** A story with what its reading takes, about. */
export type StoryToRead = Pick<ReadingEstimate, "articles" | "sentences" | "tokens" | "questions"> & {
  readonly story: number;
};

/** What it takes to read these stories with the model that is set. Throws INVALID_INPUT where none is. */
export async function estimateReading(stories: StoriesToRead): Promise<ReadingEstimate> {
  const db = database();
  const model = await modelInForce();
  const sum = { stories: 0, articles: 0, sentences: 0, tokens: 0, questions: 0 };
  for await (const page of storiesToRead(db, stories, model))
    for (const { articles, sentences, tokens, questions } of page) {
      sum.stories += 1;
      sum.articles += articles;
      sum.sentences += sentences;
      sum.tokens += tokens;
      sum.questions += questions;
    }
  const pace = await secondsPerToken(db, model.name);
  return {
    ...sum,
    seconds: pace === null ? null : Math.round((pace * sum.tokens) / model.parallel),
    price: model.price === null ? null : (sum.tokens * model.price) / 1_000_000,
    model: model.name,
    address: model.url,
  };
}

/** Seconds that a model takes for a token of question and answer; null before its first answer. */
async function secondsPerToken(db: Database, model: string): Promise<number | null> {
  const { tokens, seconds } = await countAnswers(db, model);
  return tokens > 0 ? seconds / tokens : null;
}

/** The stories of these that have something unread, a page at a time, with what each takes. */
export async function* storiesToRead(
  db: Database,
  stories: StoriesToRead,
  model: StoredModel,
): AsyncGenerator<StoryToRead[]> {
  if (stories !== "all") {
    yield await sizesOf(db, stories, model);
    return;
  }
  const pages = pagesAfter(
    (after: number | undefined) => findStoriesToRead(db, after ?? 0, AT_ONCE),
    (id) => id,
  );
  for await (const page of pages) yield await sizesOf(db, page, model);
}

async function sizesOf(db: Database, ids: readonly number[], model: StoredModel): Promise<StoryToRead[]> {
  const readings = new Map((await findReadingsOf(db, ids)).map((reading) => [reading.story, reading]));
  const texts = await findTextsToRead(db, ids);
  return (await measureStories(db, ids)).flatMap(({ story, articles, sentences, characters }) => {
    const reading = readings.get(story);
    const isRead = reading?.readAt && (reading.model === model.name || reading.answers.length === 0);
    const own = texts.filter((each) => each.story === story);
    const fresh = isRead ? own.filter(({ text }) => !reading.texts.includes(text)).length : own.length;
    // Of a story whose reading by another model failed or was stopped, an earlier reading stands: nothing in it is new, and it is not read by this one.
    const isBroken = reading?.state === "failed" || reading?.state === "stopped";
    const unread = fresh === 0 && isBroken ? own.length : fresh;
    if (unread === 0) return [];
    return [{ story, ...costOf({ articles, sentences, characters, unread }, model.context) }];
  });
}

function costOf(
  {
    articles,
    sentences,
    characters,
    unread,
  }: { articles: number; sentences: number; characters: number; unread: number },
  context: number,
): Omit<StoryToRead, "story"> {
  const { system } = pointsQuestion([]);
  const task = countTokens(system) + 12 * articles;
  const own = Math.ceil(characters / CHARACTERS) + 4 * sentences;
  const whole = task + own + tokensOfAnswer(sentences);
  if (whole <= context) return { articles, sentences, questions: 1, tokens: whole };
  const isWhole = unread > articles / 2;
  const questions = isWhole
    ? Math.ceil((own + tokensOfAnswer(sentences)) / (OWN_SHARE * Math.max(200, context - task)))
    : 2 * unread;
  return {
    articles,
    sentences,
    questions,
    tokens: Math.round(questions * Math.min(context, isWhole ? context : NEWCOMER) * 0.95),
  };
}
