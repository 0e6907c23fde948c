import type { JudgedPair, ProposedJudgement } from "../../model/judge.ts";
import { standsIn } from "../../text/stands-in.ts";

/** Why a judgement is refused, in words for a reader. */
export const JUDGEMENT_REFUSALS = {
  "not-asked": "it is about a pair that was not asked, or was answered before",
  "other-words": "other words stand at the place that was given",
  "no-words": "it names a difference and no words for it",
} as const;
export type JudgementRefusal = keyof typeof JUDGEMENT_REFUSALS;

/**
 * Sorts what a judge answers about `pairs`. Words must be exactly those of the sentence at that place, and a difference must rest on words of
 * both sides: who miscounts or misquotes is not believed in the rest either. Of claims on two matters no difference is kept: there is none to show.
 */
export function checkJudgements(
  pairs: readonly JudgedPair[],
  proposed: readonly ProposedJudgement[],
): { accepted: ProposedJudgement[]; refused: JudgementRefusal[] } {
  const accepted = new Map<number, ProposedJudgement>();
  const refused: JudgementRefusal[] = [];
  for (const judgement of proposed) {
    const pair = pairs[judgement.pair];
    const refusal = !pair || accepted.has(judgement.pair) ? "not-asked" : refusalOf(pair, judgement);
    if (refusal) refused.push(refusal);
    else
      accepted.set(
        judgement.pair,
        judgement.matter === "same" ? judgement : { ...judgement, relation: null, a: [], b: [] },
      );
  }
  return { accepted: [...accepted.values()], refused };
}

function refusalOf({ a, b }: JudgedPair, judgement: ProposedJudgement): JudgementRefusal | null {
  const stand =
    judgement.a.every((words) => standsIn(a.sentence, words)) &&
    judgement.b.every((words) => standsIn(b.sentence, words));
  if (!stand) return "other-words";
  return judgement.relation && (judgement.a.length === 0 || judgement.b.length === 0) ? "no-words" : null;
}
