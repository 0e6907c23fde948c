import { ARTICLE_READS } from "./article-reads.ts";
import type { Bound } from "./bound.ts";
import { STORY_READS } from "./story-reads.ts";
import { UPKEEP_READS } from "./upkeep-reads.ts";

/** By file and function. A new function without an entry fails, and so does an entry whose function is gone. */
export const BOUNDS: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  ...ARTICLE_READS,
  ...STORY_READS,
  ...UPKEEP_READS,
};
