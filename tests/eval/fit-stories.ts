/**
 * `npx tsx tests/eval/fit-stories.ts`: fits lib/stories/data/story-weights.json anew, on pairs of the set of stories as they stand in
 * collections of many sizes and of one theme. `npm run eval -- stories/folds` judges such a fit on stories that it did not see.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { STORY_FEATURES } from "../../lib/stories/story-score.ts";
import { EVAL_FOLDER } from "./sets.ts";
import { drawCollections, readGoldArticles } from "./story-collections.ts";
import { fitStories, storyPairs } from "./story-fit.ts";

const articles = readGoldArticles(EVAL_FOLDER);
const weights = {
  about: `Weights of the score that two articles report one event, fitted by tests/eval/fit-stories.ts. Features: ${STORY_FEATURES.join(", ")}.`,
  ...fitStories(storyPairs([{ kind: "whole set", articles }, ...drawCollections(articles)])),
};
writeFileSync(
  join(import.meta.dirname, "../../lib/stories/data/story-weights.json"),
  `${JSON.stringify(weights, null, 2)}\n`,
);
console.log(JSON.stringify(weights, null, 2));
