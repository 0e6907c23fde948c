import type { DifferenceKind } from "../../../lib/stories/row-differences.ts";

/** What a kind of difference is called. */
export const DIFFERENCE_NAMES: Record<DifferenceKind, string> = {
  figures: "figures differ",
  denied: "denied",
  dates: "dates differ",
  certainty: "certain / hedged",
};
