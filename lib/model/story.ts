/**
 * What is kept of an article to find its story: its words, cut and folded, with how often they stand in it. Headline and opening count
 * double in `terms`, since they say what happened; they are kept apart too, because two events of one war share their other words.
 */
export type StoryText = {
  /** Every term with its weighted frequency, strongest first. */
  readonly terms: readonly TermFrequency[];
  /** The words of the headline; empty where the article has none. */
  readonly headline: readonly string[];
  /** The words of headline and opening paragraphs with their frequency. */
  readonly opening: readonly TermFrequency[];
  /** ISO 639-1 code, or "und". */
  readonly language: string;
};

/** A term and how often it stands. */
export type TermFrequency = readonly [term: string, frequency: number];

/** In how many articles of the collection terms stand. */
export type TermCounts = {
  /** Articles of the collection; copies count once. */
  readonly articles: number;
  readonly of: (term: string) => number;
};

/** Two articles that may report one event; `score` is the probability that they do, 0 to 1. */
export type StoryNeighbour = { readonly key: string; readonly score: number };

/**
 * Two stories, by number, the smaller first, that may be one ("question") or that tell of one thing earlier and later ("thread"). `best` is the highest
 * score of two of their articles, `average` that of all such pairs, each 0 to 1.
 */
export type NearStories = {
  readonly story: number;
  readonly other: number;
  readonly kind: "question" | "thread";
  readonly best: number;
  readonly average: number;
};

/** The days on which an article may have appeared, as days since 1970; null where its date is not known. "2025-07" is a span of 31. */
export type DaySpan = { readonly from: number; readonly to: number };

/** How sure it is that claims stand in one row: nine times in ten, or less. Sure rows stand open, the others wait to be taken or refused. */
export type Strength = "sure" | "perhaps";

/** Claims of one story that speak of one point: a row of its parallel columns. */
export type StoryRow = {
  /** Its number, which it keeps while most of its claims stay. */
  readonly matter: number;
  readonly story: number;
  readonly name: string;
  readonly strength: Strength;
  /** What joined them: words, person or model:NAME. */
  readonly by: string;
  /** Why these claims stand in one row, in words for a reader. */
  readonly reason: string;
  /** Claims of lead copies, by number. */
  readonly claims: readonly number[];
};

/** The orders that a list of stories can have. */
export const STORY_ORDERS = ["newest", "oldest", "most"] as const;
export type StoryOrder = (typeof STORY_ORDERS)[number];

/** An article of a story whose claims are laid side by side, with the number of the claim that was read last of it (0: none). */
export type LaidArticle = { readonly id: number; readonly newestClaim: number };

/** How far a story's rows go. */
export type LaidStory = {
  readonly articles: readonly LaidArticle[];
  /** Articles when all rows were made together last; 0 where that is to be done again whatever came in. */
  readonly whole: number;
  /** Version of the links and rows. */
  readonly version: number;
};
