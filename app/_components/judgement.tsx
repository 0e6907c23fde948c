import { isNamed } from "../../lib/model/claim.ts";
import type { MatterJudgement } from "../../lib/model/judge.ts";
import type { ShownJudgement } from "../../lib/usecases/columns/shown-judgement.ts";
import { CHIP_NAMES } from "./words.ts";

const READS: Record<MatterJudgement, string> = {
  same: "reads both as one matter",
  another: "reads them as two matters",
  unsure: "cannot tell whether it is one matter",
};

/** What a judge's word is worth; said once where one is shown. */
export const JUDGE_MOVES_NOTHING = "What a judge says stands beside the links: it makes none and parts none.";

/** What a plugged-in judge says of two claims, with the words it points at. */
export function JudgementLine({ judgement }: { judgement: ShownJudgement | null }) {
  if (!judgement) return null;
  const { by, matter, relation, own, other } = judgement;
  return (
    <p className="note">
      <b>{by}</b>, a judge plugged in, {READS[matter]}
      {relation && isNamed(relation) ? (
        <>
          : {CHIP_NAMES[relation]}, by {listed(own)} and {listed(other)}
        </>
      ) : null}
      .
    </p>
  );
}

function listed(words: readonly string[]): string {
  return words.map((each) => `“${each}”`).join(", ");
}
