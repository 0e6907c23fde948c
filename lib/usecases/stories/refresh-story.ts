import { alignStory } from "../../claims/row/story-rows.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import { findLinkDecisions, findSpeakerDecisions } from "../../db/decisions.ts";
import type { StoryLead, StoryToLay } from "../../db/laid-stories.ts";
import type { Job } from "../../db/queue.ts";
import { changeReading } from "../../db/readings.ts";
import { findSentences } from "../../db/sentences.ts";
import { saveStoryRows } from "../../db/story-rows.ts";
import type { LaidArticle } from "../../model/story.ts";
import { VERSIONS } from "../../model/versions.ts";
import { type Growth, growthOf } from "../../stories/grown-story.ts";
import { readIfNew, storyAsRead } from "../reading/story-as-read.ts";
import { MOST_CLAIMS, storyToLay } from "../reading/story-to-read.ts";
import { growStory } from "./grow-story.ts";
import { linkDecisions } from "./link-decisions.ts";

/** Most times that a story is laid out before its lock is taken; then inside it, since it changes faster than it is made. */
const MOST_TRIES = 2;
/** Links whose evidence is kept while their scores change; of a story with more the rest is made anew. */
const MOST_KEPT = 2_000;

/**
 * Lay the claims of a story side by side. A newcomer to a large story is laid beside what stands, and all is made anew only when the story has
 * grown by a fifth, lost an article, or people or a model have said something about its points. It is computed before the story's lock is
 * taken; where the story changed meanwhile it is computed again.
 */
export async function refreshStory(storyId: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const seen = await storyToLay(database(), storyId, MOST_KEPT);
    const growth = await growthNow(database(), seen);
    if (growth === "none") return;
    const made = growth === "whole" ? await layOut(database(), seen, seen.linked) : null;
    const grown = growth === "whole" ? null : await growStory(database(), storyId, growth.newcomers, seen.leads);
    const done = await inTransaction(async (tx) => {
      await lockFor(tx, lockOf(storyId));
      const now = await storyToLay(tx, storyId, 0);
      if (!isSame(seen.leads, now.leads)) return false;
      if (made) {
        // What was said or laid meanwhile would be lost.
        const decisions = await linkDecisions(tx, made.claims);
        const before = [made.decisions, seen.reading, seen.laid];
        if (JSON.stringify([decisions, now.reading, now.laid]) !== JSON.stringify(before)) return false;
        return saveWhole(tx, storyId, made);
      }
      if (grown) {
        if ((await growthNow(tx, now)) === "whole") return false;
        await grown.save(tx, now.laid);
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
  await saveWhole(tx, storyId, await layOut(tx, await storyToLay(tx, storyId, 0), new Set()));
}

const lockOf = (storyId: number) => `rows of story ${storyId}`;

/** What the story's rows need. */
async function growthNow(db: Database, { leads, laid, outside, reading }: StoryToLay): Promise<Growth> {
  const now = { articles: leads, version: VERSIONS.links };
  const growth = growthOf(laid, { ...now, inStory: (id) => !outside.has(id) });
  if (growth === "whole" || reading) return "whole";
  return (await isSpokenAbout(db, leads)) ? "whole" : growth;
}

function isSame(one: readonly LaidArticle[], other: readonly LaidArticle[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, newestClaim }, i) => other[i]?.id === id && other[i].newestClaim === newestClaim)
  );
}

/** Whether a person decided about a claim in these articles: then only the whole is right. */
async function isSpokenAbout(db: Database, leads: readonly StoryLead[]): Promise<boolean> {
  const texts = leads.map(({ textSha256 }) => textSha256);
  if ((await findSpeakerDecisions(db, texts)).length > 0) return true;
  return (await findLinkDecisions(db, { texts, keys: [] })).length > 0;
}

type LaidOut = Awaited<ReturnType<typeof layOut>>;

/** `linked` are pairs of claims whose links stand: where nobody has said anything since they were made, their evidence is not made again. */
async function layOut(db: Database, { leads, laid, reading }: StoryToLay, linked: ReadonlySet<string>) {
  const several = leads.length < 2 ? [] : leads;
  const ids = several.map(({ id }) => id);
  const sentences = await findSentences(db, ids);
  const claims = several.length === 0 ? [] : await findClaims(db, { articleIds: ids, limit: MOST_CLAIMS });
  const headlines = leads.flatMap(({ headline }) => headline ?? []);
  const decisions = await linkDecisions(db, claims);
  const read = await storyAsRead(db, reading, leads);
  const corrected = claims.some((claim) => claim.corrected !== null);
  // What people said may be undone, which leaves no trace to be seen here: such a story is made whole the next time too.
  const said = corrected || reading !== null || decisions.confirmed.length + decisions.rejected.length > 0;
  const keeps = !said && laid.whole > 0 && laid.version === VERSIONS.links;
  const isKept = (a: number, b: number) => keeps && linked.has(`${a} ${b}`);
  const aligned = alignStory({ claims, sentences, headlines, decisions, read, isKept });
  const alone = read ? [...read.articles] : [];
  return { ...aligned, leads, claims, decisions, reading, said, alone, before: laid };
}

/** False where a link that was to be kept is gone. */
async function saveWhole(
  tx: Database,
  storyId: number,
  { rows, links, byWords, leads, reading, said, alone, before }: LaidOut,
): Promise<boolean> {
  const saved = await saveStoryRows(tx, storyId, {
    ...{ rows, links, alone, version: VERSIONS.links },
    keepNames: before.version === VERSIONS.links,
    laid: { articles: leads, whole: said ? 0 : leads.length, version: VERSIONS.links },
  });
  if (!saved) return false;
  if (reading) {
    const modelRows = rows.filter(({ strength, by }) => strength === "sure" && by !== "words").length;
    await changeReading(tx, storyId, { wordRows: byWords, ...(reading.shows === "model" ? { modelRows } : {}) });
  }
  if (leads.length > 1) await readIfNew(tx, storyId);
  return true;
}

/** The jobs that lay the rows of these stories. */
export function storyJobs(storyIds: Iterable<number>): Job[] {
  return [...new Set(storyIds)].map((storyId) => ({ name: "refresh-story", payload: { storyId } }));
}
