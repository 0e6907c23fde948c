import type { LinkableClaim } from "../../claims/link/link-features.ts";
import { linkNewClaims } from "../../claims/link/match-claims.ts";
import { lemmaCounts } from "../../claims/topic/matters.ts";
import { findArticles, findIdsByText, setVersion } from "../../db/articles.ts";
import {
  countClaimsUpTo,
  countLemmas,
  findClaims,
  findSharingArticles,
  findSurroundings,
  newestClaim,
} from "../../db/claims.ts";
import { type Database, database, inTransaction, lockFor } from "../../db/client.ts";
import { findDecidedPartners } from "../../db/decisions.ts";
import { saveLinks } from "../../db/links.ts";
import { findNearestElsewhere } from "../../db/near-stories.ts";
import { enqueue, enqueueAll, isQueued } from "../../db/queue.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findEmbeddings } from "../../db/vectors.ts";
import type { CitedClaim, ClaimLink } from "../../model/claim.ts";
import { currentConfig } from "../../model/config.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { linkDecisions } from "../stories/link-decisions.ts";
import { queueStories } from "../stories/refresh-story.ts";
import { currentEmbedder } from "./current-embedder.ts";
import { loadCorpusMean } from "./embedding-state.ts";
import { queueJudging } from "./judge-links.ts";

/** Up to so many claims everything is linked anew each time: with every article the counts of words change, and so the links of the others. */
const LINKED_AS_A_WHOLE = 400;
/** Claims that the rare lemmas of one article may lead to: what is read from the index stays the same, however large the collection. */
const MOST_HOLDERS = 1000;
/** Most articles of other stories compared with one, by the rare words of its claims; of its own story none is, since its rows link them. */
const MOST_ARTICLES = 8;
/** And by all its words, from the lists that placing it made. */
const MOST_NEAREST = 8;
/** Word counts hold until the collection has grown by this factor. */
const GROWTH = 1.5;

/** When topics are made: after the links of all groups and the rows of stories, once before sentence vectors come and once when the last links with them are made. */
const BEFORE_VECTORS = 8;
const AFTER_ALL = 20;

/**
 * Link the claims of a group's lead copy with those of groups of other stories; inside a story claims are linked where its rows are made,
 * which is asked for here. A group counts once: its other copies say the same words.
 * A small collection is linked as a whole, one job at a time. In a large one all is computed before the lock is taken; a claim that
 * came in meanwhile keeps its links with this group, which its own job makes.
 */
export function linkClaims(groupId: number): Promise<void> {
  return linkTogether([groupId]);
}

/**
 * The same for groups that came in together: what they are compared with is read once. Where that fails, or has failed before (`attempt` above 1),
 * each becomes a job of its own.
 */
export async function linkBatch(groupIds: readonly number[], attempt: number): Promise<void> {
  if (attempt === 1) {
    try {
      return await linkTogether(groupIds);
    } catch (error) {
      console.error(
        `worker: ${groupIds.length} groups are linked one by one, since together it failed: ${String(error).slice(0, 300)}`,
      );
    }
  }
  await enqueueAll(
    database(),
    groupIds.map((groupId) => ({ name: "link-claims", payload: { groupId } })),
  );
}

async function linkTogether(groupIds: readonly number[]): Promise<void> {
  const db = database();
  const leads = leadsAmong(await findArticles(db, { groupIds }));
  if (leads.length === 0) return;
  const early = (await isSmall(db)) ? null : await computeLinks(db, leads, false);
  await inTransaction(async (tx) => {
    await linkGroups(tx, groupIds, early);
    await queueStories(tx, [...(await findStoriesOfGroups(tx, groupIds)).values()]);
    const afterVectors = currentEmbedder() !== null && !(await isQueued(tx, "embed-claims"));
    await enqueue(tx, "refresh-topics", {}, { priority: afterVectors ? AFTER_ALL : BEFORE_VECTORS });
  });
}

/**
 * The same inside a transaction, so that a person sees at once what a decision does; topics are left to the caller. `early` are links that
 * were computed before the lock was taken. Everything is read through the transaction: a second connection, asked for while the first holds
 * the lock, would never come where all connections wait for that lock.
 */
