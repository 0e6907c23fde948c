import type { StoryFilter } from "../../db/story-lists.ts";
import { daySpanOf } from "../../stories/day-span.ts";
import { searchQuery } from "../../text/search-query.ts";

/** What stories are narrowed to, as an address says it: dates as printed, "2025-07" for a month. */
export type AskedStories = Omit<StoryFilter, "fromDay" | "toDay"> & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The same as the database is asked: from the first day of one date to the last of the other; blank words narrow nothing, and signs alone find nothing. */
export function storyFilterOf({ from, to, words, ...rest }: AskedStories): StoryFilter {
  return {
    ...rest,
    words: words?.trim() ? searchQuery(words) : undefined,
    fromDay: daySpanOf(from ?? null)?.from,
    toDay: daySpanOf(to ?? null)?.to,
  };
}
