import { alignStory } from "../../claims/row/story-rows.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims, findSentences } from "../../db/claims.ts";
import { type Database, inTransaction, lockFor } from "../../db/client.ts";
import { enqueueAll } from "../../db/queue.ts";
import { findLeadIds, findNeighboursOfGroups, findStoryMembers } from "../../db/stories.ts";
import { saveStoryRows } from "../../db/story-rows.ts";
import { VERSIONS } from "../../model/versions.ts";
import { linkDecisions } from "./link-decisions.ts";

/** Groups of copies whose claims are laid side by side; of a larger story those that stand nearest to the others. */
const MOST_GROUPS = 60;
/** Claims read of a story: sixty articles of usual length have 2,500. */
const MOST_CLAIMS = 4_000;

/** Lay the claims of a story side by side: its links and rows are made anew from its own claims, and nothing else is read. */
export function refreshStory(storyId: number): Promise<void> {
  return inTransaction((tx) => refreshStoryIn(tx, storyId));
}

/** The same inside a transaction, so that a person sees at once what a decision does. One at a time per story. */
export async function refreshStoryIn(tx: Database, storyId: number): Promise<void> {
  await lockFor(tx, `rows of story ${storyId}`);
  const leads = await leadsOfStory(tx, storyId);
  const claims = leads.length < 2 ? [] : await findClaims(tx, { articleIds: leads, limit: MOST_CLAIMS });
  const sentences = leads.length < 2 ? [] : await findSentences(tx, leads);
  const headlines = (await findArticles(tx, { ids: leads })).flatMap(({ headline }) => headline ?? []);
  const decisions = await linkDecisions(tx, claims);
  const { rows, links } = alignStory({ claims, sentences, headlines, decisions });
  await saveStoryRows(tx, storyId, { rows, links, version: VERSIONS.links });
}

/** Queue the rows of these stories. Asking again while a job waits does the work once. */
export async function queueStories(tx: Database, storyIds: readonly number[]): Promise<void> {
  await enqueueAll(
    tx,
    [...new Set(storyIds)].map((storyId) => ({ name: "refresh-story", payload: { storyId } })),
  );
}

/** The lead copies of a story's groups, those of the nearest groups where it has many. */
async function leadsOfStory(tx: Database, storyId: number): Promise<number[]> {
  const members = (await findStoryMembers(tx, [storyId])).map(({ groupId }) => groupId);
  const groups = members.length > MOST_GROUPS ? await nearestGroups(tx, members) : members;
  return [...(await findLeadIds(tx, groups)).values()].sort((a, b) => a - b);
}

/** The groups that stand nearest to the others of the story, by the sum of what they score with them. */
async function nearestGroups(tx: Database, groups: readonly number[]): Promise<number[]> {
  const inside = new Set(groups);
  const near = new Map(groups.map((group) => [group, 0]));
  for (const { groupId, otherId, score } of await findNeighboursOfGroups(tx, groups))
    if (inside.has(otherId)) near.set(groupId, (near.get(groupId) ?? 0) + score);
  return [...near]
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, MOST_GROUPS)
    .map(([group]) => group);
}
