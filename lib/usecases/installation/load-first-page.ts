import { countArticles, countGroups, findArticles, findNewestArticles } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import { findArticlesFrom } from "../../db/imports.ts";
import { countStoryQuestions, findNearStories, findSharedWords, findStoryQuestions } from "../../db/near-stories.ts";
import { countOpen, findSuggestions, findSurestGroup } from "../../db/open-pairs.ts";
import { findPairs } from "../../db/pairs.ts";
import { countListedStories, findStoriesListed, findStoryList } from "../../db/story-lists.ts";
import { countTopics } from "../../db/topics.ts";
import { SAMPLE_TEXTS } from "../../model/article.ts";
import type { ArticleSummary, StoredPair } from "../../model/stored.ts";
import type { NearStories } from "../../model/story.ts";
import { SUGGEST_FROM, SUGGEST_TO } from "../../similarity/relation.ts";
import { countColumns } from "../columns/list-columns.ts";
import { outletLetters } from "../columns/outlet-letters.ts";
import { describeStories, type ListedStory } from "../stories/list-stories.ts";
import { columnsOfStories, type ListOutlet } from "../stories/load-stories.ts";
import { storiesOfGroups } from "../stories/stories-of-groups.ts";
import { type StoryWithValues, withValues } from "../stories/story-values.ts";
import { loadOverview, type Overview } from "./load-overview.ts";
import { loadStillToRead, type StillToRead } from "./load-still-to-read.ts";

/** Stories on the first page; the list has the rest. */
const MOST_STORIES = 12;
/** Outlets that have a column there. */
const MOST_COLUMNS = 9;
/** Things to look at: more than three are a list of their own. */
const MOST_ASKED = 3;
/** Stories near one that are read, to name the next closest. */
const MOST_NEAR = 12;
/** Articles that came in last. */
const MOST_LATE = 6;
/** Counted no further: whether two hundred or two thousand wait, the reader has enough to do. */
const MOST_COUNTED = 100;

/** An article with its outlet's letter. */
export type LetteredArticle = { readonly article: ArticleSummary; readonly letter: string };

/** A question to the reader: two articles that may be one, or two stories that may be one. */
export type Look =
  | { readonly kind: "copies"; readonly pair: StoredPair; readonly a: LetteredArticle; readonly b: LetteredArticle }
  | {
      readonly kind: "stories";
      readonly story: ListedStory;
      readonly other: ListedStory;
      /** Of the 50 points that make one story, those that the two reach, and those of the next closest story of either, if any is near. */
      readonly points: number;
      readonly next: number | null;
      /** Rare words of both, the rarest first. */
      readonly terms: readonly string[];
    };

/** An article that came in, and the story that it stands in, with others or alone. */
export type Arrival = LetteredArticle & { readonly story: ListedStory | null };

/** The first page of a collection with stories of two texts or more. */
export type StoryOverview = {
  readonly kind: "stories";
  readonly texts: number;
  /** Articles, copies counted once. */
  readonly articles: number;
  readonly outlets: number;
  readonly several: number;
  readonly alone: number;
  readonly topics: number;
  readonly stillToRead: StillToRead | null;
  readonly looks: readonly Look[];
  /** A group of copies to begin with; null where no two articles are one. */
  readonly copiesGroup: number | null;
  /** What waits in all: articles that may be copies, and stories that may be one. */
  readonly waiting: { readonly copies: number; readonly stories: number };
  readonly arrivals: readonly Arrival[];
  readonly stories: readonly StoryWithValues[];
  readonly columns: readonly ListOutlet[];
  readonly moreColumns: number;
};

/** What the first page shows: stories where an event is told by two independent texts, else topics. */
export type FirstPage = (StoryOverview | (Overview & { readonly kind: "topics" })) & {
  /** Sample texts among what is here. */
  readonly samples: number;
};

