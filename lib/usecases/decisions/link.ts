import { GONE } from "../../model/telling.ts";
import { claimPair } from "./claim-pair.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { linkAgain, linkAgainOf } from "./link-again.ts";

/** What a person may decide of two claims. */
export const LINK_VERDICTS = ["confirmed", "rejected"] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** Two claims that are, or are not, about one matter. Links and rows follow from the decisions that hold. */
export const LINK: KindOfDecision<"link"> = {
  kind: "link",
  differsBy: [],
  // One of the two groups is enough: linking it makes its links with the other.
  restore: (tx, { detail: { articles = [] } }) => linkAgainOf(tx, articles.slice(0, 1)),
  tell: ({ verdict }, [one = GONE, other = GONE]) => [
    ...["Two claims, in ", one, " and ", other],
    verdict === "confirmed" ? ", were confirmed as one point." : ", were parted: not one point.",
  ],
};

/**
 * Record that two claims are, or are not, about the same matter; rows follow. Bound to texts and places. Returns the decision's id.
 * Throws INVALID_INPUT, NOT_FOUND, and CONFLICT where this stands already or was decided meanwhile.
 */
export function decideLink({ a, b, verdict }: { a: number; b: number; verdict: LinkVerdict }): Promise<number> {
  return decide(LINK, async (tx, lock) => {
    const { subject, detail, groupIds } = await claimPair(tx, a, b);
    await lock(subject);
    return { choices: [{ subject, verdict, detail }], effect: () => linkAgain(groupIds.slice(0, 1)) };
  });
}