export async function linkGroups(
  tx: Database,
  groupIds: readonly number[],
  early: Computed | null = null,
): Promise<void> {
  await lockFor(tx, "links");
  const members = await findArticles(tx, { groupIds });
  const leads = leadsAmong(members);
  if (leads.length === 0) return;
  const { own, links, newest } =
    early && sameLeads(early.leads, leads) ? early : await computeLinks(tx, leads, await isSmall(tx));
  const others = members.filter((member) => !member.lead).map((member) => member.id);
  const dropped = others.length === 0 ? [] : await findClaims(tx, { articleIds: others });
  const replaced = [...own, ...dropped].map((claim) => claim.id);
  await saveLinks(tx, replaced, links, { newest, version: VERSIONS.links });
  await setVersion(
    tx,
    members.map(({ id }) => id),
    "linksVersion",
    VERSIONS.links,
  );
  for (const { groupId } of leads) await queueJudging(tx, groupId);
}

/** The article that leads a group. */
type Lead = { readonly id: number; readonly groupId: number; readonly textSha256: string };

function leadsAmong(members: readonly ArticleSummary[]): Lead[] {
  return members.filter(({ lead }) => lead).map(({ id, groupId, textSha256 }) => ({ id, groupId, textSha256 }));
}

function sameLeads(one: readonly Lead[], other: readonly Lead[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, groupId }, i) => other[i]?.id === id && other[i].groupId === groupId)
  );
}

async function isSmall(db: Database): Promise<boolean> {
  return (await countClaimsUpTo(db, LINKED_AS_A_WHOLE + 1)) <= LINKED_AS_A_WHOLE;
}

/** The links of the claims of lead copies, and which of the claims were there when they were computed. */
type Computed = {
  readonly leads: readonly Lead[];
  readonly own: readonly CitedClaim[];
  readonly links: readonly ClaimLink[];
  readonly newest: number;
};

/** The claims of a lead copy, and those that they are compared with. */
type ToLink = { readonly own: readonly CitedClaim[]; readonly candidates: readonly CitedClaim[] };

async function computeLinks(db: Database, leads: readonly Lead[], small: boolean): Promise<Computed> {
  const newest = await newestClaim(db);
  const { toLink, ...corpus } = small ? await wholeCollection(db) : await nearLeads(db, leads, newest);
  const own = toLink.flatMap((each) => each.own);
  const all = [...new Map(toLink.flatMap((each) => [...each.own, ...each.candidates]).map((c) => [c.id, c])).values()];
  const around = await findSurroundings(db, [...new Set(all.map((claim) => claim.articleId))]);
  const placed = (claim: CitedClaim): LinkableClaim => {
    const place = around.get(`${claim.articleId}:${claim.sentence.start}`);
    return place ? { ...claim, around: place } : claim;
  };
  const embeddings = await embeddingsOf(db, all);
  const decisions = await linkDecisions(db, all);
  const storyOf = await findStoriesOfGroups(db, [...new Set(all.map((claim) => claim.groupId))]);
  const acrossStories = (a: LinkableClaim, b: LinkableClaim) =>
    a.articleId === b.articleId || (storyOf.get(a.groupId) ?? -a.groupId) !== (storyOf.get(b.groupId) ?? -b.groupId);
  const links = toLink.flatMap((each) =>
    linkNewClaims(each.own.map(placed), each.candidates.map(placed), {
      embeddings,
      decisions,
      acrossStories,
      ...corpus,
    }),
  );
  return { leads, own, newest, links };
}

type Corpus = {
  readonly documentFrequency: (lemma: string) => number;
  readonly corpusSize: number;
  /** Absent in a small collection: what is compared there is the whole of it, and its own mean is the corpus's. */
  readonly mean?: Float32Array | undefined;
};

/** All claims of lead copies, where they are few. */
async function wholeCollection(db: Database): Promise<{ toLink: ToLink[] } & Corpus> {
  const whole = await findClaims(db, { leadsOnly: true, limit: LINKED_AS_A_WHOLE });
  const counts = lemmaCounts(whole);
  return {
    toLink: [{ own: whole, candidates: [] }],
    documentFrequency: (lemma) => counts.get(lemma) ?? 0,
    corpusSize: whole.length,
  };
}

