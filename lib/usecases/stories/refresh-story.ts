import { alignStory } from "../../claims/row/story-rows.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims, findSentences } from "../../db/claims.ts";
import { type Database, inTransaction, lockFor } from "../../db/client.ts";
import { enqueueAll } from "../../db/queue.ts";
import { changeReading, findReading } from "../../db/readings.ts";
import { saveStoryRows } from "../../db/story-rows.ts";
import { VERSIONS } from "../../model/versions.ts";
import { readIfNew, storyAsRead } from "../reading/story-as-read.ts";
import { leadsOfStory, MOST_CLAIMS } from "../reading/story-to-read.ts";
import { linkDecisions } from "./link-decisions.ts";

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
  const articles = await findArticles(tx, { ids: leads });
  const headlines = articles.flatMap(({ headline }) => headline ?? []);
  const decisions = await linkDecisions(tx, claims);
  const reading = await findReading(tx, storyId);
  const read = await storyAsRead(tx, reading, articles);
  const { rows, links, byWords } = alignStory({ claims, sentences, headlines, decisions, read });
  const alone = read ? [...read.articles] : [];
  await saveStoryRows(tx, storyId, { rows, links, version: VERSIONS.links, alone });
  if (reading) {
    const modelRows = rows.filter(({ strength, by }) => strength === "sure" && by !== "words").length;
    await changeReading(tx, storyId, { wordRows: byWords, ...(reading.shows === "model" ? { modelRows } : {}) });
  }
  if (leads.length > 1) await readIfNew(tx, storyId);
}

/** Queue the rows of these stories. Asking again while a job waits does the work once. */
export async function queueStories(tx: Database, storyIds: readonly number[]): Promise<void> {
  await enqueueAll(
    tx,
    [...new Set(storyIds)].map((storyId) => ({ name: "refresh-story", payload: { storyId } })),
  );
}
