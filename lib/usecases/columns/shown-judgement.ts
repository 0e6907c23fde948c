import type { StoredJudgement } from "../../db/judgements.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { Judgement } from "../../model/judge.ts";
import type { Span } from "../../model/span.ts";

/** A judgement as a page shows it beside one of its claims: the words it rests on there, and in the other claim's sentence. */
export type ShownJudgement = Pick<Judgement, "by" | "matter" | "relation"> & {
  readonly own: readonly string[];
  readonly other: readonly string[];
};

/** What a judge said of these two, seen from `claim`; null where it was not asked or gave no usable answer. */
export function shownJudgement(
  judgement: StoredJudgement | undefined,
  claim: CitedClaim,
  other: CitedClaim,
): ShownJudgement | null {
  if (!judgement) return null;
  const { by, matter, relation, a, b } = judgement;
  const [own, others] = claim.key < other.key ? [a, b] : [b, a];
  return { by, matter, relation, own: own.map(wordsIn(claim)), other: others.map(wordsIn(other)) };
}

const wordsIn =
  ({ sentence, sentenceText }: CitedClaim) =>
  ({ start, end }: Span) =>
    sentenceText.slice(start - sentence.start, end - sentence.start);
