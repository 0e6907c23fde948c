import type { OriginKind, Passage } from "./article.ts";
import type { PairRelation, PairVerdict } from "./pair.ts";
import type { Span } from "./span.ts";

/** Fields of an article that carry an origin. */
export const METADATA_FIELDS = [
  "outlet",
  "headline",
  "author",
  "agency",
  "url",
  "publishedAt",
  "updatedAt",
  "capturedAt",
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export type Origins = { readonly [field in MetadataField]?: { readonly origin: OriginKind; readonly note?: string } };

/** An article as lists show it: everything but its text. */
export type ArticleSummary = {
  readonly id: number;
  readonly sourceId: string;
  readonly outletId: number | null;
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly author: string | null;
  readonly agency: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly capturedAt: string | null;
  readonly origins: Origins;
  readonly language: string;
  readonly words: number;
  readonly bodyWords: number;
  readonly sha256: string;
  readonly textSha256: string;
  readonly groupId: number;
  readonly lead: boolean;
  readonly removed: boolean;
  readonly remarks: readonly string[];
  readonly createdAt: Date;
};

/** A passage with the identity it has in the database. */
export type StoredPassage = Passage & { readonly id: number; readonly position: number; readonly text: string };

/** An article with its text and passages. */
export type StoredArticle = ArticleSummary & { readonly text: string; readonly passages: readonly StoredPassage[] };

/** A number of the why-card with its denominator and the next closest pair's number. */
export type WhyNumber = {
  readonly label: string;
  readonly value: number;
  readonly of?: number;
  readonly nextClosest?: number | null;
};

/** Why a pair was flagged, in words and numbers. */
export type Why = {
  readonly conclusion: string;
  readonly numbers: readonly WhyNumber[];
  readonly leftOut: string;
  readonly wouldChange: string;
};

/** A flagged pair as stored, a < b. `decision` is a person's, or null. */
export type StoredPair = {
  readonly aId: number;
  readonly bId: number;
  readonly relation: PairRelation;
  readonly score: number;
  readonly matchedWords: number;
  readonly longestRun: number;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly spans: readonly {
    readonly aStart: number;
    readonly aEnd: number;
    readonly bStart: number;
    readonly bEnd: number;
  }[];
  readonly cut: boolean;
  readonly why: Why;
  readonly decision: PairVerdict | null;
};

/** The body of an article: the only part that similarity, claims and framing read. */
export function bodySpans(passages: readonly Pick<Passage, "role" | "start" | "end">[]): Span[] {
  return passages.filter((passage) => passage.role === "body").map(({ start, end }) => ({ start, end }));
}
