import type { PairWords } from "../../../_components/side-by-side/pair-panel.tsx";

/** How a story's page speaks of two sentences put beside each other. */
export const POINT_WORDS: PairWords = { two: "Two sentences", same: "Same point", notSame: "Not the same point" };
