import { REFUSALS } from "../../claims/claim/proposals.ts";
import { JUDGEMENT_REFUSALS } from "../../claims/link/judgements.ts";
import { countExtracted } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { countJudgements } from "../../db/judgements.ts";
import { currentExtractor } from "../claims/current-extractor.ts";
import { currentJudge } from "../claims/current-judge.ts";
import { loadServiceFacts, type ServiceFacts } from "../claims/plugged-state.ts";

/** What is plugged in beside the rules, and how it goes. */
export type PluggedIn = {
  readonly extractor: ServiceFacts & {
    readonly on: boolean;
    /** Claims by provider and version. */
    readonly made: readonly { readonly by: string; readonly claims: number }[];
  };
  readonly judge: ServiceFacts & {
    readonly on: boolean;
    /** Judged pairs of claims by provider and version. */
    readonly made: readonly { readonly by: string; readonly pairs: number }[];
  };
};

/** The extractor and the judge as pages tell them. */
export async function loadPluggedIn(db: Database): Promise<PluggedIn> {
  const [extractorOn, judgeOn] = [currentExtractor() !== null, currentJudge() !== null];
  return {
    extractor: {
      on: extractorOn,
      made: await countExtracted(db),
      ...(await loadServiceFacts(db, "extractor", { on: extractorOn, reasons: REFUSALS })),
    },
    judge: {
      on: judgeOn,
      made: await countJudgements(db),
      ...(await loadServiceFacts(db, "judge", { on: judgeOn, reasons: JUDGEMENT_REFUSALS })),
    },
  };
}
