import { alignStory } from "../../claims/row/story-rows.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import { findLinkDecisions, findSpeakerDecisions } from "../../db/decisions.ts";
import { findLaidStory, findOutsideStory, saveLaidStory } from "../../db/laid-stories.ts";
import { enqueueAll } from "../../db/queue.ts";
import { changeReading, findReading } from "../../db/readings.ts";
import { findSentences } from "../../db/sentences.ts";
import { saveStoryRows } from "../../db/story-rows.ts";
import type { LaidArticle } from "../../model/story.ts";
import { VERSIONS } from "../../model/versions.ts";
import { type Growth, growthOf } from "../../stories/grown-story.ts";
import { readIfNew, storyAsRead } from "../reading/story-as-read.ts";
import { leadsOfStory, MOST_CLAIMS } from "../reading/story-to-read.ts";
import { growStory } from "./grow-story.ts";
import { linkDecisions } from "./link-decisions.ts";

/** Most times that a story is laid out before its lock is taken; then inside it, since it changes faster than it is made. */
const MOST_TRIES = 2;

/**
 * Lay the claims of a story side by side. A newcomer to a large story is laid beside what stands, and all is made anew only when the story has
 * grown by a fifth, lost an article, or people or a model have said something about its points. It is computed before the story's lock is
 * taken; where the story changed meanwhile it is computed again.
 */
export async function refreshStory(storyId: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { growth, articles } = await lookAt(database(), storyId);
    if (growth === "none") return;
    const made = growth === "whole" ? await layOut(database(), storyId, articles) : null;
    const grown = growth === "whole" ? null : await growStory(database(), storyId, growth.newcomers, articles);
    const done = await inTransaction(async (tx) => {
      await lockFor(tx, lockOf(storyId));
      if (!isSame(articles, await leadsOfStory(tx, storyId))) return false;
      if (made) {
        // A decision made meanwhile would be lost.
        const { decisions, reading } = await saidOf(tx, made.claims, storyId);
        if (JSON.stringify([decisions, reading]) !== JSON.stringify([made.decisions, made.reading])) return false;
        await saveWhole(tx, storyId, made);
      }
      if (grown) {
        if ((await lookAt(tx, storyId)).growth === "whole") return false;
        await grown.save(tx);
      }
      return true;
    });
    if (done) return;
  }
  await inTransaction((tx) => refreshStoryIn(tx, storyId));
}

/** All of it anew inside a transaction, so that a person sees at once what a decision does. One at a time per story. */
export async function refreshStoryIn(tx: Database, storyId: number): Promise<void> {
  await lockFor(tx, lockOf(storyId));
  await saveWhole(tx, storyId, await layOut(tx, storyId, await leadsOfStory(tx, storyId)));
}

const lockOf = (storyId: number) => `rows of story ${storyId}`;

/** What the story's rows need. */
async function lookAt(db: Database, storyId: number): Promise<{ growth: Growth; articles: LaidArticle[] }> {
  const articles = await leadsOfStory(db, storyId);
  const laid = await findLaidStory(db, storyId);
  const now = { articles, version: VERSIONS.links };
  // Which articles have left is asked only where nothing else makes the story whole.
  const supposed = growthOf(laid, { ...now, inStory: () => true });
  if (supposed === "whole") return { articles, growth: supposed };
  const outside = await findOutsideStory(
    db,
    storyId,
    laid.articles.map(({ id }) => id),
  );
  const growth = growthOf(laid, { ...now, inStory: (id) => !outside.has(id) });
  return { articles, growth: growth !== "whole" && (await isSpokenAbout(db, storyId, articles)) ? "whole" : growth };
}

function isSame(one: readonly LaidArticle[], other: readonly LaidArticle[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, newestClaim }, i) => other[i]?.id === id && other[i].newestClaim === newestClaim)
  );
}

/** Whether a person decided about a claim in these articles, or a model has read the story: then only the whole is right. */
async function isSpokenAbout(db: Database, storyId: number, articles: readonly LaidArticle[]): Promise<boolean> {
  if (await findReading(db, storyId)) return true;
  const texts = (await findArticles(db, { ids: articles.map(({ id }) => id) })).map(({ textSha256 }) => textSha256);
  if ((await findSpeakerDecisions(db, texts)).length > 0) return true;
  return (await findLinkDecisions(db, { texts, keys: [] })).length > 0;
}

async function saidOf(db: Database, claims: Awaited<ReturnType<typeof findClaims>>, storyId: number) {
  return { decisions: await linkDecisions(db, claims), reading: await findReading(db, storyId) };
}

type LaidOut = Awaited<ReturnType<typeof layOut>>;

async function layOut(db: Database, storyId: number, laid: readonly LaidArticle[]) {
  const leads = laid.map(({ id }) => id);
  const claims = leads.length < 2 ? [] : await findClaims(db, { articleIds: leads, limit: MOST_CLAIMS });
  const sentences = leads.length < 2 ? [] : await findSentences(db, leads);
  const articles = await findArticles(db, { ids: leads });
  const headlines = articles.flatMap(({ headline }) => headline ?? []);
  const { decisions, reading } = await saidOf(db, claims, storyId);
  const read = await storyAsRead(db, reading, articles);
  const aligned = alignStory({ claims, sentences, headlines, decisions, read });
  const corrected = claims.some((claim) => claim.corrected !== null);
  const alone = read ? [...read.articles] : [];
  return { ...aligned, laid, claims, decisions, reading, corrected, alone };
}

async function saveWhole(
  tx: Database,
  storyId: number,
  { rows, links, byWords, laid, decisions, reading, corrected, alone }: LaidOut,
): Promise<void> {
  await saveStoryRows(tx, storyId, { rows, links, version: VERSIONS.links, alone });
  if (reading) {
    const modelRows = rows.filter(({ strength, by }) => strength === "sure" && by !== "words").length;
    await changeReading(tx, storyId, { wordRows: byWords, ...(reading.shows === "model" ? { modelRows } : {}) });
  }
  // What people said may be undone, which leaves no trace to be seen here: such a story is made whole the next time too.
  const said = corrected || reading !== null || decisions.confirmed.length + decisions.rejected.length > 0;
  await saveLaidStory(tx, storyId, {
    articles: laid,
    whole: said ? 0 : laid.length,
    version: VERSIONS.links,
  });
  if (laid.length > 1) await readIfNew(tx, storyId);
}

/** Queue the rows of these stories. Asking again while a job waits does the work once. */
export async function queueStories(tx: Database, storyIds: readonly number[]): Promise<void> {
  await enqueueAll(
    tx,
    [...new Set(storyIds)].map((storyId) => ({ name: "refresh-story", payload: { storyId } })),
  );
}
