import type { PairWords } from "../../../_components/side-by-side/pair-panel.tsx";

/** How a topic's page speaks of two claims. */
export const PAIR_WORDS: PairWords = {
  two: "Two claims",
  same: "These are on the same point",
  notSame: "Not the same point",
};
