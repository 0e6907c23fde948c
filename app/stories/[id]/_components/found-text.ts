import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";

/** Who found what a story's page shows: all of it a rule, or a model the points. */
export function foundText({ reading: { by, shows } }: Pick<StoryPage, "reading">): string {
  return by === null || shows === "words"
    ? "Points, speakers and marks are found by rule."
    : "Points are found by a model, speakers and marks by rule.";
}
