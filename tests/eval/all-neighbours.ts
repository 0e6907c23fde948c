import type { StoryNeighbour, TermCounts } from "../../lib/model/story.ts";
import { AllTexts } from "../../lib/stories/all-texts.ts";
import type { KeyedText } from "../../lib/stories/find-neighbours.ts";
import type { StoryWeights } from "../../lib/stories/story-score.ts";
import { TermTable } from "../../lib/stories/term-table.ts";

/**
 * The neighbours of all articles under one set of counts, by key, as settling finds them, for texts that stand in no database.
 */
export function allNeighbours(
  texts: readonly KeyedText[],
  counts: TermCounts,
  by?: StoryWeights,
): ReadonlyMap<string, readonly StoryNeighbour[]> {
  const table = new TermTable(counts.articles);
  for (const { text } of texts) {
    for (const terms of [text.terms, text.opening]) for (const [term] of terms) table.add(term, counts.of(term));
    for (const term of text.headline) table.add(term, counts.of(term));
  }
  const all = new AllTexts(texts.length, table, by);
  for (const each of texts) all.add(each);
  const searching = all.search();
  let step = searching.next();
  while (!step.done) step = searching.next();
  const lists = step.value;
  return new Map(
    texts.map(({ key }, text) => [
      key,
      lists.of(text).map(({ other, score }) => ({ key: texts[other]?.key ?? "", score })),
    ]),
  );
}
