import { findArticles } from "../../db/articles.ts";
import { pairSubject } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import type { MergedAs, PairVerdict } from "../../model/pair.ts";
import { GONE } from "../../model/telling.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

const WORDS: Record<string, string> = {
  merged: " were merged as one article.",
  "kept-apart": " were kept apart as two articles.",
  "same-story": " were marked as the same story in two articles.",
};

/** What a person decided of two articles. Groups and leads follow from the decisions that hold. */
export const PAIR: KindOfDecision<"pair"> = {
  kind: "pair",
  // A pair that was decided with its group may be decided again by itself: it then stays when the group's decision is undone.
  differsBy: ["as", "whole"],
  restore: async (_, { subject }) => ({ now: (tx) => keepDecisions(tx, subject) }),
  tell: ({ verdict, detail }, [one = GONE, other = GONE]) => {
    const version = verdict === "merged" && detail.as === "version";
    const words = WORDS[verdict] ?? ` were decided on: ${verdict}.`;
    return [one, " and ", other, version ? " were merged as two versions of one article." : words];
  },
};

type PairDecision = {
  readonly a: number;
  readonly b: number;
  readonly verdict: PairVerdict;
  readonly as?: MergedAs | undefined;
};

/**
 * Record what a person decided of two articles and regroup what hangs on it; the two need not be flagged. Returns the decision's id, for undo.
 * Throws NOT_FOUND, and CONFLICT where this stands already, was decided meanwhile, or other decisions do not allow it.
 */
export function decidePair({ a, b, verdict, as }: PairDecision): Promise<number> {
  return decide(PAIR, async (tx, lock) => {
    const [one, other] = await findArticles(tx, { ids: [a, b] });
    if (!one || !other) throw new AppError("NOT_FOUND", `There are no two articles ${a} and ${b} to decide about.`);
    const subject = pairSubject(one.textSha256, other.textSha256);
    await lock(subject);
    const detail = { articles: [one.id, other.id], ...(verdict === "merged" && as ? { as } : {}) };
    return {
      choices: [{ subject, verdict, detail }],
      effect: () => ({ now: (now) => keepDecisions(now, subject) }),
    };
  });
}
