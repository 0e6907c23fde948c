import { database } from "../../db/client.ts";
import { findStoriesOfClaims } from "../../db/stories.ts";
import { getMatter, getTopic } from "../../db/topics.ts";
import type { ExportRow } from "../../export/article-rows.ts";

/** A topic with its matters, also where it is hidden or merged into another. Throws NOT_FOUND. */
export async function showTopic(id: number): Promise<ExportRow> {
  const { name, terms, hidden, mergedInto, matters } = await getTopic(database(), id);
  const claims = matters.flatMap((matter) => matter.claimIds);
  const storyOf = await findStoriesOfClaims(database(), claims);
  return {
    topic: id,
    name,
    terms,
    claims,
    stories: [...new Set(storyOf.values())].sort((a, b) => a - b),
    hidden,
    mergedInto,
    matters: matters.map((matter) => matterOfTopic(id, matter, storyOf)),
  };
}

/** A matter as the list of matters has it, of a story or of a topic. Throws NOT_FOUND. */
export async function showMatter(id: number): Promise<ExportRow & { readonly topic: number | null }> {
  const { topicId, storyId, name, claimIds, strength, by } = await getMatter(database(), id);
  if (topicId === null) return { matter: id, topic: null, story: storyId, name, claims: claimIds, strength, by };
  return matterOfTopic(topicId, { id, name, claimIds }, await findStoriesOfClaims(database(), claimIds));
}

/** A row of a topic as the export and the API show it; `story` where all its claims stand in one. */
export function matterOfTopic(
  topic: number,
  { id, name, claimIds }: { readonly id: number; readonly name: string; readonly claimIds: readonly number[] },
  storyOf: ReadonlyMap<number, number>,
): ExportRow & { readonly topic: number } {
  const stories = new Set(claimIds.map((claim) => storyOf.get(claim) ?? null));
  const [story = null] = stories.size === 1 ? stories : [];
  return { matter: id, topic, story, name, claims: claimIds, strength: "sure", by: "words" };
}
