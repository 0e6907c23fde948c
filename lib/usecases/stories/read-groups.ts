import { type Database, lockFor } from "../../db/client.ts";
import { findLeadTexts, type LeadText, setStories } from "../../db/stories.ts";
import { deleteStoryTexts, findStoryTexts, type StoredStoryText, saveStoryTexts } from "../../db/story-texts.ts";
import { VERSIONS } from "../../model/versions.ts";
import { daySpanOf } from "../../stories/day-span.ts";
import { storyTextOf } from "../../stories/story-text.ts";

/** The lock under which stories are grouped and their texts saved: two workers that regroup one story would each write half of it, or wait for each other's rows. */
export const STORIES_LOCK = "stories";
/** What was read of a group just now. */
export type ReadGroup = Omit<StoredStoryText, "storyId">;
/** Share of terms from which on a new group is taken for one that is gone under another number: copies share nearly all. */
const SAME_GROUP = 0.5;

/**
 * Reads the lead copies of some groups and keeps the words that tell their story. A group that has no article any more, since it was
 * removed or merged, is taken out; where its other copies are a group under another number now, as when its first article was removed, that
 * group stands in its story. Returns what is there, the counts of words that it changed, and the stories that lost one.
 */
export async function readGroups(
  tx: Database,
  groupIds: readonly number[],
): Promise<{ texts: ReadGroup[]; counted: ReadonlyMap<string, number>; left: number[] }> {
  const texts = (await findLeadTexts(tx, groupIds)).map(readLead);
  const leading = new Set(texts.map(({ groupId }) => groupId));
  await lockFor(tx, STORIES_LOCK);
  const there = await findStoryTexts(tx, groupIds);
  const gone = there.filter(({ groupId }) => !leading.has(groupId));
  const known = new Set(there.map(({ groupId }) => groupId));
  await deleteStoryTexts(tx, gone);
  const counted = await saveStoryTexts(tx, texts, there, VERSIONS.stories);
  await setStories(
    tx,
    texts
      .filter(({ groupId }) => !known.has(groupId))
      .flatMap((text) => {
        const storyId = gone.find((old) => overlap(old, text) >= SAME_GROUP)?.storyId;
        return storyId ? [{ groupId: text.groupId, storyId }] : [];
      }),
  );
  return { texts, counted, left: [...new Set(gone.flatMap(({ storyId }) => storyId ?? []))] };
}

/** The share of the terms of either text that both have, 0 to 1. */
function overlap(a: Pick<StoredStoryText, "text">, b: Pick<StoredStoryText, "text">): number {
  const terms = new Set(a.text.terms.map(([term]) => term));
  const both = b.text.terms.filter(([term]) => terms.has(term)).length;
  return both / Math.max(1, terms.size + b.text.terms.length - both);
}

function readLead({ groupId, articleId, textSha256, publishedAt, ...text }: LeadText): ReadGroup {
  return { groupId, articleId, textSha256, text: storyTextOf(text), days: daySpanOf(publishedAt) };
}
