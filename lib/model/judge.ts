import type { LinkRelation } from "./claim.ts";
import type { QuotedSpan, Span } from "./span.ts";

/** What a judge may say of two linked claims: they speak of one matter, of two, or it cannot tell. */
export const MATTER_JUDGEMENTS = ["same", "another", "unsure"] as const;
export type MatterJudgement = (typeof MATTER_JUDGEMENTS)[number];

/** A claim as a judge is told of it. The outlet is left out: who prints a claim says nothing of what it is about. */
export type JudgedClaim = {
  readonly claim: string;
  readonly sentence: string;
  readonly speaker: string | null;
  /** As precise as known ("2025-07"); null where unknown. */
  readonly publishedAt: string | null;
};
export type JudgedPair = { readonly a: JudgedClaim; readonly b: JudgedClaim };

/** What is said of two claims, and the words of each that the relation rests on. */
type JudgementWith<Words> = {
  readonly matter: MatterJudgement;
  /** How the two differ; null: the judge does not say. */
  readonly relation: LinkRelation | null;
  readonly a: readonly Words[];
  readonly b: readonly Words[];
};

/**
 * What a judge answers; `pair` is the position among those asked, from 0, and words are offsets into each claim's sentence. Nothing of it is
 * believed before `checkJudgements` has looked.
 */
export type ProposedJudgement = JudgementWith<QuotedSpan> & { readonly pair: number };

/** Says of linked claims whether they speak of one matter. Off unless one is plugged in; an implementation over HTTP is in lib/claims/judge-server. */
export interface RelationJudge {
  /** `by` is provider and version, stored with every judgement. Throws UNAVAILABLE where it fails or answers nonsense. */
  judge(
    pairs: readonly JudgedPair[],
  ): Promise<{ readonly by: string; readonly judgements: readonly ProposedJudgement[] }>;
}

/** A judgement that is kept: it links nothing, parts nothing and overrules nobody. Spans are into each article's canonical text. */
export type Judgement = JudgementWith<Span> & { readonly by: string };