/**
 * The claims of each lead copy, and all claims of the articles of other stories that are nearest to it, that share most of its rare lemmas, or
 * that a person linked with it.
 */
async function nearLeads(db: Database, leads: readonly Lead[], newest: number): Promise<{ toLink: ToLink[] } & Corpus> {
  const { counts, claims: corpusSize } = await wordCounts(db, newest);
  const documentFrequency = (lemma: string) => counts.get(lemma) ?? 0;
  const own = byArticle(await findClaims(db, { articleIds: leads.map(({ id }) => id) }));
  const near = new Map<number, number[]>();
  const elsewhere = await findNearestElsewhere(
    db,
    leads.map(({ groupId }) => groupId),
    MOST_NEAREST,
  );
  for (const { id, groupId, textSha256 } of leads) {
    const rare = rarest([...new Set(own.get(id)?.flatMap((claim) => claim.lemmas))], documentFrequency);
    const decided = await findIdsByText(db, await findDecidedPartners(db, textSha256));
    const sharing = rare.length === 0 ? [] : await findSharingArticles(db, rare, { groupId, limit: MOST_ARTICLES });
    near.set(
      id,
      [...new Set([...(elsewhere.get(groupId) ?? []), ...sharing, ...decided])].filter((other) => other !== id),
    );
  }
  const others = [...new Set([...near.values()].flat())].filter((id) => !own.has(id));
  const found = others.length === 0 ? [] : await findClaims(db, { articleIds: others, leadsOnly: true });
  const read = new Map([...own, ...byArticle(found)]);
  const toLink = leads.map(({ id }) => ({
    own: own.get(id) ?? [],
    candidates: (near.get(id) ?? []).toSorted((a, b) => a - b).flatMap((other) => read.get(other) ?? []),
  }));
  return { toLink, documentFrequency, corpusSize, mean: await corpusMean(db) };
}

function byArticle(claims: readonly CitedClaim[]): Map<number, CitedClaim[]> {
  const articles = new Map<number, CitedClaim[]>();
  for (const claim of claims) {
    const own = articles.get(claim.articleId);
    if (own) own.push(claim);
    else articles.set(claim.articleId, [claim]);
  }
  return articles;
}

/** The rarest lemmas, as many as lead to MOST_HOLDERS claims together. */
function rarest(lemmas: readonly string[], frequency: (lemma: string) => number): string[] {
  const sorted = lemmas.toSorted((a, b) => frequency(a) - frequency(b) || (a < b ? -1 : 1));
  let holders = 0;
  return sorted.filter((lemma) => {
    holders += Math.max(1, frequency(lemma));
    return holders <= MOST_HOLDERS;
  });
}

let counted:
  | { upTo: number; database: string | undefined; counts: Promise<Awaited<ReturnType<typeof countLemmas>>> }
  | undefined;

/** How often each lemma stands in the collection, counted once a process and again when it has grown; between the counts a weight is a little old. */
function wordCounts(db: Database, newest: number): Promise<Awaited<ReturnType<typeof countLemmas>>> {
  const url = currentConfig().databaseUrl;
  if (!counted || counted.database !== url || newest > GROWTH * counted.upTo) {
    const fresh = { upTo: newest, database: url, counts: countLemmas(db) };
    counted = fresh;
    fresh.counts.catch(() => {
      if (counted === fresh) counted = undefined;
    });
  }
  return counted.counts;
}

/** The kept mean of the vectors of the embedder in use; without one, links take the mean of what they compare. */
async function corpusMean(db: Database): Promise<Float32Array | undefined> {
  const embedder = currentEmbedder();
  const kept = embedder && (await loadCorpusMean(db));
  return kept && kept.provider === embedder.name ? Float32Array.from(kept.mean) : undefined;
}

async function embeddingsOf(
  db: Database,
  claims: readonly CitedClaim[],
): Promise<Map<number, Float32Array> | undefined> {
  const embedder = currentEmbedder();
  if (!embedder) return undefined;
  const vectors = await findEmbeddings(
    db,
    claims.map((claim) => claim.id),
    embedder.name,
  );
  return vectors.size > 0 ? vectors : undefined;
}
