import type { QuotedSpan, Span } from "./span.ts";

/** A claim that an extractor proposes. Nothing of it is believed before `checkProposals` has looked. */
export type ProposedClaim = QuotedSpan & {
  /** Where the speaker is named; null: the outlet speaks. */
  readonly speaker: QuotedSpan | null;
};

/** Finds claims beside the rules. Off unless one is plugged in; an implementation over HTTP is in lib/claims/extractor-server. */
export interface ClaimExtractor {
  /** `by` is provider and version, stored with every claim. Throws UNAVAILABLE where it fails or answers nonsense. */
  extract(article: {
    readonly text: string;
    readonly language: string;
    readonly body: readonly Span[];
  }): Promise<{ readonly by: string; readonly claims: readonly ProposedClaim[] }>;
}