/** The first page: it leads with stories where an event is told by two independent texts, else with topics. */
export async function loadFirstPage(): Promise<FirstPage> {
  const db = database();
  const several = await countListedStories(db, {});
  const { length: samples } = await findArticlesFrom(db, SAMPLE_TEXTS, MOST_COUNTED);
  return several > 0
    ? { ...(await loadStoryOverview(several)), samples }
    : { ...(await loadOverview()), kind: "topics", samples };
}

async function loadStoryOverview(several: number): Promise<StoryOverview> {
  const db = database();
  const open = await countOpen(db, { from: SUGGEST_FROM, to: SUGGEST_TO }, MOST_COUNTED);
  const found = await findStoryList(db, {}, { order: "newest", skip: 0, limit: MOST_STORIES });
  const stories = await withValues(await describeStories(found));
  return {
    kind: "stories",
    texts: await countArticles(db),
    articles: await countGroups(db),
    outlets: await countColumns(),
    several,
    alone: await countListedStories(db, { told: "alone" }),
    topics: (await countTopics(db)).shown,
    stillToRead: await loadStillToRead(),
    looks: await findLooks(db),
    copiesGroup: await findSurestGroup(db),
    waiting: { copies: open.suggestions, stories: await countStoryQuestions(db) },
    arrivals: await findArrivals(db),
    stories,
    ...columnsOfStories(stories, MOST_COLUMNS),
  };
}

/** Articles that may be copies first, since what follows rests on them; at least one question about stories has its place. */
async function findLooks(db: Database): Promise<Look[]> {
  const questions = await findStoryQuestions(db, MOST_ASKED);
  const room = MOST_ASKED - Math.min(1, questions.length);
  const suggested = await findSuggestions(db, { from: SUGGEST_FROM, to: SUGGEST_TO }, room);
  const copies = suggested.length === 0 ? [] : await findPairs(db, { these: suggested });
  const articles = await lettered(await findArticles(db, { ids: copies.flatMap(({ aId, bId }) => [aId, bId]) }));
  const pairs = copies.flatMap((pair): Look[] => {
    const [a, b] = [pair.aId, pair.bId].map((id) => articles.find(({ article }) => article.id === id));
    return a && b ? [{ kind: "copies", pair, a, b }] : [];
  });
  const asked = questions.slice(0, MOST_ASKED - pairs.length);
  const listed = await listedById(
    db,
    asked.flatMap(({ story, other }) => [story, other]),
  );
  const looks: Look[] = [];
  for (const question of asked) {
    const [story, other] = [listed.get(question.story), listed.get(question.other)];
    if (!story || !other) continue;
    const near = await findNearStories(db, [story.id, other.id], MOST_NEAR);
    const next = near.find((each) => each.kind === "question" && !isSamePair(each, question));
    looks.push({
      ...{ kind: "stories", story, other, points: pointsOf(question) },
      next: next ? pointsOf(next) : null,
      terms: await findSharedWords(db, question),
    });
  }
  return [...pairs, ...looks];
}

function isSamePair(a: NearStories, b: NearStories): boolean {
  return a.story === b.story && a.other === b.other;
}

/** The average score of two stories in hundredths: STORY_CUT of them make one story. */
function pointsOf({ average }: NearStories): number {
  return Math.round(100 * average);
}

async function findArrivals(db: Database): Promise<Arrival[]> {
  const articles = await lettered(await findNewestArticles(db, MOST_LATE));
  const stories = await storiesOfGroups(articles.map(({ article }) => article.groupId));
  return articles.map((each) => ({ ...each, story: stories.get(each.article.groupId) ?? null }));
}

async function listedById(db: Database, ids: readonly number[]): Promise<Map<number, ListedStory>> {
  const stories = await describeStories(await findStoriesListed(db, ids));
  return new Map(stories.map((story) => [story.id, story]));
}

async function lettered(articles: readonly ArticleSummary[]): Promise<LetteredArticle[]> {
  const letters = await outletLetters(articles.map(({ outletId }) => outletId));
  return articles.map((article) => ({
    article,
    letter: (article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?",
  }));
}
