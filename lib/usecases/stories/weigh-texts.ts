import { setImmediate as nextTurn } from "node:timers/promises";
import { type Database, database } from "../../db/client.ts";
import { findSharedTermsAfter, findStoryTextsAfter, findTermCounts } from "../../db/story-texts.ts";
import type { DaySpan } from "../../model/story.ts";
import { AllTexts } from "../../stories/all-texts.ts";
import type { BestNeighbours } from "../../stories/best-neighbours.ts";
import type { ComparedTexts } from "../../stories/settled-stories.ts";
import { TermTable } from "../../stories/term-table.ts";
import { keyOfGroup } from "./regroup-stories.ts";

/** Texts read at a time. */
const PAGE = 500;
/** Terms read at a time. */
const TERMS_PAGE = 20_000;

/** All groups with their neighbours under the counts of the day; a group is known by its place here, 0, 1, 2 … */
export type WeighedGroups = ComparedTexts & {
  /** Numbers of the groups, smallest first. */
  readonly groupIds: readonly number[];
  /** The story in which each stands, 0 for none. */
  readonly standing: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
};

/**
 * Reads the texts, a page at a time, weighs each once and finds its neighbours. Those after the first `most` have come in since they were counted, and
 * are left to be placed. Null where more than `mostTerms` words stand in two texts and more. Other work gets its turn in between.
 */
export async function weighGroups(most: number, mostTerms: number): Promise<WeighedGroups | null> {
  const table = await readTerms(database(), mostTerms);
  if (!table) return null;
  const all = new AllTexts(most, table);
  const groupIds: number[] = [];
  const standing: number[] = [];
  const keys: string[] = [];
  const days: (DaySpan | null)[] = [];
  for (let after = 0; ; ) {
    const page = await findStoryTextsAfter(database(), after, Math.min(PAGE, most - groupIds.length));
    for (const { groupId, textSha256, text, storyId, days: ownDays } of page) {
      const key = keyOfGroup(textSha256, groupId);
      all.add({ key, text });
      keys.push(key);
      days.push(ownDays);
      groupIds.push(groupId);
      standing.push(storyId ?? 0);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)?.groupId ?? after;
  }
  return {
    ...{ keys, days, groupIds, standing, placeOf: new Map(groupIds.map((groupId, place) => [groupId, place])) },
    neighbours: await searched(all),
    scoreOf: (a, b) => all.texts.score(a, b),
  };
}

async function readTerms(db: Database, most: number): Promise<TermTable | null> {
  const { articles } = await findTermCounts(db, []);
  const table = new TermTable(articles);
  for (let after = ""; ; ) {
    const page = await findSharedTermsAfter(db, after, TERMS_PAGE);
    for (const { term, groups } of page) table.add(term, groups);
    if (table.size > most) return null;
    if (page.length < TERMS_PAGE) return table;
    after = page.at(-1)?.term ?? after;
  }
}

async function searched(all: AllTexts): Promise<BestNeighbours> {
  const search = all.search();
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    await nextTurn();
  }
}
