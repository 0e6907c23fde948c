import type { Passage } from "./article.ts";
import type { Span } from "./span.ts";

/** How two articles relate, most specific first. The first three merge by rule; a rewrite waits for a person; the rest never merge. */
export const PAIR_RELATIONS = [
  "identical",
  "same-body",
  "updated-version",
  "rewrite",
  "contains",
  "shared-passage",
] as const;
export type PairRelation = (typeof PAIR_RELATIONS)[number];

/** Relations that join two articles into one group without asking. */
export const MERGING_RELATIONS: readonly PairRelation[] = ["identical", "same-body", "updated-version"];

/** What a person may decide of a pair. */
export const PAIR_VERDICTS = ["merged", "kept-apart", "same-story"] as const;
/** Most articles that one is compared with, those that share most first: a text that hundreds print is compared with so many of its copies. */
export const MOST_COMPARED_WITH = 60;

export type PairVerdict = (typeof PAIR_VERDICTS)[number];

/** What a merged article is to the other: the same again, or an earlier or later state of it. */
export const MERGED_AS = ["copy", "version"] as const;
export type MergedAs = (typeof MERGED_AS)[number];

/** The same run of prose in two articles, edits inside it allowed. */
export type AlignedPassage = {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
};

/**
 * Why two articles that have much in common are not taken for one: two reports from one form, two that quote the same words, two with text
 * of their own around a common one, or a page that holds the article and another.
 */
export type ApartReason = "same-form" | "quotation" | "own-text" | "two-stories";

/** Two articles compared. Words are runs of letters or digits, joined by an apostrophe. */
export type PairScore = {
  readonly relation: PairRelation | null;
  /** Probability, 0 to 1, that the two are one article, whatever the relation. */
  readonly score: number;
  /** Words of a's body inside aligned passages that match a word of b. */
  readonly matchedWords: number;
  /** Longest run of consecutive equal words. */
  readonly longestRun: number;
  /** Share of a's body words found in b, and the reverse. */
  readonly containmentA: number;
  readonly containmentB: number;
  readonly spans: readonly AlignedPassage[];
  /** True where alignment stopped at its time or size limit; the page says so. */
  readonly cut: boolean;
  /** Null where nothing but the score and the relation speaks. */
  readonly apart: ApartReason | null;
};

/** The part of an article that similarity reads. */
export type ComparedArticle = { readonly id: number; readonly text: string; readonly body: readonly Span[] };

/** What comparing reads of a stored article. */
export type ComparedText = {
  readonly id: number;
  readonly groupId: number;
  readonly text: string;
  readonly passages: readonly Pick<Passage, "role" | "start" | "end">[];
};
